#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "platform/db/connection.hpp"
#include "platform/documents/document.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace bench {
namespace {

constexpr db::Sql select_unions{"bench.select_unions", R"sql(
    SELECT n.name FROM unit u JOIN unit_name n ON n.unit_id = u.id AND n.valid_to = '9999-12-31'
    WHERE u.kind = 'grassroots_union' AND u.ended_on = '9999-12-31' AND u.withdrawn_at IS NULL
    ORDER BY u.id)sql"};

documents::Cell cell(std::string text) { return {.text = std::move(text)}; }

}   // namespace

/// members URL FROM ROWS FILE: a workbook of union members as an office keeps it. Nobody in it is in another one that
/// begins elsewhere.
int write_members(Words words)
{
    auto const database = db::open(word(words, 0, ""));
    auto const from = number(words, 1, 0);
    std::vector<std::string> unions;
    auto const tx = database->begin(db::Access::read);
    for (auto const& row : (*tx)->run(select_unions)) unions.push_back(row.string(0));
    documents::Sheet sheet{.name = "Đoàn viên"};
    sheet.titles = {"DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN"};
    documents::Row head;
    for (auto const* text :
         {"Họ và tên", "Ngày sinh", "Nam/Nữ", "Số CCCD", "Công đoàn cơ sở", "Ngày viết đơn", "Ngày vào công đoàn"})
        head.push_back(cell(text));
    sheet.table.head = {head};
    sheet.table.widths.assign(head.size(), 16);
    Random random{static_cast<std::uint32_t>(from + 1)};
    for (long i = 0; i < number(words, 2, 100'000); ++i) {
        auto const p = invented(random, from + i);
        auto const& in = unions[static_cast<std::size_t>(random.below(static_cast<int>(unions.size())))];
        sheet.table.rows.push_back({cell(p.full_name), cell(base::vietnamese(p.born->date)),
                                    cell(p.sex == "female" ? "Nữ" : "Nam"), cell(p.identity_number), cell(in),
                                    cell("01/01/2026"), cell(fmt::format("{:02}/02/2026", 1 + random.below(28)))});
    }
    std::ofstream file{word(words, 3, ""), std::ios::binary};
    file << documents::xlsx({.title = "Đoàn viên", .date = base::day(2026, 3, 2), .sheets = {std::move(sheet)}});
    file.close();
    if (!file) throw std::runtime_error("the workbook cannot be written");
    return 0;
}

/// read FILE: reads the rows of the first sheet and does nothing with them, the floor of an import.
int read_workbook(Words words)
{
    auto const start = Clock::now();
    auto workbook = spreadsheets::open(word(words, 0, ""));
    if (!workbook) throw std::runtime_error("the workbook cannot be opened");
    std::int64_t rows = 0;
    auto const done = (*workbook)->read(0, [&](spreadsheets::Row const&) {
        ++rows;
        return spreadsheets::Go::on;
    });
    if (!done) throw std::runtime_error("the workbook cannot be read");
    fmt::print("{{\"rows\":{},\"per_second\":{:.0f}}}\n", rows, static_cast<double>(rows) / seconds_since(start));
    return 0;
}

}   // namespace bench
