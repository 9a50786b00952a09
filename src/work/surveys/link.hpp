#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "work/surveys/store.hpp"

/// Links by which an enterprise answers by itself, once, until the last day; who has one sees the questions and nothing
/// else. Rule SV-9.
namespace surveys {

using LinkId = base::Id<struct LinkTag>;

struct Link {
    LinkId id;
    CampaignId campaign;
    EnterpriseId enterprise;
    base::Date closes_on = {};
    std::optional<base::Instant> used_at = {};
    bool is_withdrawn = false;
};
/// Whether it may be answered: not used, not withdrawn, not past its last day.
bool is_open(Link const& link, base::Date today);

/// Makes one; an earlier one of the enterprise that nobody used holds no longer. Gives the secret, of which only the
/// hash is stored.
std::string add_link(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign, EnterpriseId enterprise);
std::optional<Link> find_link(db::Connection& tx, std::string_view secret);
/// The newest of an enterprise.
std::optional<Link> newest_link(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise);
/// False when it was used or withdrawn meanwhile.
bool use_link(db::Connection& tx, LinkId id, base::Instant at);

}   // namespace surveys
