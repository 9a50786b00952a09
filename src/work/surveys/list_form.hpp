#pragma once

#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"
#include "registers/enterprises/store.hpp"
#include "work/surveys/campaign.hpp"

/// The form that freezes a list of enterprises: of a new survey, or to add to one.
namespace surveys {

/// So many enterprises go into one list at once.
inline constexpr std::size_t most_enterprises = 100'000;

CampaignForm read_campaign(web::Request const& request);
/// The unit of the actor's at which the survey is to be; the only one, or the one chosen; empty when neither.
UnitId chosen_unit(web::Request const& request, web::Context& context);
/// Operating enterprises that the form asks for, within what the actor may survey. Refuses: invalid - none, or more
/// than `most_enterprises`
base::Result<std::vector<enterprises::Enterprise>> chosen_enterprises(web::Request const& request,
                                                                      web::Context& context);
/// The person chosen; nobody when it is not somebody who may answer.
UserId responsible_in(web::Request const& request, web::Context& context);

/// The pages; `counted`: how many enterprises fit, when that was asked.
web::Response new_form(web::Request const& request, web::Context& context, base::Error const* error,
                       std::optional<std::size_t> counted = {});
web::Response addition_form(web::Request const& request, web::Context& context, Campaign const& campaign,
                            base::Error const* error, std::optional<std::size_t> counted = {});

}   // namespace surveys
