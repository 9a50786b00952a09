#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/context.hpp"
#include "work/contacts/contact.hpp"

namespace contacts {

std::optional<Contact> find(db::Connection& tx, ContactId id);
/// Those taken back too; the latest first.
std::vector<Contact> of_enterprise(db::Connection& tx, EnterpriseId enterprise);
/// What follows from the user's own contacts and is not done, up to that day; the earliest first.
std::vector<Contact> follow_ups(db::Connection& tx, UserId user, base::Date until, std::size_t most);
/// The same from a day on, both inclusive.
std::vector<Contact> follow_ups(db::Connection& tx, UserId user, base::Date from, base::Date until, std::size_t most);

/// Writes what the rules have accepted. One that a device sent before is not written again: then empty.
std::optional<ContactId> add(db::Connection& tx, ledger::Entry const& entry, Contact const& contact,
                             SentKey const& key = {});
/// What follows was done; nothing happens when that is known already.
void save_done(db::Connection& tx, ledger::Entry const& entry, ContactId id);
void withdraw(db::Connection& tx, ledger::Entry const& entry, ContactId id, std::string_view why);

std::span<db::Sql const> statements();

}   // namespace contacts
