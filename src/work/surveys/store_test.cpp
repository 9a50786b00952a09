#include "work/surveys/store.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "kernel/ledger/rebuild.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/surveys/facts.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {
namespace {

using base::day;
using questionnaires::Kind;

questionnaires::Questionnaire short_survey()
{
    return {{"Khảo sát", ""},
            {{.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động?", ""}, .required = true},
             {.name = "workers", .kind = Kind::number, .label = {"Số lao động", ""}}}};
}

class Store : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        for (auto const* name : {"Công ty Bình Minh", "Công ty An Khánh", "Công ty Sông Hồng"})
            made.push_back(
                {.name = name, .legal_type = "llc_multi", .place = made.size() < 2 ? area.phung : area.trung_chau});
        auto const ids = enterprises::add(**tx, *trees, support::lan, made, today);
        for (std::size_t i = 0; i < ids.size(); ++i) made[i].id = ids[i];
        auto const questionnaire = questionnaires::add(**tx, support::lan, area.district, short_survey());
        (void)questionnaires::publish(**tx, support::lan, *questionnaires::find(**tx, questionnaire));
        auto const planned = plan({"Rà soát 2026", questionnaire, day(2026, 3, 1), day(2026, 6, 30)}, area.district, 1);
        campaign = *find(**tx, add(**tx, support::lan, *planned));
        add_enterprises(**tx, support::lan, campaign.id, made, minh, "");
    }
    void write(std::size_t which, std::int64_t number, std::string field, std::string value,
               std::string device = "device-minh")
    {
        Entry const one{{std::move(device), number}, std::move(field), std::move(value), {}, support::lan.at, minh};
        take(**tx, support::lan, campaign, short_survey(), made[which].id, std::span{&one, 1});
    }
    std::vector<std::string> names(ListQuestion question)
    {
        std::vector<std::string> all;
        question.size = 1;
        do {
            auto const page = list(**tx, campaign.id, question);
            for (auto const& row : page.rows)
                all.push_back(enterprises::find(**tx, row.enterprise, today)->name.substr(strlen("Công ty ")));
            question.after = page.next;
        } while (question.after);
        return all;
    }
    State state(std::size_t which) { return find(**tx, campaign.id, made[which].id)->state; }

    base::Date const today = day(2026, 3, 2);
    UserId const minh{2};
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    std::vector<enterprises::Enterprise> made;
    Campaign campaign;
};

TEST_P(Store, PreparesEveryStatement)
{
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Store, ListsInOrderByPlacePersonAndState)
{
    using Names = std::vector<std::string>;
    EXPECT_EQ(names({}), (Names{"An Khánh", "Bình Minh", "Sông Hồng"}));
    EXPECT_EQ(names({.places = std::vector{area.trung_chau}}), (Names{"Sông Hồng"}));
    EXPECT_EQ(names({.responsible = UserId{9}}), Names{});
    ListQuestion const in_phung{.places = std::vector{area.phung}};
    EXPECT_EQ(hand_over(**tx, support::lan, campaign.id, in_phung, UserId{9}, "Minh nghỉ phép"), 2);
    EXPECT_EQ(hand_over(**tx, support::lan, campaign.id, in_phung, UserId{9}, "lần nữa"), 0);
    EXPECT_EQ(names({.responsible = UserId{9}}), (Names{"An Khánh", "Bình Minh"}));
    EXPECT_EQ(names({.responsible = minh, .state = State::to_do}), (Names{"Sông Hồng"}));
    auto const log = changes(**tx, campaign.id, 10);
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[0].what, "handed_over");
    EXPECT_EQ(log[0].enterprises, 2);
    EXPECT_EQ(log[1].what, "added");
}

