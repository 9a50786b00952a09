#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"

/// Facts when two records turn out to be of one person or enterprise, and when that is taken back. Rule L-10.
namespace ledger {

/// Whom facts are about; one of the two.
struct Subject {
    std::optional<PersonId> person = {};
    std::optional<EnterpriseId> enterprise = {};
};

/// The standing facts of these records about `from` are withdrawn, and written anew about `to`.
void repoint(db::Connection& tx, Placement const& placement, Entry const& entry, std::string_view source_kind,
             std::span<std::int64_t const> source_ids, Subject const& from, Subject const& to);

/// As `withdraw`; gives the facts withdrawn.
std::vector<FactId> withdraw_and_tell(db::Connection& tx, Placement const& placement, Entry const& entry,
                                      std::string_view source_kind, std::span<std::int64_t const> source_ids);
/// Writes these facts anew as they were: they were withdrawn and hold again.
void write_again(db::Connection& tx, Placement const& placement, Entry const& entry, std::span<FactId const> ids);

/// Whether any standing fact is about the person.
bool is_counted(db::Connection& tx, PersonId person);

std::span<db::Sql const> repoint_statements();

}   // namespace ledger
