#include "work/contacts/moments.hpp"

#include "work/contacts/store.hpp"

namespace contacts {

std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise)
{
    std::vector<web::DatedMoment> all;
    auto const url = "/enterprises/" + enterprise.text() + "/contacts";
    for (auto const& contact : of_enterprise(context.tx, enterprise))
        if (!contact.withdrawn_at)
            all.push_back({contact.met_on,
                           {"", std::string{context.texts.of(label_of(contact.kind))}, contact.note, url,
                            std::string{icon_of(contact.kind)}}});
    return all;
}

}   // namespace contacts
