#include "platform/spreadsheets/workbook.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <istream>
#include <streambuf>

#include "platform/spreadsheets/csv.hpp"
#include "platform/spreadsheets/refused.hpp"
#include "platform/spreadsheets/xlsx.hpp"

namespace spreadsheets {
namespace {

constexpr std::size_t sniffed_bytes = 1 << 20;

enum class Content : std::uint8_t { zip, text };

/// "EncryptedPackage" as it stands in the directory of an OLE file that Excel has locked with a password.
bool is_locked(std::string_view bytes)
{
    constexpr std::string_view word = "EncryptedPackage";
    std::string wide;
    for (char const c : word) wide.append({c, '\0'});
    return bytes.find(wide) != std::string_view::npos;
}

bool looks_like_markup(std::string_view bytes)
{
    std::string head{bytes.substr(0, 2048)};
    std::ranges::transform(head, head.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (std::string_view const sign : {"<!doctype", "<html", "<table", "<?xml"})
        if (head.find(sign) != std::string::npos) return true;
    return false;
}

/// What the first bytes say. Throws Refused for everything that is not read here.
Content sniff(std::string_view first)
{
    if (first.empty()) throw Refused{"workbook.empty"};
    if (first.starts_with("PK\x03\x04") || first.starts_with("PK\x05\x06")) return Content::zip;
    if (first.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        throw Refused{is_locked(first) ? "workbook.encrypted" : "workbook.xls"};
    if (first.starts_with("\x09\x08")) throw Refused{"workbook.xls"};
    for (std::string_view const other : {"%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "Rar!", "7z\xBC\xAF", "\x1F\x8B"})
        if (first.starts_with(other)) throw Refused{"workbook.not_a_workbook"};
    if (looks_like_markup(first)) throw Refused{"workbook.html"};
    return Content::text;
}

/// Bytes at hand as a stream that can be read again from any place.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes)
    {
        auto* const begin = const_cast<char*>(bytes.data());   // never written to
        setg(begin, begin, begin + bytes.size());
    }

protected:
    pos_type seekpos(pos_type to, std::ios_base::openmode) override
    {
        if (to < 0 || to > egptr() - eback()) return pos_type{off_type{-1}};
        setg(eback(), eback() + static_cast<off_type>(to), egptr());
        return to;
    }
};
class ViewStream : public std::istream {
public:
    explicit ViewStream(std::string_view bytes) : std::istream(nullptr), buffer_(bytes) { rdbuf(&buffer_); }

private:
    ViewBuffer buffer_;
};

std::string stem_of(std::string_view name) { return std::filesystem::path{name}.stem().string(); }

}   // namespace

base::Result<std::unique_ptr<Workbook>> open(std::string const& path, Limits const& limits)
{
    std::error_code fault;
    auto const bytes = std::filesystem::file_size(path, fault);
    auto input = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (fault || !*input) return base::Error{base::Refusal::not_found, {{"", "workbook.missing", stem_of(path)}}};
    try {
        if (static_cast<std::int64_t>(bytes) > limits.file_bytes) throw Refused{"workbook.too_large"};
        std::string first(std::min<std::size_t>(sniffed_bytes, bytes), '\0');
        input->read(first.data(), static_cast<std::streamsize>(first.size()));
        first.resize(static_cast<std::size_t>(input->gcount()));
        if (sniff(first) == Content::zip) return open_xlsx(Package::open(path, limits), limits);
        return open_csv(std::move(input), first, stem_of(path), static_cast<std::int64_t>(bytes), limits);
    } catch (Refused const& refused) {
        return refused.error();
    }
}

base::Result<std::unique_ptr<Workbook>> open_view(std::string_view bytes, std::string_view name, Limits const& limits)
{
    try {
        auto const size = static_cast<std::int64_t>(bytes.size());
        if (size > limits.file_bytes) throw Refused{"workbook.too_large"};
        auto const first = bytes.substr(0, sniffed_bytes);
        if (sniff(first) == Content::zip) return open_xlsx(Package::open_view(bytes, limits), limits);
        return open_csv(std::make_unique<ViewStream>(bytes), first, stem_of(name), size, limits);
    } catch (Refused const& refused) {
        return refused.error();
    }
}

std::string column_letters(std::size_t column)
{
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string shown(Cell const& cell)
{
    if (cell.type != CellType::day) return std::string{cell.text};
    auto const text = base::vietnamese(cell.day);
    return cell.year_shown ? text : text.substr(0, 5);
}

}   // namespace spreadsheets
