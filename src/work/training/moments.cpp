#include "work/training/moments.hpp"

#include "work/training/store.hpp"

namespace training {

std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person)
{
    std::vector<web::DatedMoment> moments;
    for (auto const& a : attended_by(context.tx, person)) {
        auto const& c = a.training_class;
        if (!find(context.tx, context.actor, c.id, context.today)) continue;
        auto const url = "/classes/" + c.id.text();
        moments.push_back({c.opened_on,
                           {.title = std::string{context.texts.tr("Attended a class")},
                            .text = c.name,
                            .url = url,
                            .icon = "school"}});
        if (a.issued_on)
            moments.push_back({*a.issued_on,
                               {.title = std::string{context.texts.tr("Got a certificate")},
                                .text = context.texts.tr("number {0}, {1}", {a.certificate_number, c.name}),
                                .url = url,
                                .icon = "certificate"}});
    }
    return moments;
}

}   // namespace training
