#include "app/undo_fixture.hpp"

namespace app {
namespace {

using namespace testing;

TEST_P(Undo, ATargetGetsItsFormerValueInEitherOrder)
{
    auto const plan = [&](std::string const& value) { return "I03.founded;Huyện Đan Phượng;2014;" + value + "\n"; };
    auto const first = imported("five.csv", targets_head, plan("5"));
    for (bool const oldest_first : {true, false}) {
        auto const ten = imported("ten.csv", targets_head, plan("10"));
        auto const twenty = imported("twenty.csv", targets_head, plan("20"));
        EXPECT_EQ(targets(), ">=20");
        undo(oldest_first ? ten : twenty);
        EXPECT_EQ(targets(), oldest_first ? ">=20" : ">=10");
        undo(oldest_first ? twenty : ten);
        EXPECT_EQ(targets(), ">=5");
        EXPECT_EQ(left(ten).size(), oldest_first ? 1U : 0U);
        EXPECT_TRUE(left(twenty).empty());
    }
    undo(first);
    EXPECT_EQ(targets(), "");
}

// QL-14
TEST_P(Undo, AReportOfAnOrganisationGetsItsFormerNumbersInEitherOrder)
{
    auto const of = [&](std::string const& members) {
        return "Công đoàn cơ sở Công ty TNHH Hòa Bình;Quý IV/2025;3;" + members + ";10;Hoàn thành\n";
    };
    auto const first = imported("first.csv", reports_head, of("15"));
    for (bool const oldest_first : {true, false}) {
        auto const twenty = imported("twenty.csv", reports_head, of("20"));
        auto const thirty = imported("thirty.csv", reports_head, of("30"));
        EXPECT_EQ(members_told(), 30);
        undo(oldest_first ? twenty : thirty);
        EXPECT_EQ(members_told(), oldest_first ? 30 : 20);
        undo(oldest_first ? thirty : twenty);
        EXPECT_EQ(members_told(), 15);
        EXPECT_EQ(left(twenty).size(), oldest_first ? 1U : 0U);
        EXPECT_TRUE(left(thirty).empty());
    }
    undo(first);
    EXPECT_EQ(members_told(), 0);
}

TEST_P(Undo, TargetsFromAWorkbookNeedTheRightToThemInTheirUnit)
{
    actor = {.user = 1,
             .name = "Hòa",
             .grants = {{"imports.run", area.city.value},
                        {"reports.view", area.city.value},
                        {"targets.edit", area.trung_chau.value}}};
    auto const batch =
        attempted("ten.csv", targets_head, "I03.founded;Huyện Đan Phượng;2014;10\nI03.founded;Xã Trung Châu;2014;2\n");
    EXPECT_EQ(counts(batch).refused, 1);
    EXPECT_EQ(counts(batch).created, 1);
    EXPECT_EQ(targets(), "");   // of the district
}

TEST_P(Undo, ATargetThatSomebodyChangedSinceStaysAndIsNamed)
{
    auto const ten = imported("ten.csv", targets_head, "I03.founded;Huyện Đan Phượng;2014;10\n");
    {
        auto tx = db->begin(db::Access::write);
        reports::save(**tx, {UserId{2}, now}, "09-NQ-TU", area.district,
                      {.indicator = "I03.founded", .year = 2014, .value = 12});
        tx->commit();
    }
    undo(ten);
    EXPECT_EQ(targets(), ">=12");
    ASSERT_EQ(left(ten).size(), 1U);
    EXPECT_EQ(left(ten).front().code, "target.changed_since");
    EXPECT_NE(left(ten).front().detail.find("Huyện Đan Phượng, 2014"), std::string::npos);
}

}   // namespace
}   // namespace app
