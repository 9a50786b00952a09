#include "registers/organisations/reorganisation.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace organisations {
namespace {

using base::day;
using base::Refusal;

constexpr base::Date today = day(2026, 3, 2);
constexpr base::Date reform = day(2025, 7, 1);

Unit commune(std::int64_t id, std::string name)
{
    return {.id = UnitId{id}, .kind = "commune", .name = std::move(name), .founded_on = day(2008, 8, 1)};
}
DecisionForm on(base::Date effective) { return {.number = "1/NQ", .effective_on = effective}; }

bool has(base::Error const& error, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(error.problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

TEST(Founding, SaysEverythingThatIsWrong)
{
    auto const made =
        make_unit({.parent_asked = true, .code_bearer = "Xã Khác"}, {.decided_on = day(2026, 3, 3)}, today);
    ASSERT_FALSE(made);
    EXPECT_TRUE(has(made.error(), "effective_on", "required"));
    EXPECT_TRUE(has(made.error(), "decided_on", "date.in_future"));
    EXPECT_TRUE(has(made.error(), "name", "required"));
    EXPECT_TRUE(has(made.error(), "kind", "required"));
    EXPECT_TRUE(has(made.error(), "parent", "unit.unknown"));
    EXPECT_TRUE(has(made.error(), "code", "unit.code_taken"));
}

TEST(Founding, AParentStandsHigherInTheSameLineAndLives)
{
    auto parent = commune(1, "Xã A");
    FoundingForm form{.kind = "commune", .name = "Xã B", .parent = parent};
    EXPECT_TRUE(has(make_unit(form, on(reform), today).error(), "parent", "unit.parent_too_low"));
    form.parent->kind = "district";
    EXPECT_TRUE(make_unit(form, on(reform), today));
    form.parent->ended_on = reform;
    EXPECT_TRUE(has(make_unit(form, on(reform), today).error(), "parent", "unit.not_living_then"));
    EXPECT_TRUE(make_unit(form, on(reform - base::Days{1}), today));
    form.parent->line = Line::union_;
    EXPECT_TRUE(has(make_unit(form, on(reform), today).error(), "parent", "unit.other_line"));
}

TEST(Renaming, IsRefusedBeforeTheFoundingAndAfterTheEnd)
{
    auto unit = commune(1, "Xã A");
    EXPECT_TRUE(
        has(check_rename(unit, "Xã B", on(unit.founded_on), today).error(), "effective_on", "unit.before_founding"));
    EXPECT_TRUE(check_rename(unit, "Xã B", on(unit.founded_on + base::Days{1}), today));
    EXPECT_TRUE(has(check_rename(unit, "Xã A", on(reform), today).error(), "name", "unit.same_name"));
    unit.ended_on = reform;
    EXPECT_EQ(check_rename(unit, "Xã B", on(reform), today).error().kind, Refusal::conflict);
    EXPECT_TRUE(check_rename(unit, "Xã B", on(reform - base::Days{1}), today));
}

TEST(Transfer, RefusesCyclesAndTheParentItHas)
{
    auto unit = commune(1, "Xã A");
    auto parent = commune(2, "Xã B");
    EXPECT_TRUE(check_transfer(unit, parent, false, on(reform), today));
    EXPECT_TRUE(has(check_transfer(unit, parent, true, on(reform), today).error(), "parent", "unit.cycle"));
    EXPECT_TRUE(has(check_transfer(unit, unit, false, on(reform), today).error(), "parent", "unit.cycle"));
    EXPECT_TRUE(has(check_transfer(unit, {}, false, on(reform), today).error(), "parent", "unit.unknown"));
    unit.parent = parent.id;
    EXPECT_TRUE(has(check_transfer(unit, parent, false, on(reform), today).error(), "parent", "unit.same_parent"));
}

TEST(Succession, AsksForLivingSuccessorsNamedOnce)
{
    auto const unit = commune(1, "Xã A");
    auto const next = commune(2, "Xã B");
    EXPECT_TRUE(has(check_succession(unit, {}, on(reform), today).error(), "successor", "required"));
    EXPECT_TRUE(check_succession(unit, {{next}}, on(reform), today));
    EXPECT_TRUE(has(check_succession(unit, {{unit}}, on(reform), today).error(), "successor", "unit.own_successor"));
    EXPECT_TRUE(has(check_succession(unit, {{next, Share::part}, {next, Share::part}}, on(reform), today).error(),
                    "successor", "unit.named_twice"));
    EXPECT_TRUE(has(check_succession(unit, {{next}, {commune(3, "Xã C"), Share::part}}, on(reform), today).error(),
                    "successor", "unit.whole_beside_others"));
    EXPECT_TRUE(has(check_succession(unit, {{std::nullopt}}, on(reform), today).error(), "successor", "unit.unknown"));
    auto late = next;
    late.founded_on = reform + base::Days{1};
    EXPECT_TRUE(has(check_succession(unit, {{late}}, on(reform), today).error(), "successor", "unit.not_living_then"));
}

TEST(Ending, HappensOnce)
{
    auto unit = commune(1, "Xã A");
    EXPECT_TRUE(check_ending(unit, on(reform), today));
    unit.ended_on = reform;
    EXPECT_EQ(check_ending(unit, on(today), today).error().kind, Refusal::conflict);
}

TEST(Names, AreComparedWithoutTheWordsOfTheKind)
{
    EXPECT_EQ(name_core("Xã Đan Phượng"), name_core("đan phuong"));
    EXPECT_EQ(name_core("X. Đan Phượng"), "dan phuong");
    EXPECT_EQ(name_spelt_out("LĐLĐ huyện Đan Phượng"), name_spelt_out("Liên đoàn Lao động huyện Đan Phượng"));
    EXPECT_EQ(name_core("CĐCS Công ty TNHH X"), name_core("Công đoàn cơ sở Công ty TNHH X"));
    EXPECT_NE(name_core("Công ty TNHH X"), name_core("Công ty TNHH Xã"));
}

TEST(Kinds, AreReadFromWhatSheetsSay)
{
    auto read = [](std::string_view text) { return kind_from_text(text)->code; };
    EXPECT_EQ(read("Liên đoàn lao động thành phố"), "city_federation");
    EXPECT_EQ(read("Thị trấn"), "township");
    EXPECT_EQ(read("XÃ"), "commune");
    EXPECT_EQ(read("Huyện ủy"), "district_party_committee");
    EXPECT_EQ(read("Huyện"), "district");
    EXPECT_EQ(read("Đảng ủy xã"), "commune_party_committee");
    EXPECT_EQ(read("Trung tâm chính trị"), "political_training_centre");
    EXPECT_EQ(read("Hội Cựu chiến binh"), "veterans_branch");
    EXPECT_EQ(read("Chi hội CCB"), "veterans_branch");
    EXPECT_EQ(kind_from_text("quatsch"), nullptr);
}

}   // namespace
}   // namespace organisations
