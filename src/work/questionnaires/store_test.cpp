#include "work/questionnaires/store.hpp"

#include <gtest/gtest.h>

#include "support/both.hpp"
#include "work/questionnaires/sample_for_tests.hpp"

namespace questionnaires {
namespace {

class Store : public support::OnBoth {
protected:
    void SetUp() override { tx = db->begin(db::Access::write); }

    std::unique_ptr<db::Transaction> tx;
    ledger::Entry const lan{UserId{1}, base::Instant{base::day(2026, 3, 2)}};
};

TEST_P(Store, PreparesEveryStatement)
{
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Store, KeepsVersionsAsTheyWereGivenOut)
{
    auto const id = add(**tx, lan, UnitId{7}, sample_survey());
    auto draft = *find(**tx, id);
    EXPECT_EQ(draft.questionnaire, sample_survey());
    EXPECT_EQ(draft.unit, UnitId{7});
    EXPECT_TRUE(draft.is_changed);
    EXPECT_EQ(*publish(**tx, lan, draft), 1);

    draft = *find(**tx, id);
    EXPECT_FALSE(draft.is_changed);
    draft.questionnaire.questions.pop_back();
    ASSERT_TRUE(save(**tx, lan, draft));
    EXPECT_EQ(save(**tx, lan, draft).error().kind, base::Refusal::conflict);   // an old revision
    EXPECT_EQ(publish(**tx, lan, draft).error().kind, base::Refusal::conflict);
    draft = *find(**tx, id);
    EXPECT_TRUE(draft.is_changed);
    EXPECT_EQ(*publish(**tx, lan, draft), 2);
    EXPECT_EQ(*find_version(**tx, id, 1), sample_survey());
    EXPECT_EQ(find_version(**tx, id, 2)->questions.size(), sample_survey().questions.size() - 1);
    EXPECT_FALSE(find_version(**tx, id, 3));

    ASSERT_TRUE(withdraw(**tx, lan, *find(**tx, id)));
    EXPECT_FALSE(find(**tx, id));
    EXPECT_TRUE(find_version(**tx, id, 1));   // for what was answered under it
}

TEST_P(Store, ListsByTitleInVietnameseOrder)
{
    for (auto const* title : {"Đánh giá", "Ăn ca", "Điều tra", "Dân số"}) {
        auto survey = sample_survey();
        survey.title.vi = title;
        add(**tx, lan, UnitId{7}, survey);
    }
    std::vector<std::string> titles;
    Asked asked{.size = 3};
    do {
        auto const page = list(**tx, asked);
        for (auto const& draft : page.drafts) titles.push_back(draft.questionnaire.title.vi);
        asked.after = page.next;
    } while (asked.after);
    EXPECT_EQ(titles, (std::vector<std::string>{"Ăn ca", "Dân số", "Đánh giá", "Điều tra"}));
}

INSTANTIATE_TEST_SUITE_P(Both, Store, support::both, support::dialect_name);

}   // namespace
}   // namespace questionnaires
