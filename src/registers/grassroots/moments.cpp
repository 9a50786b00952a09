#include "registers/grassroots/moments.hpp"

#include "registers/grassroots/store.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise)
{
    auto const& texts = context.texts;
    std::vector<web::DatedMoment> moments;
    for (auto const& [o, days] : of_enterprise(context.tx, enterprise, context.today)) {
        auto const& family = family_of(o.line);
        if (!organisations::in_scope(context.tx, context.actor, family.view, o.unit, context.today)) continue;
        auto const url = url_of(family, o.unit);
        bool const was_founded_here = days.from <= o.decided_on;
        auto const decision = was_founded_here && !o.decision_number.empty()
                                  ? texts.tr("Decision {0}", {o.decision_number})
                                  : std::string{};
        moments.push_back({days.from,
                           {.title = was_founded_here ? texts.tr("{0} founded", {o.name})
                                                      : texts.tr("{0} came from another enterprise", {o.name}),
                            .text = decision,
                            .url = url,
                            .icon = "flag"}});
        if (o.ended_on && *o.ended_on <= days.to)
            moments.push_back(
                {*o.ended_on, {.title = texts.tr("{0} ended", {o.name}), .url = url, .icon = "flag-off"}});
        else if (days.to != base::forever)
            moments.push_back(
                {days.to,
                 {.title = texts.tr("{0} went to another enterprise", {o.name}), .url = url, .icon = "flag-off"}});
    }
    return moments;
}

}   // namespace grassroots
