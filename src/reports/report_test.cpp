#include "reports/output.hpp"
#include "reports/question.hpp"
#include "reports/report_fixture.hpp"
#include "reports/slice.hpp"

namespace reports {
namespace {

TEST_P(ReportTest, EveryStatementPrepares)
{
    for (auto const& sql : slice().statements) EXPECT_NO_THROW((**tx).prepare(sql)) << sql.name;
}

TEST_P(ReportTest, FlowsOfThePeriodByYearAndInTotal)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I03.founded"), 3);   // the one of 2021-01-01 is outside
    EXPECT_EQ(value(r, "I03.founded.y2013"), 1);
    EXPECT_EQ(value(r, "I03.founded.y2014"), 2);
    EXPECT_EQ(value(r, "I03.founded.y2015"), 0);
    EXPECT_EQ(value(r, "I03.members"), 95);
    EXPECT_EQ(value(r, "I06.admitted"), 95);
}

TEST_P(ReportTest, StocksAtTheEndOfEachYear)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I05.existing.y2012"), 0);
    EXPECT_EQ(value(r, "I05.existing.y2014"), 3);
    EXPECT_EQ(value(r, "I05.existing.y2018"), 2);
    EXPECT_EQ(value(r, "I05.existing"), 2);
    EXPECT_EQ(value(r, "I07.members"), 70);
    EXPECT_EQ(value(r, "I01.operating.y2012"), 1);
}

TEST_P(ReportTest, PeopleAreCountedOnceParticipationsEachTime)
{
    auto const r = report();
    EXPECT_EQ(value(r, "I13.preparatory.classes"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.participations"), 3);
    EXPECT_EQ(value(r, "I13.preparatory.people"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.people.y2015"), 2);
    EXPECT_EQ(value(r, "I13.preparatory.people.y2016"), 1);
    EXPECT_EQ(value(r, "I13.work.people"), 1);
}

// RP-7
TEST_P(ReportTest, UnitsOfThenAndOfNowHaveTheSameTotals)
{
    auto const then = report();
    auto const now = report(ledger::Structure::now);
    for (auto const* indicator : then.indicators) {
        EXPECT_EQ(then.total(*indicator), now.total(*indicator)) << indicator->id;
        if (indicator->measure == Measure::people) continue;
        for (auto const* r : {&then, &now}) {
            std::int64_t sum = 0;
            for (auto const& unit : r->units) sum += r->in_unit(*indicator, unit);
            EXPECT_EQ(sum, r->total(*indicator)) << indicator->id;
        }
    }
    EXPECT_EQ(value(then, "I03.founded.u09784"), 1);
    EXPECT_EQ(value(now, "I03.founded.uxa-dan-phuong"), 1);
    EXPECT_EQ(value(now, "I03.founded.uxa-lien-minh"), 1);
    EXPECT_EQ(value(now, "I13.preparatory.classes.unplaced"), 1);   // held by the district itself
    EXPECT_EQ(then.units.size(), 4U);
    EXPECT_EQ(now.units.size(), 4U);
}

TEST_P(ReportTest, RecordsSumUpToEveryFigure)
{
    for (auto const structure : {ledger::Structure::then, ledger::Structure::now})
        expect_records_to_sum_up(report(structure));
}

TEST_P(ReportTest, AYoungUnitHasWhatLiesInThePlacesItIsMadeOf)
{
    // xã Đan Phượng is thị trấn Phùng since the reform: its unions of 2013 and 2021 are there, founded by nobody new
    base::Period const since_reform{reform, day(2026, 1, 1)};
    auto const then = report_of(young["Xã Đan Phượng"], since_reform);
    EXPECT_EQ(value(then, "I03.founded"), 0);
    EXPECT_EQ(value(then, "I05.existing"), 2);
    EXPECT_EQ(value(then, "I07.members"), 39);
    EXPECT_EQ(value(then, "I01.operating"), 1);
    auto const now = report_of(young["Xã Đan Phượng"], since_reform, ledger::Structure::now);
    EXPECT_EQ(value(now, "I05.existing"), 2);
    expect_records_to_sum_up(then);

    // over the reform: nothing there before, and what the tree brought afterwards
    auto const over = report_of(young["Xã Đan Phượng"], {day(2024, 1, 1), day(2026, 1, 1)});
    EXPECT_EQ(value(over, "I05.existing.y2024"), 0);
    EXPECT_EQ(value(over, "I05.existing.y2025"), 2);
    expect_records_to_sum_up(over);
}

TEST_P(ReportTest, AUnitThatHasGoneKeepsTheStockOfItsLastDay)
{
    auto const then = report_of(district, {day(2020, 1, 1), day(2026, 1, 1)});
    EXPECT_EQ(value(then, "I05.existing.y2020"), 2);
    EXPECT_EQ(value(then, "I05.existing"), 3);
    expect_records_to_sum_up(then);
    expect_records_to_sum_up(report_of(district, {day(2020, 1, 1), day(2026, 1, 1)}, ledger::Structure::now));
}

// RP-1
TEST_P(ReportTest, JsonIsTheSameEverywhere)
{
    auto const json = to_json(report());
    EXPECT_NE(json.find(R"({"code":"FINAL","directive":"09-NQ/TU","unit":{"code":"273","name":"Huyện Đan Phượng"},)"
                        R"("period":{"from":"2012-01-01","to":"2020-12-31"},"structure":"then","known_at":null,)"),
              std::string::npos)
        << json.substr(0, 300);
    EXPECT_NE(
        json.find(R"({"id":"I03.founded.y2014","indicator":"I03.founded","label":"Công đoàn cơ sở thành lập mới",)"
                  R"("unit_of_measure":"công đoàn cơ sở","by":{"year":2014},"value":2})"),
        std::string::npos);
    EXPECT_NE(json.find(R"("by":{"unit":{"code":"09784","name":"Thị trấn Phùng"}},"value":1})"), std::string::npos);
}

TEST_P(ReportTest, StateOfTheDirectiveIsForTheHomePage)
{
    auto const state = state_of(**tx, *find_directive("09-NQ-TU"), {}, today);
    ASSERT_TRUE(state);
    EXPECT_EQ(value(*state, "I03.founded"), 3);
    EXPECT_TRUE(state->units.empty());
}

INSTANTIATE_TEST_SUITE_P(Both, ReportTest, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
