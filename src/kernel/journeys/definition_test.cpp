#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "kernel/journeys/journey_fixture.hpp"

namespace journeys {
namespace {

std::string with(std::string_view from, std::string_view to)
{
    std::string text{testing::trial_text};
    auto const at = text.find(from);
    base::expect(at != std::string::npos, "a test changes what is not there");
    return text.replace(at, from.size(), to);
}

std::string fault_of(std::string const& text)
{
    try {
        (void)read_definition("trial.toml", text, rulebook::embedded());
    } catch (std::runtime_error const& error) {
        return error.what();
    }
    return {};
}

// J-1

TEST(Definitions, TheProgramsOwnHold) { EXPECT_GE(definitions().size(), 2U); }

TEST(Definitions, TheVersionOfTheDay)
{
    EXPECT_EQ(definition_on("union_founding", base::day(2020, 2, 2))->version, 1);
    EXPECT_EQ(definition_on("union_founding", base::day(2020, 2, 3))->version, 2);
    EXPECT_EQ(definition_on("union_founding", base::day(2012, 2, 26)), nullptr);
    EXPECT_EQ(definition_on("nothing", base::day(2026, 1, 1)), nullptr);
}

TEST(Definitions, WhatDoesNotFitTogetherIsRefused)
{
    using ::testing::HasSubstr;
    EXPECT_EQ(fault_of(std::string{testing::trial_text}), "");
    EXPECT_THAT(fault_of(with("to = \"heard\"", "to = \"nowhere\"")), HasSubstr("there is no stage nowhere"));
    EXPECT_THAT(fault_of(with("ends = \"stopped\"", "ends = \"maybe\"")), HasSubstr("maybe"));
    EXPECT_THAT(fault_of(with("starts = [\"hear\"]", "starts = [\"dream\"]")), HasSubstr("there is no step dream"));
    EXPECT_THAT(fault_of(with("rule = \"party.probation_months\"", "rule = \"party.nothing\"")),
                HasSubstr("party.nothing"));
    EXPECT_THAT(fault_of(with("after_clock = \"waiting\"", "after_clock = \"never\"")),
                HasSubstr("there is no clock never"));
    EXPECT_THAT(fault_of(with("to = \"given_up\"", "to = \"settled\"")), HasSubstr("nothing leads to given_up"));
    EXPECT_THAT(fault_of(with("code = \"resume\"", "code = \"hear\"")), HasSubstr("stands twice"));
    EXPECT_THAT(fault_of(with("key = \"union.min_members\"", "key = \"union.none\"")), HasSubstr("union.none"));
}

// J-9
TEST(Definitions, NothingIsWrittenFreelyAboutAPerson)
{
    EXPECT_THAT(fault_of(with("subject = \"unit\"", "subject = \"person\"")),
                ::testing::HasSubstr("nothing is written freely about a person: note"));
}

TEST(Definitions, OneThatIsLikeAnotherNamesOnlyWhatDiffers)
{
    auto const trials = testing::trials();
    auto const later = [&](std::string_view more) {
        return read_definition("trial.3.toml",
                               "code = \"trial\"\nversion = 3\nlike = 1\nvalid_from = 2026-01-01\nsource = \"x\"\n"
                               "confidence = \"sure\"\n" +
                                   std::string{more},
                               rulebook::embedded(), trials);
    };
    auto const same = later("");
    EXPECT_EQ(same.steps.size(), trials[0].steps.size());
    EXPECT_EQ(same.subject, "unit");
    EXPECT_EQ(same.version, 3);
    EXPECT_EQ(later("without = [\"settling\"]\n").clocks.size(), trials[0].clocks.size() - 1);
    EXPECT_THROW(later("without = [\"nothing\"]\n"), std::runtime_error);
    auto const renamed = later("[[stage]]\ncode = \"asked\"\nname = {vi = \"Xin\", en = \"Asks\"}\n");
    EXPECT_EQ(renamed.stages.front().name.vi, "Xin");
    EXPECT_EQ(renamed.stages.size(), trials[0].stages.size());
}

TEST(Definitions, OneThatIsLikeAnotherProcessHasItsOwnName)
{
    std::string text =
        "code = \"other\"\nversion = 1\nlike = 2\nlike_code = \"trial\"\nvalid_from = 2026-01-01\nsource = \"x\"\n"
        "confidence = \"sure\"\n";
    EXPECT_THROW(read_definition("other.1.toml", text, rulebook::embedded(), testing::trials()), std::runtime_error);
    text += "name = {vi = \"Khác\", en = \"Other\"}\n";
    auto const other = read_definition("other.1.toml", text, rulebook::embedded(), testing::trials());
    EXPECT_EQ(other.code, "other");
    EXPECT_EQ(other.name.en, "Other");
    EXPECT_EQ(other.steps.size(), testing::trials()[1].steps.size());
    EXPECT_TRUE(other.stages_before.empty());
    EXPECT_THROW(read_definition("other.1.toml", text, rulebook::embedded(), {}), std::runtime_error);
    EXPECT_EQ(model_of("other.1.toml", text)->code, "trial");
    EXPECT_FALSE(model_of("trial.1.toml", testing::trial_text));
}

TEST(Definitions, AssociationsAreFoundedLikeTheWomensButForWhatTheirCharterAsks)
{
    auto const& women = *definition_on("women_founding", base::day(2026, 3, 2));
    auto const& veterans = *definition_on("veterans_founding", base::day(2026, 3, 2));
    auto const& youth = *definition_on("youth_founding", base::day(2026, 3, 2));
    EXPECT_EQ(veterans.steps.size(), women.steps.size());
    EXPECT_EQ(youth.steps.size(), women.steps.size());
    auto const asks_a_least = [](Definition const& definition) {
        auto const& asked = definition.find_step("recognise")->conditions;
        return std::any_of(asked.begin(), asked.end(), [](auto const& one) { return !one.rules.empty(); });
    };
    EXPECT_FALSE(asks_a_least(veterans));
    EXPECT_TRUE(asks_a_least(youth));
    EXPECT_EQ(definition_on("veterans_founding", base::day(2014, 10, 23))->version, 1);
    EXPECT_EQ(definition_on("veterans_founding", base::day(2014, 10, 24))->version, 2);
    EXPECT_THAT(veterans.source, ::testing::HasSubstr("98/2014/NĐ-CP"));
}

TEST(Definitions, VersionsDoNotOverlapAndEveryStageHasAPlace)
{
    auto const trials = testing::trials();
    EXPECT_TRUE(faults_between(trials).empty());
    std::vector<Definition> all{trials.begin(), trials.end()};
    all[0].valid.to = base::forever;
    all[1].stages_before.clear();
    EXPECT_EQ(faults_between(all).size(), 2U);
}

TEST(Definitions, AConditionThatNoSliceHasIsFound)
{
    Conditions const none{{}};
    EXPECT_EQ(none.missing(testing::trials()).size(), 2U);
    EXPECT_TRUE(testing::trial_conditions().missing(testing::trials()).empty());
}

}   // namespace
}   // namespace journeys
