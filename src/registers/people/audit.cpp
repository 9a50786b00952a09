#include "registers/people/audit.hpp"

#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"

namespace people {
namespace {

std::string id_text(std::int64_t id) { return id == 0 ? std::string{} : base::id_text(id); }

}   // namespace

std::string changes_between(Person const& before, Person const& after)
{
    base::JsonWriter json;
    json.begin_object();
    auto const plain = [&](std::string_view field, std::string const& was, std::string const& is) {
        if (was == is) return;
        json.key(field).begin_array().text(was).text(is).end_array();
    };
    auto const secret = [&](std::string_view field, std::string const& was, std::string const& is) {
        if (was != is) plain(field, accounts::veiled(was), accounts::veiled(is));
    };
    secret("full_name", before.full_name, after.full_name);
    secret("born", before.born ? base::iso(*before.born) : "", after.born ? base::iso(*after.born) : "");
    plain("sex", before.sex, after.sex);
    secret("identity_number", before.identity_number, after.identity_number);
    secret("old_identity_number", before.old_identity_number, after.old_identity_number);
    secret("phone", before.phone, after.phone);
    secret("email", before.email, after.email);
    secret("hometown", before.hometown, after.hometown);
    secret("permanent_address", before.permanent_address, after.permanent_address);
    secret("current_address", before.current_address, after.current_address);
    plain("general_education", before.general_education, after.general_education);
    plain("professional_level", before.professional_level, after.professional_level);
    plain("political_theory_level", before.political_theory_level, after.political_theory_level);
    plain("enterprise", id_text(before.enterprise.value_or(EnterpriseId{}).value),
          id_text(after.enterprise.value_or(EnterpriseId{}).value));
    plain("place", id_text(before.place.value), id_text(after.place.value));
    return json.end_object().take();
}

}   // namespace people
