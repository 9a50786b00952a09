#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "registers/enterprises/enterprise.hpp"

/// Changes of many enterprises in a few statements, for this slice's actions; judged before.
namespace enterprises {

/// An enterprise as it stands, and what decides whether its status may be changed with those of many.
struct Standing {
    Enterprise enterprise;
    base::Date counts_on = {};
    std::optional<base::Date> ceased_on = {};
    std::optional<base::Date> status_from = {};   // of the newest status
    bool has_organisation = false;                // living today or later
};
/// Those of `ids` that are in the register, in any order.
std::vector<Standing> standing(db::Connection& tx, std::span<std::int64_t const> ids);

/// Those of `ids` that no longer exist.
std::vector<EnterpriseId> ceased_among(db::Connection& tx, std::span<EnterpriseId const> ids);

struct StatusChange {
    Standing before;
    std::string status;
    base::Date from = {};
    base::Instant entered_at = {};   // taking back: when the one that goes was entered
};
/// Sets statuses from a day on; history, facts and audit as when one is saved.
void change_status(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                   base::Date today);
/// Gives the statuses back that held before; what was entered by mistake goes out of the history, the log keeps it.
void take_status_back(db::Connection& tx, ledger::Entry const& entry, std::span<StatusChange const> changes,
                      base::Date today);

struct IndustryChange {
    Standing before;
    std::string code;
};
void change_industry(db::Connection& tx, ledger::Entry const& entry, std::span<IndustryChange const> changes);

}   // namespace enterprises
