#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/sample/data_set.hpp"
#include "app/sample/dirt.hpp"

namespace app::sample {

/// Writes the workbooks of a world, one after the other, all from one source of chance: their order is part of what the
/// seed gives. Units and targets are in unit_lists, enterprises and their organisations in organisation_lists, members
/// and learners in person_lists.
class Writer {
public:
    Writer(World const& world, std::uint64_t seed, std::filesystem::path const& directory, Format format)
        : world_(world), random_(seed ^ 0xD1A7U), dirt_(random_), directory_(directory), format_(format)
    {
    }

    Written write();

private:
    using string = std::string;
    using string_view = std::string_view;
    using Headings = std::vector<Heading>;

    void open(string const& stem);
    void sheet(string_view name, std::vector<string> const& titles, Headings const& headings);
    void row(std::vector<Cell> const& cells);
    void faulty(std::vector<Cell> const& cells);
    void close();
    /// Now and then a row stands twice in a list.
    void row_perhaps_twice(std::vector<Cell> const& cells, std::uint32_t per_ten_thousand);
    string commune_of(std::uint32_t enterprise) const;
    string commune_written(std::uint32_t enterprise);
    static Cell day_text(string_view iso);

    void units();
    /// Targets are invented: what the resolution set in numbers is not public.
    void targets();

    void enterprises();
    std::vector<Cell> enterprise_row(std::uint32_t i);
    void faulty_enterprises();
    void unions();
    std::vector<Cell> union_row(Union const& u);
    void party_organisations();

    /// Identity cells of a person: name in one column, or split in two.
    void name_cells(Person const& p, bool split, std::vector<Cell>& cells);
    Cell sex_cell(Person const& p);
    Cell number_cell_of(Person const& p);
    static Headings person_headings(bool split);

    void members();
    std::vector<Cell> member_row(Membership const& m, bool split);
    void faulty_members(bool split);

    void classes();
    void learners();
    std::vector<Cell> learner_row(Enrolment const& e, bool split);
    void faulty_learners(bool split);

    World const& world_;
    Random random_;
    Dirt dirt_;
    std::filesystem::path directory_;
    Format format_;
    std::unique_ptr<Workbook> book_;
    Written written_;
};

}   // namespace app::sample
