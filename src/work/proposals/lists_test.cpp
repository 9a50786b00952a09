#include "work/proposals/lists.hpp"

#include <gtest/gtest.h>

#include "kernel/lists/registry.hpp"
#include "platform/web/languages.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace proposals {
namespace {

using base::day;
using lists::Verdict;

class ProposalLists : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        std::vector<enterprises::Enterprise> made;
        for (auto const place : {area.phung, area.phung, area.trung_chau})
            made.push_back({.name = "Công ty TNHH Mười Người",
                            .legal_type = "llc_multi",
                            .place = place,
                            .workers = 10,
                            .counted_on = day(2026, 1, 1)});
        for (auto const id : enterprises::add(**tx, *placement, support::lan, made, today)) ids.push_back(id.value);
        tx->commit();
        query.add("reason", "union");
        values.add("why", "Đang chuyển nhà xưởng.");
        values.add("look_again_on", "1/9/2026");
        for (auto const* right : {"enterprises.view", "unions.view", "unions.edit"})
            minh.grants.push_back({right, area.phung.value});
        minh.grants.push_back({"enterprises.view", area.trung_chau.value});
        minh.grants.push_back({"unions.view", area.trung_chau.value});
    }
    lists::Source const& source() const { return list_sources()[0]; }
    lists::Action const& action() const { return *lists::find_action(source(), "aside"); }
    std::int64_t proposed(db::Connection& tx, std::string_view state = {})
    {
        auto asked = query;
        asked.add("state", std::string{state});
        return lists::count(source(), {tx, minh, today, web::texts_in(base::Language::vi)}, asked);
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<std::int64_t> ids;
    web::Fields query;
    web::Fields values;
    web::Actor minh{.user = 2, .name = "Minh"};
};

TEST_P(ProposalLists, ManyAreSetAsideAndProposedAgain)
{
    auto const tx = db->begin(db::Access::write);
    lists::Doing const doing{**tx, minh, base::Instant{today}, today, query, values};
    ASSERT_TRUE(action().check(query, values, today));
    EXPECT_EQ(proposed(**tx), 3);
    auto const outcomes = action().take(doing, ids, lists::Trial::no);
    EXPECT_EQ(outcomes[0].verdict, Verdict::changed);
    EXPECT_EQ(outcomes[2].reason, "list.not_yours");   // where Minh founds no unions
    EXPECT_EQ(proposed(**tx), 1);
    EXPECT_EQ(proposed(**tx, "aside"), 2);
    EXPECT_EQ(action().take(doing, ids, lists::Trial::yes)[0].reason, "proposal.aside_already");

    // one is proposed again by hand: the undo leaves it and says so
    withdraw(**tx, support::lan, *find(**tx, EnterpriseId{ids[0]}, *find_reason("union")));
    std::vector<lists::Taken> const taken{{ids[0], outcomes[0].was}, {ids[1], outcomes[1].was}};
    auto const undone = action().undo(doing, taken);
    EXPECT_EQ(undone[0].reason, "list.changed_since");
    EXPECT_EQ(undone[1].verdict, Verdict::changed);
    EXPECT_EQ(proposed(**tx), 3);
}

TEST_P(ProposalLists, WhatCannotHoldIsRefusedAndNotOffered)
{
    web::Fields late;
    late.add("why", "Vì sao");
    late.add("look_again_on", "2/3/2026");
    EXPECT_FALSE(action().check(query, late, today));
    EXPECT_FALSE(action().check({}, values, today));   // of no reason
    EXPECT_TRUE(action().offered(minh, query));
    EXPECT_FALSE(action().offered({.user = 3, .name = "Hòa", .grants = {{"unions.view", 1}}}, query));
    auto aside = query;
    aside.add("state", "aside");
    EXPECT_FALSE(action().offered(minh, aside));
}

TEST_P(ProposalLists, AReasonThatOneMayNotSeeGivesNothing)
{
    auto const tx = db->begin(db::Access::read);
    web::Fields cell;
    cell.add("reason", "cell");
    EXPECT_EQ(lists::count(source(), {**tx, minh, today, web::texts_in(base::Language::vi)}, cell), 0);
    EXPECT_EQ(lists::count(source(), {**tx, minh, today, web::texts_in(base::Language::vi)}, {}), 0);
}

TEST_P(ProposalLists, RowsHaveACellForEachColumn)
{
    auto const tx = db->begin(db::Access::read);
    auto const texts = web::texts_in(base::Language::vi);
    for (auto const& row : source().read({**tx, minh, today, texts}, query, {.most = 10}).rows)
        EXPECT_EQ(row.cells.size(), source().columns.size());
}

INSTANTIATE_TEST_SUITE_P(Both, ProposalLists, support::both, support::dialect_name);

}   // namespace
}   // namespace proposals
