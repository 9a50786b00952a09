#include "app/sample/writer.hpp"

#include "app/sample/places.hpp"

namespace app::sample {
Written Writer::write()
{
    units();
    enterprises();
    unions();
    party_organisations();
    members();
    classes();
    learners();
    targets();
    return written_;
}

void Writer::open(string const& stem)
{
    book_ = make_workbook(directory_, stem, format_);
    ++written_.files;
}

void Writer::sheet(string_view name, std::vector<string> const& titles, Headings const& headings)
{
    book_->begin_sheet(name, titles, headings);
}

void Writer::row(std::vector<Cell> const& cells)
{
    book_->row(cells);
    ++written_.rows;
}

void Writer::faulty(std::vector<Cell> const& cells)
{
    row(cells);
    ++written_.faulty;
}

void Writer::close()
{
    book_->footer();
    book_->close();
}

void Writer::row_perhaps_twice(std::vector<Cell> const& cells, std::uint32_t per_ten_thousand)
{
    row(cells);
    if (random_.below(10'000) >= per_ten_thousand) return;
    row(cells);
    ++written_.repeated;
}

std::string Writer::commune_of(std::uint32_t enterprise) const
{
    return string{old_communes()[world_.enterprises[enterprise].commune].name};
}

std::string Writer::commune_written(std::uint32_t enterprise)
{
    auto const name = commune_of(enterprise);
    return random_.chance(250)
               ? name.substr(name.find(' ') + 1 + (name.starts_with("Thị trấn") ? string_view{"trấn "}.size() : 0))
               : name;
}

Cell Writer::day_text(string_view iso)
{
    return iso.empty() ? blank : text_cell(base::vietnamese(*base::parse_date(iso)));
}

Written write_data_set(World const& world, std::uint64_t seed, std::filesystem::path const& directory, Format format)
{
    return Writer{world, seed, directory, format}.write();
}

}   // namespace app::sample
