#include <map>
#include <numeric>
#include <random>

#include "kernel/ledger/query.hpp"
#include "registers/reorganisations/carrying.hpp"
#include "registers/reorganisations/testing.hpp"

namespace reorganisations {
namespace {

/// 1,000 reorganisations in all.
constexpr int cities = 25;
constexpr int reorganisations_each = 40;

/// Communes of a city that merge, are divided, are renamed and end for years, while unions are founded in them and
/// people join.
class Years : public Carried {
protected:
    void SetUp() override
    {
        Carried::SetUp();
        communes.clear();
        unions = members = 0;
        for (int i = 0; i < 6; ++i) communes.push_back(commune("Xã " + std::to_string(i)));
    }

    /// Another city, as if this one had never been.
    void begin_anew()
    {
        tx.reset();
        SetUp();
    }

    UnitId commune(std::string name)
    {
        return support::add_unit(**tx, Line::administrative, "commune", std::move(name), area.city);
    }
    std::size_t below(std::size_t bound) { return random() % bound; }
    UnitId some(std::vector<UnitId> const& among) { return among[below(among.size())]; }
    UnitId taken_from(std::vector<UnitId>& among)
    {
        auto const at = among.begin() + static_cast<std::ptrdiff_t>(below(among.size()));
        auto const unit = *at;
        among.erase(at);
        return unit;
    }

    /// A union with a member in a commune of today.
    void grow(base::Date day)
    {
        auto const place = some(communes);
        auto const trees = organisations::placement(**tx, today);
        auto const unit = organisations::found(**tx, *trees, support::lan,
                                               {.kind = "grassroots_union",
                                                .name = "CĐCS " + std::to_string(unions),
                                                .parent = federation,
                                                .place = place,
                                                .decision_number = "1/QĐ",
                                                .decided_on = day});
        ++unions;
        if (unions % 4 != 0) return;
        add_member(unit, place, day);
        ++members;
    }

    /// A plan of a day, of one of the ways in which communes change.
    Plan reorganisation(base::Date day, int round)
    {
        Plan plan{.line = Line::administrative, .above = area.city, .title = "Sắp xếp"};
        plan.decision = {.number = "15/NQ", .effective_on = day};
        plan = *find(**tx, create(**tx, support::lan, plan));
        auto const name = "Xã mới " + std::to_string(round);
        auto const way = communes.size() < 4 ? 1 : communes.size() > 9 ? 0 : below(4);
        if (way == 0) {
            std::vector<UnitId> const formers{taken_from(communes), taken_from(communes)};
            auto const into = found(plan, name, "commune", area.city);
            for (auto const former : formers)
                add(plan, Step{.what = What::succeed, .unit = former, .successors = {{into, Share::whole}}});
            communes.push_back(into);
        } else if (way == 1) {
            auto const former = taken_from(communes);
            std::vector<UnitId> const parts{found(plan, name + " A", "commune", area.city),
                                            found(plan, name + " B", "commune", area.city)};
            bool const land_alone = below(3) == 0;
            add(plan, Step{.what = What::succeed,
                           .unit = former,
                           .successors = {
                               {parts[0], Share::most},
                               {parts[1], Share::part, land_alone ? std::optional{std::int64_t{0}} : std::nullopt}}});
            if (!land_alone) add(plan, Rule{.former = former, .by = By::rest, .successor = some(parts)});
            communes.insert(communes.end(), parts.begin(), parts.end());
        } else if (way == 2) {
            add(plan, Step{.what = What::rename, .unit = some(communes), .name = name});
        } else {
            auto const former = taken_from(communes);
            add(plan, Step{.what = What::succeed, .unit = former, .successors = {{some(communes), Share::whole}}});
        }
        return plan;
    }

    using Shares = std::map<std::optional<UnitId>, std::int64_t>;
    Shares shares(ledger::Placement const& trees, std::string const& kind, UnitId scope, ledger::Structure structure)
    {
        ledger::View const view{**tx, trees, {scope, ledger::until(today), structure}};
        Shares shares;
        for (auto const& figure : view.sums({{{kind}}, {ledger::By::unit}})) shares[figure.key.unit] += figure.value;
        return shares;
    }
    static std::int64_t total(Shares const& shares)
    {
        return std::accumulate(shares.begin(), shares.end(), std::int64_t{0},
                               [](std::int64_t sum, auto const& share) { return sum + share.second; });
    }

    void check(std::string const& kind, std::int64_t wanted)
    {
        auto const trees = organisations::placement(**tx, today);
        for (auto const structure : {ledger::Structure::then, ledger::Structure::now}) {
            auto const all = shares(*trees, kind, area.city, structure);
            EXPECT_EQ(total(all), wanted) << kind;   // nothing dropped, nothing twice
            for (auto const& [unit, value] : all) {
                if (!unit) continue;
                EXPECT_EQ(total(shares(*trees, kind, *unit, structure)), value) << kind;
            }
        }
        // by the tree of today only what lives has anything; the rest is told without a unit
        for (auto const& [unit, value] : shares(*trees, kind, area.city, ledger::Structure::now))
            EXPECT_TRUE(!unit || value == 0 || lives_on(this->unit(*unit), today)) << kind;
    }

    std::mt19937 random{1656};
    std::vector<UnitId> communes;
    std::int64_t unions = 0;
    std::int64_t members = 0;
};

INSTANTIATE_TEST_SUITE_P(Both, Years, support::both, support::dialect_name);

TEST_P(Years, ChildrenAddUpToTheirParentAndBothViewsAgree)
{
    for (int city = 0; city < cities; ++city) {
        if (city > 0) begin_anew();
        auto here = context();
        for (int round = 0; round < reorganisations_each; ++round) {
            auto const day = base::day(2015, 2, 1) + base::Days{50 * round};
            grow(day - base::Days{1});
            auto const plan = reorganisation(day, round);
            auto const done = carry_out(here, plan);
            ASSERT_TRUE(done) << city << " " << round << " " << done.error().problems.front().code;
        }
        expect_records_to_be_where_they_belong();
        check("union.founded", unions);
        check("union.member", members);
    }
}

}   // namespace
}   // namespace reorganisations
