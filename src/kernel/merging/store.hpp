#pragma once

#include <functional>
#include <utility>

#include "kernel/merging/merging.hpp"

/// Tables of merges and of pairs.
namespace merging {

struct StoredStep {
    std::int64_t number = 0;
    std::string part;
    std::string what;
    std::string content;
};
void insert_merge(db::Connection& tx, Merge const& merge);
void insert_step(db::Connection& tx, MergeId merge, StoredStep const& step);
std::vector<StoredStep> steps_of(db::Connection& tx, MergeId merge);
void end_merge(db::Connection& tx, ledger::Entry const& entry, MergeId merge);

/// How sure it is that two records are of one, in the order in which they are asked about.
enum class Likeness : std::uint8_t { certain = 1, likely = 2, possible = 3 };

/// Two records that may be of one; `first` is the older.
struct Pair {
    std::int64_t first = 0;
    std::int64_t second = 0;
    Likeness likeness = Likeness::possible;
    UnitId first_place = {};   // where they stood when a scan found them; 0 when none did
    UnitId second_place = {};
    friend auto operator<=>(Pair const&, Pair const&) = default;
};
/// Decides about a pair, found by a scan or not; `decision`: "not_same", "merged".
void mark_pair(db::Connection& tx, ledger::Entry const& entry, Kind kind, std::int64_t a, std::int64_t b,
               std::string_view decision);
/// The pair is asked about again, where a scan had found it or somebody had decided it.
void open_pair(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b);
bool is_decided(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b);

/// Replaces what is asked about by what a scan has found; what is decided stays and is not asked again.
/// Gives how many are asked about now.
std::int64_t replace_pairs(db::Connection& tx, base::Instant at, Kind kind, std::vector<Pair> const& found);
/// Gives those asked about behind a place, surest first, as long as `take` says to go on.
void walk_open_pairs(db::Connection& tx, Kind kind, Pair after, std::function<bool(Pair const&)> const& take);
std::int64_t count_open_pairs(db::Connection& tx, Kind kind);
std::optional<Pair> find_pair(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b);

std::span<db::Sql const> store_statements();

}   // namespace merging
