#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "registers/organisations/store.hpp"
#include "work/surveys/pages.hpp"

namespace surveys {

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

std::optional<Campaign> campaign_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, CampaignId::parse(request.in_path("id")));
}

bool may_edit(web::Context& context, Campaign const& campaign)
{
    return context.actor.may(edit_surveys) &&
           organisations::in_scope(context.tx, context.actor, edit_surveys, campaign.unit, context.today);
}

std::optional<std::vector<UnitId>> visible_places(web::Context& context)
{
    auto const places = organisations::places_in_scope(context.tx, context.actor, view_surveys, context.today);
    if (!places) return std::nullopt;
    return organisations::covered_places(context.tx, *places, context.today);
}

std::vector<UnitId> within(web::Context& context, UnitId place)
{
    auto covered = organisations::covered_places(context.tx, std::vector{place}, context.today);
    if (auto const seen = visible_places(context))
        std::erase_if(covered, [&](UnitId one) { return std::ranges::find(*seen, one) == seen->end(); });
    return covered;
}

bool may_answer(web::Context& context, Listed const& listed)
{
    if (!context.actor.may(answer_surveys)) return false;
    return listed.responsible == UserId{context.actor.user} || may_review(context, listed);
}

bool may_see(web::Context& context, Listed const& listed)
{
    return may_answer(context, listed) ||
           (context.actor.may(view_surveys) &&
            organisations::in_scope(context.tx, context.actor, view_surveys, listed.place, context.today));
}

bool may_review(web::Context& context, Listed const& listed)
{
    return context.actor.may(edit_surveys) &&
           organisations::in_scope(context.tx, context.actor, edit_surveys, listed.place, context.today);
}

std::optional<Campaign> open_campaign(web::Request const& request, web::Context& context)
{
    auto campaign = campaign_in(request, context);
    if (!campaign || campaign->closed_on || !may_edit(context, *campaign)) return std::nullopt;
    return campaign;
}

std::string PersonNames::of(UserId user)
{
    if (!user) return std::string{context_.texts.tr("nobody yet")};
    auto const [at, fresh] = known_.try_emplace(user);
    if (fresh)
        if (auto const account = accounts::find_account(context_.tx, user)) at->second = account->display_name;
    return at->second;
}

std::vector<web::Choice> surveyors(web::Context& context)
{
    std::vector<web::Choice> people{{"", std::string{context.texts.tr("nobody yet")}}};
    for (auto const& account : accounts::who_may(context.tx, answer_surveys.name, context.today))
        people.push_back({account.id.text(), account.display_name});
    return people;
}

std::string_view tone_of(State state)
{
    switch (state) {
        case State::done:
            return "good";
        case State::to_do:
            return "warning";
        case State::refused:
            return "bad";
        default:
            return "info";
    }
}

}   // namespace surveys
