#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"

struct Slice;

namespace ledger {

/// Told what is being done and how far it is; `all` is 0 while that is not known.
using Progress = std::function<void(std::string_view doing, std::int64_t done, std::int64_t all)>;

/// Makes the sums of months and years anew from the standing facts.
void rebuild_sums(db::Connection& tx, Progress const& progress = {});
/// Counts the people of one kind anew, by the groups kept for it.
void rebuild_people_of(db::Connection& tx, Placement const& placement, std::string_view kind,
                       Progress const& progress = {});

/// Counts all people anew, as rebuild_people does.
void rebuild_all_people(db::Connection& tx, Placement const& placement, Progress const& progress = {});

/// One thing that is not as the facts say, for the operator: "fact_month union.member 2020-03 …: kept 3, facts say 4".
using Difference = std::string;

/// Compares the kept sums and people with the facts. Gives at most `limit` differences.
std::vector<Difference> verify_sums(db::Connection& tx, Placement const& placement, std::size_t limit,
                                    Progress const& progress = {});

/// What a slice gives back of its facts.
using Refill = void (*)(db::Connection& tx, Give const& give);
std::vector<Refill> refills_of(std::span<Slice const* const> slices);

/// Compares the standing facts with what the slices' own records say; where a unit was split, present places are not
/// compared, for replace_places sets them. Gives at most `limit` differences.
std::vector<Difference> verify_facts(db::Connection& tx, std::span<Refill const> refills, std::size_t limit,
                                     Progress const& progress = {});
/// Makes the standing facts as the slices' own records say: withdraws what no record says, writes what is missing,
/// leaves the rest as it is, but for the present places in divided units, which go by what the records tell. The sums
/// are not kept meanwhile: rebuild them afterwards.
struct Refilled {
    std::int64_t withdrawn = 0;
    std::int64_t written = 0;
};
Refilled refill_facts(db::Connection& tx, Entry const& entry, std::span<Refill const> refills,
                      Progress const& progress = {});

std::span<db::Sql const> rebuild_statements();
std::span<db::Sql const> refill_statements();

}   // namespace ledger
