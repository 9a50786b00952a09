#include "registers/enterprises/sheets.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "support/sheet_rows.hpp"

namespace enterprises {
namespace {

using base::day;
using imports::Verdict;
using support::refused;

/// Rows of events and counts, given to the importers as the engine gives them.
class Sheets : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        Enterprise const e{.name = "Công ty TNHH Hòa Bình",
                           .tax_code = "0101248141",
                           .legal_type = "llc_multi",
                           .registered_on = base::parse_partial_date("2010-05-04"),
                           .place = area.phung};
        id = add(**tx, *organisations::placement(**tx, today), support::lan, std::span{&e, 1}, today).front();
    }
    static imports::SheetKind const& kind(std::string_view name) { return support::sheet_kind(sheet_kinds(), name); }
    imports::Setting setting() const { return {UserId{1}, support::lan.at, today, &actor, BatchId{7}}; }
    imports::Outcome take(std::string_view sheet, support::RowTexts const& texts)
    {
        return support::take_row(**tx, kind(sheet), setting(), texts);
    }
    std::vector<base::Problem> undo(std::string_view sheet, imports::Outcome const& outcome)
    {
        return kind(sheet).undo(**tx, setting(), outcome.record_kind, std::span{&outcome.record_id, 1});
    }

    base::Date const today = day(2026, 3, 2);
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    EnterpriseId id;
    web::Actor actor{.user = 1, .everything = true};
};

TEST_P(Sheets, OfEventsAreTakenOnceAndTakenBack)
{
    auto const row = support::RowTexts{{"tax_code", "0101248141"},
                                       {"kind", "Chuyển địa chỉ"},
                                       {"happened_on", "2020-03-01"},
                                       {"place", "Xã Trung Châu"},
                                       {"paper", "Thông báo số 12"}};
    auto const taken = take("enterprises.events", row);
    ASSERT_EQ(taken.verdict, Verdict::created);
    EXPECT_EQ(find(**tx, id, today)->place, area.trung_chau);
    EXPECT_EQ(take("enterprises.events", row).verdict, Verdict::unchanged);
    EXPECT_TRUE(undo("enterprises.events", taken).empty());
    EXPECT_EQ(find(**tx, id, today)->place, area.phung);
}

TEST_P(Sheets, OfEventsSayWhatIsWrong)
{
    support::RowTexts row{{"name", "Công ty TNHH Hòa Bình"},
                          {"kind", "họp mặt"},
                          {"happened_on", "2020-03-01"},
                          {"paper", "Thông báo số 12"}};
    EXPECT_EQ(refused(take("enterprises.events", row)), "kind:event.unknown_kind");
    row["kind"] = "Đổi tên";
    EXPECT_EQ(refused(take("enterprises.events", row)), "new_name:required");
    row["kind"] = "Tạm ngừng";
    row["happened_on"] = "2009-03-01";
    EXPECT_EQ(refused(take("enterprises.events", row)), "happened_on:event.before_registration");
    row["name"] = "Công ty Không Có";
    EXPECT_EQ(refused(take("enterprises.events", row)), "name:event.enterprise_unknown");
    row["name"] = "Công ty TNHH Hòa Bình";
    actor = {.user = 9, .name = "Hòa", .grants = {{"enterprises.edit", area.trung_chau.value}}};
    EXPECT_EQ(refused(take("enterprises.events", row)), "name:event.enterprise_unknown");   // not theirs
}

TEST_P(Sheets, OfEventsLeaveWhatWasChangedSince)
{
    auto const taken = take("enterprises.events", {{"tax_code", "0101248141"},
                                                   {"kind", "Tạm ngừng"},
                                                   {"happened_on", "2020-03-01"},
                                                   {"paper", "Thông báo số 12"}});
    ASSERT_EQ(taken.verdict, Verdict::created);
    auto changed = *find(**tx, id, today);
    changed.status = "active";
    ASSERT_TRUE(save(**tx, *organisations::placement(**tx, today), support::lan, changed, {day(2020, 3, 1)}));
    auto const left = undo("enterprises.events", taken);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().code, "event.stays");
    EXPECT_FALSE(find_event(**tx, EventId{taken.record_id})->withdrawn_at);
}

TEST_P(Sheets, OfCountsAreTakenOnceAndTakenBack)
{
    Headcount const before{find_headcount_kind("young_workers"), 5, day(2025, 1, 1)};
    save(**tx, support::lan, id, std::span{&before, 1});
    support::RowTexts row{
        {"tax_code", "0101248141"}, {"counted_on", "2026-03-01"}, {"young_workers", "12"}, {"party_members", "3"}};
    auto const taken = take("enterprises.headcounts", row);
    ASSERT_EQ(taken.verdict, Verdict::created);
    EXPECT_EQ(headcounts(**tx, id).size(), 3U);
    EXPECT_EQ(newest_headcounts(**tx, *find_headcount_kind("young_workers"), std::span{&id, 1}).at(id), 12);
    EXPECT_EQ(take("enterprises.headcounts", row).verdict, Verdict::unchanged);
    EXPECT_TRUE(undo("enterprises.headcounts", taken).empty());
    EXPECT_EQ(headcounts(**tx, id).size(), 1U);
    EXPECT_EQ(newest_headcounts(**tx, *find_headcount_kind("young_workers"), std::span{&id, 1}).at(id), 5);
    EXPECT_EQ(take("enterprises.headcounts", row).verdict, Verdict::created);   // brought again
}

TEST_P(Sheets, OfCountsAreJudgedLikeTheForm)
{
    support::RowTexts row{{"tax_code", "0101248141"}, {"counted_on", "2026-03-01"}};
    EXPECT_EQ(refused(take("enterprises.headcounts", row)), ":headcount.nothing_counted");
    row["young_workers"] = "12";
    row["counted_on"] = "2026-03-03";
    EXPECT_EQ(refused(take("enterprises.headcounts", row)), "counted_on:date.in_future");
    row["counted_on"] = "2026-03-01";
    row["party_members"] = "3";
    actor = {.user = 9, .name = "Hòa", .grants = {{"enterprises.edit", area.city.value}}};
    EXPECT_EQ(refused(take("enterprises.headcounts", row)), "party_members:headcount.not_yours");
    EXPECT_TRUE(headcounts(**tx, id).empty());
    row.erase("party_members");
    EXPECT_EQ(take("enterprises.headcounts", row).verdict, Verdict::created);
}

INSTANTIATE_TEST_SUITE_P(Both, Sheets, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
