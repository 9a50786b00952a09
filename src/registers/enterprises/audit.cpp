#include "registers/enterprises/audit.hpp"

#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"

namespace enterprises {
namespace {

std::string text_of(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : ""; }
template <class Day>
std::string text_of(std::optional<Day> const& day)
{
    return day ? base::iso(*day) : std::string{};
}

}   // namespace

std::string changes_between(Enterprise const& before, Enterprise const& after)
{
    base::JsonWriter json;
    json.begin_object();
    auto const plain = [&](std::string_view field, std::string const& was, std::string const& is) {
        if (was != is) json.key(field).begin_array().text(was).text(is).end_array();
    };
    plain("name", before.name, after.name);
    plain("short_name", before.short_name, after.short_name);
    plain("foreign_name", before.foreign_name, after.foreign_name);
    plain("tax_code", before.tax_code, after.tax_code);
    plain("legal_type", before.legal_type, after.legal_type);
    plain("ownership", before.ownership, after.ownership);
    plain("registered_on", text_of(before.registered_on), text_of(after.registered_on));
    plain("industry_version", before.industry_version, after.industry_version);
    plain("industry_code", before.industry_code, after.industry_code);
    plain("status", before.status, after.status);
    plain("survey_status", before.survey_status, after.survey_status);
    plain("place", before.place.text(), after.place.text());
    plain("village", before.village, after.village);
    plain("street", before.street, after.street);
    plain("representative", accounts::veiled(before.representative), accounts::veiled(after.representative));
    plain("phone", accounts::veiled(before.phone), accounts::veiled(after.phone));
    plain("email", accounts::veiled(before.email), accounts::veiled(after.email));
    plain("workers", text_of(before.workers), text_of(after.workers));
    plain("female_workers", text_of(before.female_workers), text_of(after.female_workers));
    plain("counted_on", text_of(before.counted_on), text_of(after.counted_on));
    return json.end_object().take();
}

}   // namespace enterprises
