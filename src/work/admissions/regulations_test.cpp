#include <gtest/gtest.h>

#include "work/admissions/admission_fixture.hpp"

namespace admissions {
namespace {

using base::day;
using testing::Way;

// J-1 and J-7: dated cases 39 to 45, the packs of 2011, 2016, 2021 and 2025 side by side
TEST(Admission, BeginsUnderTheRegulationOfItsDay)
{
    for (auto const& [on, version] :
         {std::pair{day(2012, 2, 27), 1}, std::pair{day(2016, 7, 24), 1}, std::pair{day(2016, 7, 25), 2},
          std::pair{day(2021, 7, 29), 2}, std::pair{day(2021, 7, 30), 3}, std::pair{day(2025, 6, 30), 3},
          std::pair{day(2025, 7, 1), 4}})
        EXPECT_EQ(journeys::definition_on(process, on)->version, version) << base::iso(on);
}

// case 46: the rules change in the middle of a journey
TEST(Admission, AChangeOfTheRegulationKeepsWhatWasDoneAndItsTerms)
{
    Way way{day(2025, 3, 3)};
    way.prepare(day(2025, 5, 5));
    way.step("cell_votes", day(2025, 6, 20));
    auto const before = way.clock("decision", day(2025, 6, 30));
    auto over = journeys::change_version(way.state(), *journeys::newest(process), day(2025, 8, 1));
    ASSERT_TRUE(over);
    way.events.push_back(*over);
    EXPECT_EQ(way.state().definition->version, 4);
    EXPECT_EQ(way.stage(), "cell_agreed");
    EXPECT_EQ(way.clock("decision", day(2025, 8, 4)).due, before.due);
    EXPECT_EQ(way.state(day(2025, 7, 31)).definition->version, 3);
    way.step("committee_votes", day(2025, 8, 4));
    EXPECT_EQ(way.stage(), "committee_agreed");
}

}   // namespace
}   // namespace admissions
