#pragma once

#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/cursor.hpp"
#include "work/proposals/proposal.hpp"

namespace proposals {

struct Asked {
    std::string q = {};   // words of the name, or the beginning of a tax code
    std::optional<UnitId> place = {};
    std::optional<web::Cursor> after = {};
    std::size_t size = 50;
};
/// An enterprise with what its reason goes by.
struct Proposed {
    enterprises::Enterprise enterprise;
    std::optional<std::int64_t> number = {};   // of people of the reason's kind; of members of the union
    std::optional<UnitId> union_ = {};         // for "below"
};
struct Page {
    std::vector<Proposed> rows;
    std::optional<web::Cursor> next = {};
};
/// What is proposed for a reason today, within what the actor may see, without what is set aside.
Page list(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked, base::Date today);

/// What is set aside today and not yet to be looked at again, of enterprises that the actor sees; the soonest first.
struct AsideRow {
    SetAside aside;
    Proposed proposed;
};
struct AsidePage {
    std::vector<AsideRow> rows;
    std::optional<web::Cursor> next = {};
};
AsidePage list_aside(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked,
                     base::Date today);

/// With what the reason goes by today, whether it is still met or not.
Proposed with_number(db::Connection& tx, Reason const& reason, enterprises::Enterprise enterprise, base::Date today);

/// The one that stands, due again or not.
std::optional<SetAside> find(db::Connection& tx, EnterpriseId enterprise, Reason const& reason);
/// Saves what `set_aside` has accepted; one that stands is withdrawn. A db::Conflict when two do so at once.
SetAsideId save(db::Connection& tx, ledger::Entry const& entry, SetAside const& made);
/// Proposes it again. Nothing when it stands no longer.
void withdraw(db::Connection& tx, ledger::Entry const& entry, SetAside const& aside);

/// Of many at once: those for which a decision stands that hides them today.
std::unordered_set<EnterpriseId> standing_of(db::Connection& tx, Reason const& reason,
                                             std::span<std::int64_t const> enterprises, base::Date today);
/// Saves many, each under its id; one that stands is withdrawn.
void save(db::Connection& tx, ledger::Entry const& entry, std::span<SetAside const> made);
/// Withdraws those that stand; one flag each, whether it did. An empty id is left alone.
std::vector<bool> withdraw(db::Connection& tx, ledger::Entry const& entry, std::span<SetAsideId const> ids);

std::span<db::Sql const> statements();

}   // namespace proposals
