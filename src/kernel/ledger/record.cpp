#include <algorithm>
#include <map>
#include <set>

#include "base/expect.hpp"
#include "kernel/ledger/change.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

bool same_groups(Groups const* stored, FactKind const& kind)
{
    std::set<std::pair<std::string_view, std::string_view>> kept;
    std::set<std::pair<std::string_view, std::string_view>> wanted;
    if (stored != nullptr)
        for (auto const& [group, varieties] : stored->varieties)
            for (auto const variety : varieties) kept.emplace(group, variety);
    for (auto const& group : kind.people_groups)
        for (auto const variety : group.varieties) wanted.emplace(group.name, variety);
    return kept == wanted;
}

/// Keeps what the kinds of these facts say about counting people. When a newer program says it otherwise than what was
/// counted by, the kind's people are counted anew.
void keep_groups(db::Connection& tx, Placement const& placement, std::span<Fact const> facts)
{
    std::set<FactKind const*> kinds;
    for (auto const& fact : facts)
        if (!fact.kind->people_groups.empty()) kinds.insert(fact.kind);
    if (kinds.empty()) return;
    Words words;
    auto const stored = stored_groups(tx, words);
    for (auto const* kind : kinds) {
        auto const found = std::ranges::find(stored, kind->name, &Groups::kind);
        if (same_groups(found == stored.end() ? nullptr : &*found, *kind)) continue;
        replace_groups(tx, *kind);
        rebuild_people_of(tx, placement, kind->name);
    }
}

void expect_complete(Fact const& fact)
{
    base::expect(fact.kind != nullptr, "a fact without a kind");
    base::expect(fact.unit.value != 0, "a fact without a unit");
    base::expect(!fact.source_kind.empty() && fact.source_id != 0, "a fact without the record behind it");
}

}   // namespace

void record(db::Connection& tx, Placement const& placement, Entry const& entry, std::span<Fact const> given)
{
    if (given.empty()) return;
    for (auto const& fact : given) expect_complete(fact);
    auto const placed = placed_by_others(tx, given);
    auto const facts = placed.empty() ? given : std::span{placed};
    keep_groups(tx, placement, facts);

    std::vector<FactId> ids;
    std::vector<StoredFact> added;
    ids.reserve(facts.size());
    added.reserve(facts.size());
    for (auto const& fact : facts) {
        ids.push_back(tx.new_id<FactId>());
        added.push_back(stored(fact, ids.back()));
    }

    Change change{tx, placement};
    change.add(added);
    insert_facts(tx, entry, facts, ids);
    change.save();
}

void withdraw(db::Connection& tx, Placement const& placement, Entry const& entry, std::string_view source_kind,
              std::span<std::int64_t const> source_ids)
{
    // each once, or its facts would be taken away twice
    std::set<std::int64_t> const distinct{source_ids.begin(), source_ids.end()};
    std::vector<std::int64_t> const sources{distinct.begin(), distinct.end()};
    Words words;
    auto const withdrawn = standing_facts_of_sources(tx, words, source_kind, sources);
    if (withdrawn.empty()) return;
    Change change{tx, placement};
    change.remove(withdrawn);
    withdraw_facts(tx, entry, source_kind, sources);
    change.save();
}

void replace_places(db::Connection& tx, Placement const& placement, UnitId split_unit,
                    std::span<Replaced const> replaced)
{
    std::map<EnterpriseId, UnitId> by_enterprise;
    std::map<PersonId, UnitId> by_person;
    for (auto const& one : replaced) {
        if (one.enterprise) by_enterprise[*one.enterprise] = one.present_place;
        if (one.person) by_person[*one.person] = one.present_place;
    }
    Words words;
    std::vector<StoredFact> before;
    std::vector<StoredFact> after;
    for (auto const& fact : standing_facts_in(tx, words, split_unit)) {
        UnitId place = fact.place;
        if (fact.enterprise) {
            if (auto const found = by_enterprise.find(*fact.enterprise); found != by_enterprise.end())
                place = found->second;
        } else if (auto const found = by_person.find(*fact.person); found != by_person.end()) {
            place = found->second;
        }
        if (place == fact.place) continue;
        before.push_back(fact);
        after.push_back(fact);
        after.back().place = place;
    }
    if (before.empty()) return;
    Change change{tx, placement};
    change.replace(before, after);
    for (auto const& fact : after) set_place(tx, fact.id, fact.place);
    change.save();
}

}   // namespace ledger
