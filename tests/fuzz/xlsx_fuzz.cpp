// Any bytes as a workbook or a text table: every sheet is read to its end, with and without each legacy encoding.
#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/spreadsheets/workbook.hpp"

namespace {

std::size_t read_all(spreadsheets::Workbook& workbook, std::size_t sheet)
{
    std::size_t letters = 0;
    (void)workbook.read(sheet, [&](spreadsheets::Row const& row) {
        for (auto const& cell : row.cells) letters += spreadsheets::shown(cell).size();
        return spreadsheets::Go::on;
    });
    return letters;
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    spreadsheets::Limits const limits{.file_bytes = 1 << 20, .part_bytes = 4 << 20, .rows = 5'000};
    auto workbook = spreadsheets::open_view({reinterpret_cast<char const*>(data), size}, "fuzz", limits);
    if (!workbook) return 0;
    (void)(*workbook)->read_beside([](std::string_view) { return spreadsheets::Go::on; });
    for (std::size_t sheet = 0; sheet < (*workbook)->sheets().size() && sheet < 4; ++sheet) {
        (void)(*workbook)->merged(sheet, 30);
        for (auto const legacy : {spreadsheets::Legacy::none, spreadsheets::Legacy::tcvn3, spreadsheets::Legacy::vni,
                                  spreadsheets::Legacy::windows1258}) {
            (*workbook)->decode_as(sheet, legacy);
            read_all(**workbook, sheet);
        }
    }
    return 0;
}