TEST_P(Store, AddsEachOnceAndRemovesWhatNobodyWroteOf)
{
    EXPECT_EQ(add_enterprises(**tx, support::lan, campaign.id, made, minh, "lần nữa"), 0);
    write(0, 1, "open", "yes");
    EXPECT_EQ(remove_enterprise(**tx, support::lan, campaign.id, made[0].id, "trùng").error().kind,
              base::Refusal::conflict);
    EXPECT_TRUE(remove_enterprise(**tx, support::lan, campaign.id, made[1].id, "trùng"));
    EXPECT_FALSE(find(**tx, campaign.id, made[1].id));
}

TEST_P(Store, KnowsHowFarEachIsByWhatWasWritten)
{
    write(0, 1, "workers", "40");
    EXPECT_EQ(state(0), State::to_do);
    write(0, 2, "_state", "done");
    EXPECT_EQ(state(0), State::to_do);   // what must be answered is missing
    write(0, 3, "open", "yes");
    EXPECT_EQ(state(0), State::done);
    write(1, 4, "_state", "refused");
    EXPECT_EQ(state(1), State::refused);
    write(0, 3, "open", "no");   // the same entry once more: nothing changes
    EXPECT_EQ(merge(entries(**tx, campaign.id, made[0].id)).answers.at("open"), "yes");
    write(0, 1, "workers", "50", "device-lan");   // without having seen Minh's
    auto const disputed = find(**tx, campaign.id, made[0].id);
    EXPECT_EQ(disputed->conflicts, 1);
    EXPECT_EQ(disputed->state, State::to_do);
    EXPECT_EQ(names({.disputed = true}), (std::vector<std::string>{"Bình Minh"}));
    std::int64_t in_all = 0;
    for (auto const& tally : tallies(**tx, campaign.id))
        for (auto const& [state, count] : tally.counts) in_all += count;
    EXPECT_EQ(in_all, 3);
}

TEST_P(Store, CountsEachByWhatWasFoundAndNotWhileItIsToDoAgain)
{
    using Counted = std::map<std::string, std::int64_t>;
    auto const counted = [&] {
        constexpr ledger::Refill refills[] = {refill, enterprises::refill};
        auto const trees = organisations::placement(**tx, today);
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *trees, 10), std::vector<ledger::Difference>{});
        Counted all;
        refill(**tx, [&](ledger::Fact const& fact, ledger::Entry const&) {
            EXPECT_EQ(fact.on_day, today);
            all[std::string{fact.variety} + (fact.unit == area.phung ? " phung" : " trung_chau")] += fact.quantity;
        });
        return all;
    };
    write(0, 1, "workers", "40");
    EXPECT_EQ(counted(), Counted{});   // begun is not surveyed
    write(0, 2, "_state", "done");
    write(0, 3, "open", "yes");
    write(1, 4, "_state", "refused");
    write(2, 5, "_state", "not_found");
    EXPECT_EQ(counted(), (Counted{{"done phung", 1}, {"refused phung", 1}, {"not_found trung_chau", 1}}));
    write(0, 3, "open", "yes");   // sent twice
    EXPECT_EQ(counted().at("done phung"), 1);
    auto const listed = *find(**tx, campaign.id, made[0].id);
    save(**tx, support::lan, campaign, short_survey(), listed, {Verdict::sent_back, {"workers"}, "Xem lại"}, today);
    EXPECT_EQ(counted(), (Counted{{"refused phung", 1}, {"not_found trung_chau", 1}}));
    Entry const again{{"device-minh", 9}, "_state", "moved", {{"device-minh", 5}}, support::lan.at, minh};
    take(**tx, support::lan, campaign, short_survey(), made[2].id, std::span{&again, 1});
    EXPECT_EQ(counted(), (Counted{{"refused phung", 1}, {"moved trung_chau", 1}}));
}

TEST_P(Store, ClosesOnce)
{
    EXPECT_TRUE(close(**tx, support::lan, campaign, today));
    EXPECT_FALSE(close(**tx, support::lan, campaign, today));
    EXPECT_EQ(find(**tx, campaign.id)->closed_on, today);
    EXPECT_EQ(list(**tx).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Both, Store, support::both, support::dialect_name);

}   // namespace
}   // namespace surveys
