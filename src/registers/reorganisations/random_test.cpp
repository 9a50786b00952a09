#include <random>

#include "registers/organisations/closure.hpp"
#include "registers/reorganisations/carrying.hpp"
#include "registers/reorganisations/testing.hpp"

namespace reorganisations {
namespace {

class RandomPlans : public Carried {};

INSTANTIATE_TEST_SUITE_P(Both, RandomPlans, support::both, support::dialect_name);

/// Random plans: whatever the check lets pass is carried out as it said, and taken back leaves no trace.
TEST_P(RandomPlans, AreCarriedOutAsCheckedAndTakenBackExactly)
{
    std::mt19937 random{20250701};
    auto const pick = [&](auto const& among) { return among[random() % among.size()]; };
    std::vector<UnitId> communes{area.phung, area.trung_chau};
    std::vector<UnitId> upper{federation};
    for (int i = 0; i < 4; ++i)
        upper.push_back(support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã " + std::to_string(i),
                                          city, {pick(communes)}));
    std::vector<UnitId> unions;
    for (int i = 0; i < 12; ++i)
        unions.push_back(
            add_union("CĐCS " + std::to_string(i), pick(communes), static_cast<int>(random() % 2), pick(upper)));
    int carried = 0;
    for (int round = 0; round < 60; ++round) {
        auto plan = draft(Line::union_, city);
        plan.decision.effective_on = reform + base::Days{round};
        save_head(**tx, support::lan, plan);
        plan = *find(**tx, plan.id);
        std::vector<UnitId> living;
        for (auto const one : upper)
            if (!unit(one).ended_on) living.push_back(one);
        auto const former = pick(living);
        std::vector<UnitId> heirs;
        for (unsigned i = 0; i < 1 + random() % 3; ++i)
            heirs.push_back(found(plan, "Công đoàn mới " + std::to_string(round) + std::to_string(i), "commune_union",
                                  city, {pick(communes)}));
        Step succession{.what = What::succeed, .unit = former};
        for (auto const heir : heirs)
            succession.successors.push_back({heir, heirs.size() == 1 ? Share::whole : Share::part});
        add(plan, succession);
        if (random() % 2 == 0)
            add(plan, Rule{.former = former, .by = By::area, .chosen = pick(communes), .successor = pick(heirs)});
        if (random() % 4 != 0) add(plan, Rule{.former = former, .by = By::rest, .successor = pick(heirs)});
        auto const lone = pick(unions);
        if (random() % 3 == 0) add(plan, Step{.what = What::put_under, .unit = lone, .parent = pick(heirs)});
        if (random() % 4 == 0) add(plan, Step{.what = What::rename, .unit = pick(unions), .name = "CĐCS đổi tên"});
        auto const outcome = judged(plan);
        auto const before = standing();
        auto here = context();
        auto const done = carry_out(here, plan);
        ASSERT_EQ(done.has_value(), outcome.ready());
        if (!done) continue;
        ++carried;
        Plan seen{.line = Line::union_, .above = city, .decision = plan.decision};
        for (auto const& row : outcome.counts) seen.steps.push_back({.what = What::rename, .unit = row.unit});
        auto const after = world_of(**tx, seen, today);
        for (auto const& row : outcome.counts) {
            if (unit(row.unit, *plan.decision.effective_on).ended_on) continue;
            EXPECT_EQ(after.counts.at(row.unit), row.after) << row.name << " in round " << round;
        }
        EXPECT_EQ(organisations::stored_closure(**tx, Line::union_),
                  organisations::computed_closure(**tx, Line::union_));
        expect_records_to_be_where_they_belong();
        if (random() % 2 == 0) {
            ASSERT_TRUE(take_back(here, *find(**tx, plan.id)));
            ASSERT_EQ(standing(), before) << "round " << round;
        } else {
            upper.insert(upper.end(), heirs.begin(), heirs.end());
        }
    }
    EXPECT_GT(carried, 20);
}

}   // namespace
}   // namespace reorganisations
