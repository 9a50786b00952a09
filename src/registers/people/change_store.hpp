#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "platform/web/seen_page.hpp"
#include "registers/people/change.hpp"

namespace people {

/// Asks for changes; one that waits for the same value already is not asked for twice.
void ask_for(db::Connection& tx, ledger::Entry const& entry, Person const& person, std::span<Wanted const> wanted,
             std::string_view evidence);
/// Keeps what somebody changed at once who may decide it: before, after, the paper, who. The record is saved by the
/// caller.
void keep_decided(db::Connection& tx, ledger::Entry const& entry, Person const& before, std::span<Wanted const> changed,
                  std::string_view evidence);

/// All of a person, the newest first.
std::vector<Change> changes_of(db::Connection& tx, PersonId person);
/// Those that wait where the actor decides, the oldest first.
web::SeenPage<Change> open_changes(db::Connection& tx, web::Actor const& actor, std::optional<web::Cursor> const& after,
                                   std::size_t size, base::Date today);
/// Marks changes as decided. Refuses: conflict - one of them was decided already
base::Result<base::Done> decide(db::Connection& tx, ledger::Entry const& entry, PersonId person,
                                std::span<Change const> changes, bool agreed, std::string_view why);

std::span<db::Sql const> change_statements();

}   // namespace people
