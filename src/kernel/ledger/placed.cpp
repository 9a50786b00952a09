#include <algorithm>

#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

constexpr db::Sql select_has_placed{"ledger.select_has_placed", R"sql(
    SELECT 1 FROM fact_place WHERE unit_id = :unit AND place_id <> 0 LIMIT 1)sql"};
constexpr db::Sql select_placed{"ledger.select_placed", R"sql(
    SELECT enterprise_id, CASE WHEN enterprise_id IS NULL THEN person_id END, min(place_id), max(place_id)
    FROM fact
    WHERE kind = :kind AND unit_id = :unit AND place_id <> 0 AND withdrawn_at IS NULL
      AND (enterprise_id IS NOT NULL OR person_id IS NOT NULL)
    GROUP BY 1, 2)sql"};
constexpr db::Sql select_kinds_placed{"ledger.select_kinds_placed", R"sql(
    SELECT DISTINCT kind FROM fact_year WHERE unit_id = :unit AND place_id <> 0 ORDER BY kind)sql"};

constexpr db::Sql all[] = {select_has_placed, select_placed, select_kinds_placed};

/// 0 where two say two places.
template <class Id>
void tell(std::map<Id, UnitId>& places, Id id, UnitId least, UnitId most)
{
    auto const [known, fresh] = places.try_emplace(id, least);
    if (least != most || (!fresh && known->second != least)) known->second = {};
}

}   // namespace

PlacedIn placed_in(db::Connection& tx, UnitId unit)
{
    PlacedIn placed;
    if (!tx.run(select_has_placed, {{"unit", unit}}).first()) return placed;
    std::vector<std::string> kinds;
    for (auto const& row : tx.run(select_kinds_placed, {{"unit", unit}})) kinds.push_back(row.string(0));
    for (auto const& kind : kinds)
        for (auto const& row : tx.run(select_placed, {{"kind", kind}, {"unit", unit}})) {
            if (auto const enterprise = row.maybe_id<EnterpriseId>(0))
                tell(placed.enterprises, *enterprise, row.id<UnitId>(2), row.id<UnitId>(3));
            else
                tell(placed.people, row.id<PersonId>(1), row.id<UnitId>(2), row.id<UnitId>(3));
        }
    auto const disagree = [](auto const& place) { return place.second == UnitId{}; };
    std::erase_if(placed.enterprises, disagree);
    std::erase_if(placed.people, disagree);
    return placed;
}

std::vector<Fact> placed_by_others(db::Connection& tx, std::span<Fact const> facts)
{
    std::map<UnitId, PlacedIn> known;
    std::vector<Fact> placed;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        auto const& fact = facts[i];
        if (fact.present_place || (!fact.enterprise && !fact.person)) continue;
        auto const [in, fresh] = known.try_emplace(fact.unit);
        if (fresh) in->second = placed_in(tx, fact.unit);
        std::optional<UnitId> place;
        if (fact.enterprise) {
            if (auto const at = in->second.enterprises.find(*fact.enterprise); at != in->second.enterprises.end())
                place = at->second;
        } else if (auto const at = in->second.people.find(*fact.person); at != in->second.people.end()) {
            place = at->second;
        }
        if (!place) continue;
        if (placed.empty()) placed.assign(facts.begin(), facts.end());
        placed[i].present_place = place;
    }
    return placed;
}

std::span<db::Sql const> place_statements() { return all; }

}   // namespace ledger
