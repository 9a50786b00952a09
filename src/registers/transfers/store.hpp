#pragma once

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/transfers/transfer.hpp"

namespace transfers {

std::optional<Transfer> find(db::Connection& tx, TransferId id);
/// Of those without an answer, oldest first; lapsed ones too.
std::vector<Transfer> unanswered(db::Connection& tx);
/// The one of this membership that has no answer.
std::optional<Transfer> unanswered_of(db::Connection& tx, MembershipId membership);
/// Those with an answer that `keep` takes, the latest first, at most `most`.
std::vector<Transfer> answered(db::Connection& tx, std::size_t most, std::function<bool(Transfer const&)> const& keep);

/// Writes an offer that the rules have accepted. A lapsed one of the same membership is closed as withdrawn.
TransferId add(db::Connection& tx, ledger::Entry const& entry, Transfer const& offered);
/// Ends the one membership and begins the other, with facts and audit; the person's record goes along. Rules TR-2,
/// TR-6. The ids of what begins are made here; same order.
std::vector<MembershipId> save_accepted(organisations::Change const& change,
                                        std::span<std::pair<Transfer, Accepted> const> accepted);
void save_declined(db::Connection& tx, ledger::Entry const& entry, TransferId id, std::string_view reason);
void save_withdrawn(db::Connection& tx, ledger::Entry const& entry, TransferId id);

std::span<db::Sql const> statements();

}   // namespace transfers
