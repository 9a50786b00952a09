// Any text table on its way to an import: its first rows, the headings, what each row is, and the mapping as saved.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kernel/imports/header.hpp"
#include "kernel/imports/planning.hpp"
#include "kernel/imports/rows.hpp"

namespace {

using imports::Shape;
constexpr std::array<std::string_view, 2> names{"Họ và tên", "Họ tên"};
constexpr std::array<std::string_view, 2> days{"Ngày sinh", "Năm sinh"};
constexpr std::array<std::string_view, 2> numbers{"Số quyết định", "Quyết định số"};
constexpr std::array columns{imports::Column{"name", "Name", names, Shape::name, true},
                             imports::Column{"born", "Born", days, Shape::partial_day, false},
                             imports::Column{"number", "Number", numbers, Shape::code, false}};

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    imports::SheetKind const kind{"toy.people", "People", web::Permission{"toy"}, 1, columns};
    imports::SheetKind const* const kinds[]{&kind};
    std::string const text{reinterpret_cast<char const*>(data), size};
    auto const mapping = imports::parse_mapping(kind, text);
    if (imports::parse_mapping(kind, imports::mapping_text(kind, mapping)) != mapping) std::abort();

    auto workbook = spreadsheets::open_view(text, "Danh sách", {.rows = 5'000});
    if (!workbook || (*workbook)->sheets().empty()) return 0;
    auto const look = imports::look_at(**workbook, 0, 40);
    auto const found = imports::recognise(look.sample, kinds);
    if (!found) return 0;
    std::vector<std::string> headings;
    for (auto const& column : found->header.columns) headings.push_back(column.shown());
    imports::RowSorter const sorter{kind, found->mapping, headings, found->header.last_row};
    (void)(*workbook)->read(0, [&](spreadsheets::Row const& row) {
        (void)sorter.sort(row);
        return spreadsheets::Go::on;
    });
    return 0;
}
