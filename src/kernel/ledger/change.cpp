#include "kernel/ledger/change.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace ledger {

namespace {

/// One person's facts of a kind: as they stand, and as they will.
struct Twice {
    std::vector<PersonFact> before;
    std::vector<PersonFact> after;
};

PersonFact person_fact(StoredFact const& fact)
{
    return {.person = *fact.person,
            .kind = fact.kind,
            .variety = fact.variety,
            .on_day = fact.on_day,
            .id = fact.id,
            .unit = fact.unit,
            .place = fact.place,
            .sex = fact.sex};
}

bool is_of(StoredFact const& fact, std::string_view kind) { return fact.person && fact.kind == kind; }

}   // namespace

void Change::replace(std::span<StoredFact const> before, std::span<StoredFact const> after)
{
    for (auto const& fact : before) sums_.add(sum_key(fact), {-fact.quantity, -1});
    for (auto const& fact : after) sums_.add(sum_key(fact), {fact.quantity, 1});
    placed_.insert(placed_.end(), after.begin(), after.end());
    for (auto const& groups : stored_groups(*tx_, words_)) change_people(groups, before, after);
}

void Change::change_people(Groups const& groups, std::span<StoredFact const> before, std::span<StoredFact const> after)
{
    std::set<PersonId> concerned;
    for (auto const facts : {before, after})
        for (auto const& fact : facts)
            if (is_of(fact, groups.kind)) concerned.insert(*fact.person);
    if (concerned.empty()) return;

    std::vector<PersonId> const people{concerned.begin(), concerned.end()};
    hold_people(*tx_, people);
    std::set<FactId> going;
    for (auto const& fact : before) going.insert(fact.id);
    std::unordered_map<PersonId, Twice> facts;
    for (auto const& fact : standing_facts_of_people(*tx_, words_, groups.kind, people)) {
        auto& twice = facts[*fact.person];
        twice.before.push_back(person_fact(fact));
        if (!going.contains(fact.id)) twice.after.push_back(person_fact(fact));
    }
    for (auto const& fact : after)
        if (is_of(fact, groups.kind)) facts[*fact.person].after.push_back(person_fact(fact));
    for (auto& [person, twice] : facts) {
        add_person(people_, groups, twice.before, chains_, -1);
        add_person(people_, groups, twice.after, chains_, 1);
    }
}

void Change::save()
{
    keep_places(*tx_, chains_, placed_);
    add_sums(*tx_, sums_);
    add_people(*tx_, people_);
}

}   // namespace ledger
