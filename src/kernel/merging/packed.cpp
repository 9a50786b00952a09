#include "kernel/merging/packed.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/expect.hpp"

namespace merging {
namespace {

constexpr std::size_t most_columns = 40;
constexpr std::string_view digits = "0123456789abcdef";

std::string hex_of(std::string_view bytes)
{
    std::string hex;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

std::string bytes_of(std::string_view hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digits.find(hex[i]) << 4U | digits.find(hex[i + 1]));
    return bytes;
}

void pack_text(std::string& out, char mark, std::string_view text)
{
    out += mark;
    out += std::to_string(text.size());
    out += ':';
    out += text;
}

class Reader {
public:
    explicit Reader(std::string_view packed) : rest_(packed) {}

    bool at_end() const { return rest_.empty(); }
    Cells row()
    {
        Cells cells;
        for (char mark = next(); mark != '\n'; mark = next()) cells.push_back(cell(mark));
        return cells;
    }

private:
    char next()
    {
        base::expect(!rest_.empty(), "the journal of a merge ends in the middle of a row");
        char const mark = rest_.front();
        rest_.remove_prefix(1);
        return mark;
    }
    std::int64_t number(char end)
    {
        std::int64_t value = 0;
        auto const [after, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        rest_.remove_prefix(static_cast<std::size_t>(after - rest_.data()));
        base::expect(error == std::errc{} && next() == end, "the journal of a merge holds no number where one belongs");
        return value;
    }
    std::string text()
    {
        auto const size = static_cast<std::size_t>(number(':'));
        base::expect(size <= rest_.size(), "the journal of a merge ends in the middle of a text");
        std::string taken{rest_.substr(0, size)};
        rest_.remove_prefix(size);
        return taken;
    }
    Cell cell(char mark)
    {
        switch (mark) {
            case 'n':
                return {};
            case 'i':
                return {db::Kind::integer, number(';')};
            case 't':
                return {db::Kind::text, 0, text()};
            default:
                base::expect(mark == 'b', "the journal of a merge holds a value of an unknown type");
                return {db::Kind::bytes, 0, bytes_of(text())};
        }
    }

    std::string_view rest_;
};

}   // namespace

db::Value Cell::value() const
{
    if (kind == db::Kind::integer) return integer;
    if (kind == db::Kind::text) return text;
    return kind == db::Kind::bytes ? db::bytes(text) : db::Value{};
}

Cells read_cells(db::Row const& row, std::string_view kinds)
{
    Cells cells;
    cells.reserve(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        auto const column = static_cast<int>(i);
        if (row.is_null(column))
            cells.emplace_back();
        else if (kinds[i] == 'i')
            cells.push_back({db::Kind::integer, row.integer(column)});
        else
            cells.push_back({kinds[i] == 't' ? db::Kind::text : db::Kind::bytes, 0, row.string(column)});
    }
    return cells;
}

std::vector<db::Param> column_params(Cells const& row)
{
    static auto const names = [] {
        std::array<std::string, most_columns> made;
        for (std::size_t i = 0; i < most_columns; ++i) made.at(i) = fmt::format("c{:02}", i);
        return made;
    }();
    std::vector<db::Param> params;
    for (std::size_t i = 0; i < row.size(); ++i) params.push_back({names.at(i), row[i].value()});
    return params;
}

std::string pack(std::span<Cells const> rows)
{
    std::string out;
    for (auto const& row : rows) {
        for (auto const& cell : row) {
            if (cell.kind == db::Kind::integer)
                out.append("i").append(std::to_string(cell.integer)).append(";");
            else if (cell.kind == db::Kind::null)
                out += 'n';
            else if (cell.kind == db::Kind::text)
                pack_text(out, 't', cell.text);
            else
                pack_text(out, 'b', hex_of(cell.text));
        }
        out += '\n';
    }
    return out;
}

std::vector<Cells> unpack(std::string_view packed)
{
    std::vector<Cells> rows;
    Reader reader{packed};
    while (!reader.at_end()) rows.push_back(reader.row());
    return rows;
}

}   // namespace merging
