#pragma once

#include <span>

#include "kernel/ledger/fact.hpp"
#include "work/surveys/campaign.hpp"

/// What surveys write to the ledger: that an enterprise was asked, what came of it, and where it was. Rule SV-11.
namespace surveys {

std::span<ledger::FactKind const> fact_kinds();
void refill(db::Connection& tx, ledger::Give const& give);

/// The outcome that stands gives way to what the survey found now; nothing follows while it is to do.
void set_outcome(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign, EnterpriseId enterprise,
                 State state);

}   // namespace surveys
