#include "registers/reorganisations/carrying.hpp"

#include "registers/organisations/closure.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/testing.hpp"

namespace reorganisations {
namespace {

using base::day;

INSTANTIATE_TEST_SUITE_P(Both, Carried, support::both, support::dialect_name);

TEST_P(Carried, PreparesEveryStatement)
{
    for (auto const part : {store_statements(), step_statements(), world_statements(), handover_statements()})
        for (auto const& sql : part) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Carried, AFederationIsDividedByAreaAndWhatNoRuleTookIsTold)
{
    auto const in_phung = add_union("CĐCS Hòa Bình", area.phung, 2);
    auto const in_trung_chau = add_union("CĐCS Thành Công", area.trung_chau, 1);
    auto const third = add_union("CĐCS Văn phòng", area.district, 1);
    auto plan = draft(Line::union_, city);
    auto const first = found(plan, "Công đoàn xã Đan Phượng", "commune_union", city, {area.phung});
    auto const second = found(plan, "Công đoàn xã Liên Minh", "commune_union", city, {area.trung_chau});
    add(plan,
        Step{.what = What::succeed, .unit = federation, .successors = {{first, Share::most}, {second, Share::part}}});
    add(plan, Rule{.former = federation, .by = By::area, .chosen = area.phung, .successor = first});
    add(plan, Rule{.former = federation, .by = By::area, .chosen = area.trung_chau, .successor = second});
    EXPECT_TRUE(finds(plan, "reorganisation.unassigned"));
    ASSERT_FALSE(carry_out(*std::make_unique<web::Context>(context()), plan));

    mark(**tx, support::lan, plan, federation, second, std::span{&third, 1});
    plan = *find(**tx, plan.id);
    auto const outcome = judged(plan);
    ASSERT_TRUE(outcome.ready()) << outcome.findings.front().problem.code;
    ASSERT_EQ(outcome.divisions.size(), 1U);
    EXPECT_EQ(outcome.divisions.front().taken.at(first), (Count{1, 2}));
    EXPECT_EQ(outcome.divisions.front().taken.at(second), (Count{2, 2}));

    auto const before = standing();
    auto here = context();
    auto const done = carry_out(here, plan);
    ASSERT_TRUE(done) << done.error().problems.front().code;
    EXPECT_EQ(unit(in_phung).parent, first);
    EXPECT_EQ(unit(in_trung_chau).parent, second);
    EXPECT_EQ(unit(third).parent, second);
    EXPECT_EQ(unit(in_phung, day(2025, 6, 30)).parent, federation);
    EXPECT_EQ(unit(federation).ended_on, reform);
    EXPECT_EQ(organisations::stored_closure(**tx, Line::union_), organisations::computed_closure(**tx, Line::union_));
    plan = *find(**tx, plan.id);
    EXPECT_EQ(plan.state, State::carried_out);
    EXPECT_EQ(plan.digest.substr(0, 4), "3-4-");
    auto const handovers = handovers_of(**tx, plan.id);
    ASSERT_EQ(handovers.size(), 1U);
    EXPECT_EQ(handovers.front().unit, federation);

    ASSERT_TRUE(take_back(here, plan));
    EXPECT_EQ(standing(), before);
    EXPECT_TRUE(handovers_of(**tx, plan.id).empty());
    EXPECT_FALSE(take_back(here, *find(**tx, plan.id)));
}

TEST_P(Carried, CommunesMergeAndWhoServedThemGoesAlong)
{
    auto const unit_there = add_union("CĐCS Hòa Bình", area.phung, 1);
    auto plan = draft(Line::administrative, area.city);
    auto const made = found(plan, "Xã Đan Phượng", "commune", area.city);
    for (auto const former : {area.phung, area.trung_chau})
        add(plan, Step{.what = What::succeed, .unit = former, .successors = {{made, Share::whole}}});
    add(plan, Step{.what = What::end, .unit = area.district});
    auto const outcome = judged(plan);
    // the district's own federation and centre serve the district
    EXPECT_TRUE(finds(plan, "reorganisation.leaves_alone"));
    remove_step(**tx, support::lan, plan, plan.steps.back().id);
    plan = *find(**tx, plan.id);
    add(plan, Step{.what = What::succeed, .unit = area.district, .successors = {{made, Share::whole}}});
    auto const before = standing();
    auto here = context();
    auto const done = carry_out(here, plan);
    ASSERT_TRUE(done) << done.error().problems.front().code;
    EXPECT_EQ(unit(unit_there).place, made);
    EXPECT_EQ(unit(federation).place, made);
    EXPECT_EQ(unit(unit_there, day(2025, 6, 30)).place, area.phung);
    ASSERT_TRUE(take_back(here, *find(**tx, plan.id)));
    EXPECT_EQ(standing(), before);
}

TEST_P(Carried, WhatCameAfterKeepsItFromBeingTakenBack)
{
    auto plan = draft(Line::union_, city);
    auto const made = found(plan, "Công đoàn xã Đan Phượng", "commune_union", city, {area.phung});
    auto here = context();
    ASSERT_TRUE(carry_out(here, plan));
    plan = *find(**tx, plan.id);
    add_union("CĐCS Mới", area.phung, 0, made);
    auto const refused = take_back(here, plan);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
    EXPECT_EQ(refused.error().problems.front().code, "reorganisation.depended_on");
}

TEST_P(Carried, RefusesWhatCannotBe)
{
    auto const one = add_union("CĐCS Hòa Bình", area.phung);
    auto empty = draft(Line::union_, city);
    EXPECT_TRUE(finds(empty, "reorganisation.empty"));
    auto plan = draft(Line::union_, city);
    add(plan, Step{.what = What::end, .unit = federation});
    EXPECT_TRUE(finds(plan, "reorganisation.leaves_alone"));
    add(plan, Step{.what = What::put_under, .unit = one, .parent = city});
    EXPECT_FALSE(finds(plan, "reorganisation.leaves_alone"));
    add(plan, Step{.what = What::end, .unit = federation});
    EXPECT_TRUE(finds(plan, "reorganisation.ends_twice"));
    auto other = draft(Line::union_, federation);
    add(other, Step{.what = What::end, .unit = city});
    EXPECT_TRUE(finds(other, "reorganisation.outside"));
    auto circle = draft(Line::union_, city);
    auto const a = support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã A", city, {area.phung});
    auto const b = support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã B", city, {area.phung});
    add(circle, Step{.what = What::put_under, .unit = a, .parent = b});
    add(circle, Step{.what = What::put_under, .unit = b, .parent = a});
    EXPECT_TRUE(finds(circle, "unit.cycle"));
    auto into = draft(Line::union_, city);
    add(into, Step{.what = What::succeed, .unit = a, .successors = {{b, Share::whole}}});
    add(into, Step{.what = What::end, .unit = b});
    EXPECT_TRUE(finds(into, "reorganisation.ends_too"));
    auto later = draft(Line::union_, city);
    later.decision.effective_on = day(2009, 1, 1);
    save_head(**tx, support::lan, later);
    later = *find(**tx, later.id);
    organisations::rename({**tx, *organisations::placement(**tx, today), support::lan}, unit(a), "Công đoàn A mới",
                          {.effective_on = day(2020, 1, 1)});
    add(later, Step{.what = What::rename, .unit = a, .name = "Khác"});
    EXPECT_TRUE(finds(later, "reorganisation.decided_after"));
}

}   // namespace
}   // namespace reorganisations
