#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/lists/saved.hpp"
#include "platform/db/connection.hpp"

namespace lists {

/// The actor's own, and those shared with a unit at or above which the actor has a role; by name. What a list holds is
/// another question: everybody counts within what is theirs. Rule LI-3.
std::vector<SavedList> list_saved(db::Connection& tx, web::Actor const& actor, base::Date today);
/// One of these.
std::optional<SavedList> find_saved(db::Connection& tx, web::Actor const& actor, SavedListId id, base::Date today);

/// Saves a list that `checked` has accepted, a new one under a new id; audited.
/// Refuses: conflict - somebody saved it after `list.revision` was read
base::Result<SavedListId> save(db::Connection& tx, SavedList const& list, base::Instant at);
void remove(db::Connection& tx, SavedList const& list, base::Instant at);

/// The alert of a list: beyond its number since that day, or within it again.
void set_alert_since(db::Connection& tx, SavedListId id, std::optional<base::Date> since);
/// The owner has noted it.
void note_alert(db::Connection& tx, SavedListId id, base::Instant at);

std::span<db::Sql const> saved_statements();

}   // namespace lists
