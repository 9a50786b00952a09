#include "work/surveys/campaign.hpp"

#include <gtest/gtest.h>

namespace surveys {
namespace {

using base::day;
using questionnaires::Kind;
using questionnaires::QuestionnaireId;

std::vector<std::string> problems_of(CampaignForm const& form, int version = 1)
{
    std::vector<std::string> all;
    auto const planned = plan(form, UnitId{7}, version);
    if (!planned)
        for (auto const& p : planned.error().problems) all.push_back(std::string{p.field} + " " + std::string{p.code});
    return all;
}

TEST(Campaign, HasATitleAQuestionnaireAndDays)
{
    CampaignForm const right{"Rà soát", QuestionnaireId{3}, day(2026, 3, 1), day(2026, 3, 1)};
    EXPECT_TRUE(problems_of(right).empty());
    EXPECT_EQ(problems_of(right, 0), std::vector<std::string>{"questionnaire survey.no_questionnaire"});
    auto turned = right;
    turned.deadline = day(2026, 2, 28);
    EXPECT_EQ(problems_of(turned), std::vector<std::string>{"deadline survey.ends_before_it_begins"});
    EXPECT_EQ(problems_of({}).size(), 3U);
}

TEST(States, FollowWhatWasSaidAndWhetherTheAnswersAreRight)
{
    questionnaires::Questionnaire const survey{
        {"Khảo sát", ""}, {{.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động?", ""}, .required = true}}};
    Merged merged{.state = "done"};
    EXPECT_EQ(state_of(survey, merged), State::to_do);
    merged.answers = {{"open", "yes"}};
    EXPECT_EQ(state_of(survey, merged), State::done);
    merged.conflicts = {{"open", {}}};
    EXPECT_EQ(state_of(survey, merged), State::to_do);
    merged.state = "moved";
    EXPECT_EQ(state_of(survey, merged), State::moved);
    merged.state = "";
    EXPECT_EQ(state_of(survey, merged), State::to_do);
}

TEST(Entries, AreOfTheQuestionnaire)
{
    questionnaires::Questionnaire const survey{{"Khảo sát", ""},
                                               {{.name = "workers", .kind = Kind::number, .label = {"Lao động", ""}}}};
    auto const refused = [&](std::string field, std::string value) {
        return !check(survey, {{"device-lan", 1}, std::move(field), std::move(value)}).empty();
    };
    EXPECT_FALSE(refused("workers", "40"));
    EXPECT_FALSE(refused("workers", "nhiều"));   // said so, and to be corrected
    EXPECT_TRUE(refused("weather", "fine"));
    EXPECT_FALSE(refused("_state", "refused"));
    EXPECT_TRUE(refused("_state", "asleep"));
    EXPECT_TRUE(refused("_note", std::string(501, 'a')));
    EXPECT_TRUE(refused("workers", std::string(4001, '1')));
}

}   // namespace
}   // namespace surveys
