// The XML inside a workbook: the package around it is always whole, so that the fuzzer gets past the archive.
// The first byte says which part it is.
#include <array>
#include <cstdint>
#include <string>

#include "platform/spreadsheets/test_book.hpp"
#include "platform/spreadsheets/workbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    constexpr std::array parts{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",       "xl/styles.xml",
                               "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "xl/comments1.xml",
                               "xl/drawings/drawing1.xml"};
    if (size == 0) return 0;
    std::string_view const input{reinterpret_cast<char const*>(data), size};
    auto const rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000</v></c></row>)";
    auto const bytes = spreadsheets::test::zipped(spreadsheets::test::book(
        rows, {{parts.at(static_cast<unsigned char>(input[0]) % parts.size()), std::string{input.substr(1)}}}));
    spreadsheets::Limits const limits{.part_bytes = 4 << 20, .rows = 2'000, .depth = 20};
    auto workbook = spreadsheets::open_view(bytes, "fuzz", limits);
    if (!workbook) return 0;
    std::size_t letters = 0;
    (void)(*workbook)->read_beside([&](std::string_view text) {
        letters += text.size();
        return spreadsheets::Go::on;
    });
    for (std::size_t sheet = 0; sheet < (*workbook)->sheets().size() && sheet < 4; ++sheet) {
        (void)(*workbook)->merged(sheet, 30);
        (void)(*workbook)->read(sheet, [&](spreadsheets::Row const& row) {
            for (auto const& cell : row.cells) letters += spreadsheets::shown(cell).size();
            return spreadsheets::Go::on;
        });
    }
    return 0;
}
