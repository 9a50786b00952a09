#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/context.hpp"
#include "registers/committees/committee.hpp"

namespace committees {

/// Party posts are seen by those who see Party organisations, all others by those who see unions. Rule B-6.
web::Permission view_permission(organisations::Line line);
web::Permission edit_permission(organisations::Line line);

/// Newest first.
std::vector<Term> terms(db::Connection& tx, UnitId unit);
/// All that were ever held, in the order they began.
std::vector<Holding> holdings(db::Connection& tx, UnitId unit);
/// Those held on a day, by rank. None once the unit has ended.
std::vector<Holding> holdings_on(db::Connection& tx, organisations::Unit const& unit, base::Date day);
std::vector<Holding> of_person(db::Connection& tx, PersonId person);
std::optional<Holding> find_holding(db::Connection& tx, HoldingId id);
std::optional<Term> find_term(db::Connection& tx, TermId id);

/// Lets nobody else change terms and posts of the unit before this transaction ends. Call it before reading what a rule
/// is to judge.
void hold(db::Connection& tx, UnitId unit);

/// Adds a term that `open_term` has accepted; the one that runs on its first day ends there, with its posts.
TermId add(db::Connection& tx, ledger::Entry const& entry, Term const& term);
/// Adds what `take_post` has accepted.
HoldingId add(db::Connection& tx, ledger::Entry const& entry, Holding const& holding);
/// Saves an end that `leave_post` has accepted; a db::Conflict when it was ended meanwhile.
void save_end(db::Connection& tx, ledger::Entry const& entry, Holding const& before, base::Date on);
/// Takes back what was entered by mistake. Refuses: conflict - posts are held in the term
base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, Term const& term);
void withdraw(db::Connection& tx, ledger::Entry const& entry, Holding const& holding);

std::span<db::Sql const> statements();

}   // namespace committees
