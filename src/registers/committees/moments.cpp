#include "registers/committees/moments.hpp"

#include "registers/committees/forms.hpp"
#include "registers/committees/pages.hpp"
#include "registers/organisations/store.hpp"

namespace committees {
namespace {

enum class Posts : std::uint8_t { party, other };

std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person, Posts which)
{
    std::vector<web::DatedMoment> moments;
    for (auto const& h : of_person(context.tx, person)) {
        auto const unit = organisations::find(context.tx, h.unit, h.days.from);
        if (!unit || (unit->line == organisations::Line::party) != (which == Posts::party)) continue;
        auto const permission = view_permission(unit->line);
        if (!organisations::wholly_in_scope(context.tx, context.actor, permission, h.unit, context.today)) continue;
        auto const post = post_label(context.texts, h.post);
        moments.push_back({h.days.from,
                           {.title = context.texts.tr("Took a post: {0}", {post}),
                            .text = unit->name,
                            .url = url_of(h.unit),
                            .icon = "users-group"}});
        if (h.days.to <= context.today)
            moments.push_back({h.days.to,
                               {.title = context.texts.tr("Left a post: {0}", {post}),
                                .text = unit->name,
                                .url = url_of(h.unit),
                                .icon = "users-group"}});
    }
    return moments;
}

}   // namespace

std::vector<web::DatedMoment> party_moments(web::Context& context, PersonId person)
{
    return moments_of(context, person, Posts::party);
}

std::vector<web::DatedMoment> other_moments(web::Context& context, PersonId person)
{
    return moments_of(context, person, Posts::other);
}

}   // namespace committees
