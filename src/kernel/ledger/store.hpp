#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "kernel/ledger/people_years.hpp"
#include "kernel/ledger/sums.hpp"
#include "platform/db/connection.hpp"

namespace ledger {

/// A fact as it is kept; the views live as long as the Words it was read with.
struct StoredFact {
    FactId id;
    std::string_view kind;
    std::string_view variety;
    base::Date on_day = {};
    UnitId unit;
    UnitId place;   // 0: none
    std::optional<EnterpriseId> enterprise = {};
    std::optional<PersonId> person = {};
    std::string_view sex;
    std::string_view ownership;
    std::int64_t quantity = 0;
    std::string_view source_kind;
    std::int64_t source_id = 0;
};

SumKey sum_key(StoredFact const& fact);
StoredFact stored(Fact const& fact, FactId id);
/// The row of a statement that selects all that a StoredFact holds, in its order.
StoredFact read_fact(db::Row const& row, Words& words);

void insert_facts(db::Connection& tx, Entry const& entry, std::span<Fact const> facts, std::span<FactId const> ids);
/// Keeps the places of these facts. One whose units above it today are others than those its people were counted by is
/// marked, so that its kept people are not used until they have been counted anew.
void keep_places(db::Connection& tx, Chains& chains, std::span<StoredFact const> facts);
/// Says that the people of all places have been counted by the tree of today.
void renew_places(db::Connection& tx, Chains& chains);
std::vector<StoredFact> standing_facts_of_sources(db::Connection& tx, Words& words, std::string_view source_kind,
                                                  std::span<std::int64_t const> source_ids);
std::vector<StoredFact> standing_facts_of_people(db::Connection& tx, Words& words, std::string_view kind,
                                                 std::span<PersonId const> people);
/// All that count in the unit and are about an enterprise or a person.
std::vector<StoredFact> standing_facts_in(db::Connection& tx, Words& words, UnitId unit);
/// Where what stands in a divided unit has been placed: by enterprise, or by person where a fact names none. Not there
/// where facts disagree.
struct PlacedIn {
    std::map<EnterpriseId, UnitId> enterprises = {};
    std::map<PersonId, UnitId> people = {};
};
PlacedIn placed_in(db::Connection& tx, UnitId unit);
/// The facts with the present places that others in the same units tell of the same enterprises and people; the fact's
/// own word comes first. Empty when nothing is told that way.
std::vector<Fact> placed_by_others(db::Connection& tx, std::span<Fact const> facts);
void withdraw_facts(db::Connection& tx, Entry const& entry, std::string_view source_kind,
                    std::span<std::int64_t const> source_ids);
void set_place(db::Connection& tx, FactId fact, UnitId place);

/// Adds changes to what is kept. Nothing is done for changes that cancel out.
void add_sums(db::Connection& tx, Sums const& sums);
void add_people(db::Connection& tx, PeopleYears const& people);

/// The groups of all kinds that count people, as kept.
std::vector<Groups> stored_groups(db::Connection& tx, Words& words);
void replace_groups(db::Connection& tx, FactKind const& kind);
/// Takes away all kept people and groups: they are kept anew from here on.
void forget_people(db::Connection& tx);

/// Holds other writers off these people until the transaction ends: what a person contributes depends on all facts of
/// the same person. SQLite has one writer anyway.
void hold_people(db::Connection& tx, std::span<PersonId const> people);

std::span<db::Sql const> store_statements();
std::span<db::Sql const> place_statements();
std::span<db::Sql const> sums_statements();

}   // namespace ledger
