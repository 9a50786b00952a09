#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/lists/change.hpp"

namespace lists {

/// One of the actor's own.
std::optional<ListChange> find_change(db::Connection& tx, web::Actor const& actor, ListChangeId id);
ListChange get_change(db::Connection& tx, ListChangeId id);
/// The actor's own that were begun, newest first.
std::vector<ListChange> own_changes(db::Connection& tx, web::Actor const& actor, std::optional<ListChangeId> before,
                                    std::int64_t most);
ChangeCounts counts_of(db::Connection& tx, ListChangeId id);
/// How many were refused, or kept by the undo, for which reason; the most frequent first.
struct ReasonCount {
    std::string reason;
    std::int64_t records = 0;
};
std::vector<ReasonCount> reasons_of(db::Connection& tx, ListChangeId id);
/// The first of these records.
struct Refused {
    std::int64_t record = 0;
    std::string reason;
};
std::vector<Refused> first_refused(db::Connection& tx, ListChangeId id, std::int64_t most);

/// Keeps a plan; those of the same person that were never begun and are older than a day go.
void save(db::Connection& tx, Planned const& planned);
void set_state(db::Connection& tx, ListChangeId id, ChangeState state, std::optional<base::Instant> finished_at);
void set_undone(db::Connection& tx, ListChangeId id, UserId by, base::Instant at);

/// The next records to be changed, or to be taken back (the last first).
struct Waiting {
    std::int64_t position = 0;
    Taken record;
};
std::vector<Waiting> next_waiting(db::Connection& tx, ListChangeId id, std::size_t most);
std::vector<Waiting> next_changed(db::Connection& tx, ListChangeId id, std::size_t most);
void set_outcomes(db::Connection& tx, ListChangeId id, std::span<Waiting const> records,
                  std::span<Outcome const> outcomes, bool undone);

std::span<db::Sql const> change_statements();

}   // namespace lists
