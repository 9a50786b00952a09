#include "registers/memberships/moments.hpp"

#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person)
{
    std::vector<web::DatedMoment> moments;
    for (auto const& m : of_person(context.tx, person)) {
        if (!organisations::in_scope(context.tx, context.actor, view_members, m.union_, context.today)) continue;
        auto const url = "/unions/" + m.union_.text();
        moments.push_back({m.joined_on,
                           {.title = std::string{context.texts.tr("Joined a union")},
                            .text = organisations::name_on(context.tx, m.union_, m.joined_on),
                            .url = url,
                            .icon = "users-group"}});
        if (!m.ended_on) continue;
        moments.push_back({*m.ended_on,
                           {.title = std::string{context.texts.tr("End of the membership")},
                            .text = std::string{context.texts.of(label_of(*m.end))} + " · " +
                                    organisations::name_on(context.tx, m.union_, *m.ended_on),
                            .url = url,
                            .icon = "users-group"}});
    }
    return moments;
}

}   // namespace memberships
