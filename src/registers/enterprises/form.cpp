#include "registers/enterprises/form.hpp"

#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/views.hpp"
#include "registers/organisations/place_names.hpp"

namespace enterprises {
namespace {

std::vector<web::Choice> choices(base::Texts const& texts, std::span<Code const> codes)
{
    std::vector<web::Choice> all;
    for (auto const& c : codes) all.push_back({std::string{c.code}, std::string{texts.of(c.label)}});
    return all;
}

std::string shown(std::optional<std::int64_t> count) { return count ? std::to_string(*count) : ""; }

/// Fields as typed where a form was sent, else as stored.
class FormFields {
public:
    FormFields(web::Request const& request, base::Texts const& texts, base::Error const* error)
        : request_(request), texts_(texts), error_(error)
    {
    }

    web::Field operator()(std::string_view name, base::TextId label, std::string stored, int max_length = 300) const
    {
        return {.name = std::string{name},
                .label = std::string{texts_.tr(label)},
                .value = error_ ? std::string{request_.form.get(name)} : std::move(stored),
                .problem = web::problem_of(texts_, error_, name),
                .max_length = max_length};
    }

private:
    web::Request const& request_;
    base::Texts const& texts_;
    base::Error const* error_;
};

}   // namespace

Enterprise read_form(web::Request const& request, Enterprise e, std::vector<base::Problem>& problems)
{
    auto text = [&](std::string_view name) { return web::read_text(request, name); };
    e.name = text("name");
    e.tax_code = text("tax_code");
    std::erase(e.tax_code, ' ');
    e.short_name = text("short_name");
    e.foreign_name = text("foreign_name");
    e.legal_type = text("legal_type");
    e.ownership = text("ownership");
    e.status = text("status");
    e.industry_code = text("industry_code");
    e.village = text("village");
    e.street = text("street");
    e.representative = text("representative");
    e.phone = text("phone");
    e.email = text("email");
    e.place = UnitId::parse(request.form.get("place"));
    e.registered_on = web::read_partial_day(request, "registered_on");
    e.counted_on = web::read_day(request, "counted_on");
    for (std::string_view const day : {"registered_on", "counted_on"})
        if (!text(day).empty() && !(day == "registered_on" ? e.registered_on.has_value() : e.counted_on.has_value()))
            problems.push_back({day, "date.invalid", text(day)});
    e.workers = web::read_whole(request, "workers");
    e.female_workers = web::read_whole(request, "female_workers");
    if (!text("workers").empty() && !e.workers) problems.push_back({"workers", "number.invalid", text("workers")});
    if (!text("female_workers").empty() && !e.female_workers)
        problems.push_back({"female_workers", "number.invalid", text("female_workers")});
    return e;
}

web::Response form_page(web::Request const& request, web::Context& context, Enterprise const* existing,
                        base::Error const* error, std::vector<Enterprise> const& alike)
{
    auto const& texts = context.texts;
    Enterprise const empty{.legal_type = "llc_multi"};
    auto const& e = existing ? *existing : empty;
    FormFields const field{request, texts, error};
    EnterpriseFormView view{.action = existing ? "/enterprises/" + e.id.text() : "/enterprises",
                            .csrf = context.csrf,
                            .revision = e.revision};
    view.name = field("name", "Name of the enterprise", e.name);
    view.name.required = true;
    view.tax_code = field("tax_code", "Tax code", e.tax_code, 14);
    view.tax_code.input_mode = "numeric";
    view.short_name = field("short_name", "Short name", e.short_name);
    view.foreign_name = field("foreign_name", "Foreign name", e.foreign_name);
    view.registered_on =
        field("registered_on", "Registered on", e.registered_on ? base::vietnamese(*e.registered_on) : "", 20);
    view.industry_code = field("industry_code", "Industry", e.industry_code, 40);
    view.village = field("village", "Village", e.village);
    view.street = field("street", "Address", e.street);
    view.representative = field("representative", "Legal representative", e.representative);
    view.phone = field("phone", "Telephone", e.phone, 20);
    view.email = field("email", "E-mail", e.email);
    view.workers = field("workers", "Workers", shown(e.workers), 9);
    view.female_workers = field("female_workers", "Women among them", shown(e.female_workers), 9);
    view.counted_on = field("counted_on", "Counted on", e.counted_on ? base::vietnamese(*e.counted_on) : "", 20);
    view.legal_type = field("legal_type", "Legal type", e.legal_type);
    view.ownership = field("ownership", "Ownership", e.ownership);
    view.status = field("status", "Status", e.status);
    view.legal_types = choices(texts, legal_types());
    view.ownerships = choices(texts, ownerships());
    view.statuses = choices(texts, statuses());
    view.place = field("place", "Commune", e.place ? e.place.text() : "");
    view.place.required = true;
    view.places.push_back({"", ""});
    for (auto& choice : organisations::communes(context.tx, context.today)) view.places.push_back(std::move(choice));
    // an address of before a reorganisation stays choosable until somebody says where it is now
    if (e.place && std::ranges::none_of(view.places, [&](web::Choice const& c) { return c.value == e.place.text(); }))
        view.places.push_back({e.place.text(), organisations::name_on(context.tx, e.place, context.today)});
    view.shows_from = existing != nullptr;
    view.from = field("from", "Changes hold from", "", 20);
    view.from.help = texts.tr("For a new name, address or status. Left empty: from today.");
    for (auto const& like : alike)
        view.alike.push_back(
            {"/enterprises/" + like.id.text(), like.name,
             shown_tax_code(like.tax_code) + " · " + organisations::name_on(context.tx, like.place, context.today)});
    if (error) view.problems = error->problems;
    view.cancel_url = existing ? "/enterprises/" + e.id.text() : "/enterprises";
    view.submit = existing ? texts.tr("Save") : texts.tr("Add the enterprise");
    web::Frame const frame{.title = existing ? e.name : std::string{texts.tr("Add an enterprise")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { enterprise_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

}   // namespace enterprises
