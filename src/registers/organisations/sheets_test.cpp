#include "registers/organisations/sheets.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registers/organisations/store.hpp"
#include "support/both.hpp"

namespace organisations {
namespace {

using base::day;
using imports::Verdict;
using Texts = std::vector<std::string>;

constexpr base::Date today = day(2026, 3, 2);

class UnitSheets : public support::OnBoth {
protected:
    /// Takes rows of texts; days as dd/mm/yyyy are read as the engine reads them.
    std::vector<imports::Outcome> take(std::size_t which, std::vector<Texts> const& rows)
    {
        auto const& kind = sheet_kinds()[which];
        std::vector<std::vector<imports::Cell>> cells;
        for (auto const& texts : rows) {
            auto& line = cells.emplace_back();
            for (std::size_t i = 0; i < kind.columns.size(); ++i) {
                imports::Cell cell{.text = i < texts.size() ? std::string_view{texts[i]} : std::string_view{}};
                if (kind.columns[i].shape == imports::Shape::day && cell.text.size() == 10)
                    cell.day = base::parse_partial_date(cell.text);
                line.push_back(cell);
            }
        }
        std::vector<imports::Row> sheet;
        for (std::size_t i = 0; i < cells.size(); ++i) sheet.push_back({static_cast<std::int64_t>(i) + 1, cells[i]});
        std::vector<imports::Outcome> outcomes(rows.size());
        kind.start(setting)->take(**tx, sheet, outcomes);
        return outcomes;
    }

    web::Actor const operator_{.name = "x", .everything = true};
    imports::Setting setting{UserId{1}, base::Instant{}, today, &operator_, BatchId{}};
    std::unique_ptr<db::Transaction> tx = db->begin(db::Access::write);
};

INSTANTIATE_TEST_SUITE_P(Both, UnitSheets, support::both, support::dialect_name);

TEST_P(UnitSheets, AParentMayStandBelowItsChild)
{
    std::vector<Texts> const rows{
        {"09796", "Xã Hồng Hà", "Xã", "Huyện Đan Phượng", "", "2008-08-01", "2025-06-30", ""},
        {"273", "Huyện Đan Phượng", "Huyện", "Thành phố Hà Nội", "", "2008-08-01", "2025-06-30", ""},
        {"01", "Thành phố Hà Nội", "Thành phố", "", "", "2008-08-01", "", ""},
        {"", "Xã Ô Diên", "Xã", "TP Hà Nội", "", "2025-07-01", "", "1656/NQ-UBTVQH15"},
        {"", "Xã Lạ", "Xã", "Huyện Không Có", "", "2008-08-01", "", ""},
        {"", "Cái gì đó", "Chẳng rõ", "", "", "2008-08-01", "", ""}};
    auto const taken = take(0, rows);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(taken[i].verdict, Verdict::created) << i;
    EXPECT_EQ(taken[4].problems.front().code, "unit.unknown");
    EXPECT_EQ(taken[5].problems.front().code, "unit.kind_unknown");
    for (auto const& again : take(0, {rows.begin(), rows.begin() + 4})) EXPECT_EQ(again.verdict, Verdict::unchanged);

    auto const moved = take(1, {{"09796", "Xã Hồng Hà", "Xã Ô Diên", "phần lớn", "", "1656/NQ-UBTVQH15", "2025-07-01"},
                                {"", "Xã Ô Diên", "Xã Ô Diên", "toàn bộ", "", "", "2025-07-01"},
                                {"", "Huyện Đan Phượng", "Xã Ô Diên", "bao nhiêu", "abc", "", "2025-07-01"}});
    EXPECT_EQ(moved[0].verdict, Verdict::created);
    EXPECT_EQ(moved[1].verdict, Verdict::refused);
    EXPECT_EQ(moved[2].problems.size(), 2U);
    auto const hong_ha = find_by_code(**tx, Line::administrative, "09796", today);
    auto const o_dien = find_by_name(**tx, Line::administrative, "Ô Diên", today);
    EXPECT_EQ(present_place(**tx, hong_ha->id, ""), o_dien.front().id);

    std::vector<std::int64_t> units;
    for (std::size_t i = 0; i < 4; ++i) units.push_back(taken[i].record_id);
    EXPECT_FALSE(sheet_kinds()[0].undo(**tx, setting, "unit", units).empty());   // its successor is still told
    EXPECT_TRUE(sheet_kinds()[1].undo(**tx, setting, "unit_succession", std::vector{moved[0].record_id}).empty());
}

TEST_P(UnitSheets, ANewUnitThatBearsTheNameOfAFormerOneIsMeantBeforeThatHasEnded)
{
    auto const made = take(0, {{"09784", "Thị trấn Phùng", "Thị trấn", "", "", "2008-08-01", "", ""},
                               {"09823", "Xã Đan Phượng", "Xã", "", "", "2008-08-01", "", ""},
                               {"M1", "Xã Đan Phượng", "Xã", "", "", "2025-07-01", "", ""}});
    auto const moved = take(1, {{"09784", "Thị trấn Phùng", "Xã Đan Phượng", "toàn bộ", "", "", "2025-07-01"},
                                {"09823", "Xã Đan Phượng", "Xã Đan Phượng", "toàn bộ", "", "", "2025-07-01"}});
    for (auto const& one : moved) EXPECT_EQ(one.verdict, Verdict::created);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_EQ(present_place(**tx, UnitId{made[i].record_id}, ""), UnitId{made[2].record_id});
}

TEST_P(UnitSheets, SuccessorsOfADividedUnitAreToldByWhoeverMayDecideAboutAllOfIt)
{
    take(0, {{"273", "Huyện Đan Phượng", "Huyện", "", "", "2008-08-01", "", ""},
             {"", "Xã Ô Diên", "Xã", "", "", "2025-07-01", "", ""},
             {"", "Xã Liên Minh", "Xã", "", "", "2025-07-01", "", ""},
             {"", "Xã Đan Phượng", "Xã", "", "", "2025-07-01", "", ""}});
    take(1, {{"273", "Huyện Đan Phượng", "Xã Ô Diên", "phần lớn", "", "1656/NQ-UBTVQH15", "2025-07-01"},
             {"273", "Huyện Đan Phượng", "Xã Liên Minh", "một phần", "", "1656/NQ-UBTVQH15", "2025-07-01"}});
    auto const o_dien = find_by_name(**tx, Line::administrative, "Ô Diên", today).front().id;
    auto const lien_minh = find_by_name(**tx, Line::administrative, "Liên Minh", today).front().id;
    web::Actor lan{.user = 1, .name = "Lan", .grants = {{"organisations.edit", o_dien.value}}};
    setting.actor = &lan;
    std::vector<Texts> const third{
        {"273", "Huyện Đan Phượng", "Xã Đan Phượng", "một phần", "", "1656/NQ-UBTVQH15", "2025-07-01"}};
    EXPECT_EQ(take(1, third)[0].verdict, Verdict::refused);
    lan.grants.push_back({"organisations.edit", lien_minh.value});
    EXPECT_EQ(take(1, third)[0].verdict, Verdict::created);
}

}   // namespace
}   // namespace organisations
