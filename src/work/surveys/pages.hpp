#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"
#include "work/surveys/store.hpp"

namespace surveys {

std::span<web::Route const> page_routes();
std::span<web::Route const> list_page_routes();
std::span<web::Route const> capture_page_routes();
std::span<web::Route const> offline_page_routes();
std::span<web::Route const> link_page_routes();
std::span<web::Route const> workbook_page_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> phone_api_routes();

inline std::string url_of(CampaignId id) { return "/surveys/" + id.text(); }
inline std::string url_of(CampaignId id, EnterpriseId enterprise)
{
    return url_of(id) + "/enterprises/" + enterprise.text();
}

ledger::Entry entry_of(web::Context const& context);
/// The survey of the address.
std::optional<Campaign> campaign_in(web::Request const& request, web::Context& context);
/// The same when the actor may change its list and it goes on.
std::optional<Campaign> open_campaign(web::Request const& request, web::Context& context);
/// Whether the actor may change the survey's list and close it.
bool may_edit(web::Context& context, Campaign const& campaign);

/// Of which places the actor sees the enterprises of surveys; empty: of all.
std::optional<std::vector<UnitId>> visible_places(web::Context& context);
/// The same within today's unit and what lies below it.
std::vector<UnitId> within(web::Context& context, UnitId place);
/// Whether the actor may write of it: who is responsible, or whoever may change the survey's enterprises there.
bool may_answer(web::Context& context, Listed const& listed);
/// Whether the actor sees it: who may write of it, or views surveys at its commune.
bool may_see(web::Context& context, Listed const& listed);
/// Whether the actor may change the survey's enterprises at its commune, and so review it.
bool may_review(web::Context& context, Listed const& listed);

/// What persons are called; asks once for each.
class PersonNames {
public:
    explicit PersonNames(web::Context& context) : context_(context) {}
    /// "nobody yet" for none.
    std::string of(UserId user);

private:
    web::Context& context_;
    std::map<UserId, std::string> known_ = {};
};
/// Who may be given enterprises, for choosing; with an empty choice for nobody.
std::vector<web::Choice> surveyors(web::Context& context);

std::string_view tone_of(State state);

}   // namespace surveys
