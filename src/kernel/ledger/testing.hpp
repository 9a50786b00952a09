#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/query.hpp"
#include "platform/db/migrate.hpp"

/// For the tests of the ledger only: the same questions answered from a list of facts, one by one, as slowly as
/// possible.
namespace ledger::testing {

struct Line {
    Fact fact;
    base::Instant entered_at = {};
    std::optional<base::Instant> withdrawn_at = {};
};

struct Told {
    std::map<FigureKey, std::pair<std::int64_t, std::int64_t>> sums;   // value, facts
    std::map<FigureKey, std::int64_t> people;
};

/// Only the ledger's own tables.
inline void migrate_ledger(db::Database& database)
{
    std::vector<db::Migration> own;
    for (auto const& migration : db::embedded_migrations())
        if (migration.name.ends_with("_ledger")) own.push_back(migration);
    db::migrate(database, own);
}

inline auto told(std::vector<Figure> const& figures)
{
    std::map<FigureKey, std::pair<std::int64_t, std::int64_t>> told;
    for (auto const& figure : figures) told[figure.key] = {figure.value, figure.facts};
    return told;
}

inline auto told_people(std::vector<Figure> const& figures)
{
    std::map<FigureKey, std::int64_t> told;
    for (auto const& figure : figures)
        if (figure.value != 0) told[figure.key] = figure.value;
    return told;
}

inline bool stands(Line const& line, Frame const& frame)
{
    if (!frame.known_at) return !line.withdrawn_at;
    return line.entered_at <= *frame.known_at && (!line.withdrawn_at || *line.withdrawn_at > *frame.known_at);
}

inline Told by_hand(std::vector<Line> const& lines, Placement const& placement, Frame const& frame, Query const& query)
{
    auto const has = [](std::vector<UnitId> const& chain, UnitId unit) {
        return std::ranges::find(chain, unit) != chain.end();
    };
    auto const scope_now = placement.now(frame.scope, std::nullopt);
    bool const then = frame.structure == Structure::then;
    bool const scope_stands = then || scope_now.front() == frame.scope;
    auto const anchor = scope_stands ? frame.scope : scope_now.front();

    Told told;
    Figures const keys{query};
    std::map<FigureKey, std::set<PersonId>> people;
    for (auto const& line : lines) {
        auto const& fact = line.fact;
        auto const wanted = [&](Counted const& c) { return c.kind == fact.kind->name && counts(c, fact.variety); };
        if (!stands(line, frame) || !frame.period.contains(fact.on_day) || std::ranges::none_of(query.counted, wanted))
            continue;
        auto const chain_then = placement.then(fact.unit, fact.on_day);
        auto const chain = then ? chain_then : placement.now(fact.unit, fact.present_place);
        if (!has(then || !scope_stands ? chain_then : chain, frame.scope)) continue;
        auto const at = std::ranges::find(chain, anchor);
        std::optional<UnitId> group;
        if (at != chain.end() && at != chain.begin()) group = *(at - 1);
        auto const key = keys.key(group, month_number(fact.on_day), fact.sex, fact.ownership, fact.variety);
        auto& [value, facts] = told.sums[key];
        value += fact.quantity;
        facts += 1;
        if (fact.person && people[key].insert(*fact.person).second) ++told.people[key];
    }
    if (query.by.empty()) told.sums.try_emplace({});
    return told;
}

}   // namespace ledger::testing
