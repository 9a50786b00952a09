#include "registers/enterprises/form.hpp"

#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/pages.hpp"
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
    FormFields(web::Request const& request, base::Texts const& texts, base::Error const* error,
               web::ThreeWay const* merged)
        : request_(request), texts_(texts), error_(error), merged_(merged)
    {
    }

    web::Field operator()(std::string_view name, base::TextId label, std::string stored, int max_length = 300) const
    {
        return {.name = std::string{name},
                .label = std::string{texts_.tr(label)},
                .value = web::shown_value(request_, name, std::move(stored), error_ != nullptr, merged_),
                .problem = web::problem_of(texts_, error_, name),
                .max_length = max_length};
    }

private:
    web::Request const& request_;
    base::Texts const& texts_;
    base::Error const* error_;
    web::ThreeWay const* merged_;
};

struct NamedValue {
    std::string name;
    base::TextId label;
    std::string value;
};
/// The fields of the form with what it shows of a record.
std::vector<NamedValue> values_of(Enterprise const& e)
{
    return {{"name", "Name of the enterprise", e.name},
            {"tax_code", "Tax code", e.tax_code},
            {"short_name", "Short name", e.short_name},
            {"foreign_name", "Foreign name", e.foreign_name},
            {"registered_on", "Registered on", e.registered_on ? base::vietnamese(*e.registered_on) : ""},
            {"industry_code", "Industry", e.industry_code},
            {"village", "Village", e.village},
            {"street", "Address", e.street},
            {"representative", "Legal representative", e.representative},
            {"phone", "Telephone", e.phone},
            {"email", "E-mail", e.email},
            {"workers", "Workers", shown(e.workers)},
            {"female_workers", "Women among them", shown(e.female_workers)},
            {"counted_on", "Counted on", e.counted_on ? base::vietnamese(*e.counted_on) : ""},
            {"legal_type", "Legal type", e.legal_type},
            {"ownership", "Ownership", e.ownership},
            {"status", "Status", e.status},
            {"place", "Commune", e.place ? e.place.text() : ""}};
}

/// A value as people read it: codes and communes by their words.
std::string read_out(web::Context& context, std::string_view field, std::string const& value)
{
    auto const& texts = context.texts;
    if (field == "legal_type") return std::string{texts.of(label_of(legal_types(), value))};
    if (field == "ownership") return std::string{texts.of(label_of(ownerships(), value))};
    if (field == "status") return std::string{texts.of(label_of(statuses(), value))};
    if (field == "place" && !value.empty())
        return organisations::name_on(context.tx, UnitId::parse(value), context.today);
    return value;
}

web::Response show_form(web::Request const& request, web::Context& context, Enterprise const* existing,
                        base::Error const* error, std::vector<Enterprise> const& alike, web::ThreeWay const* merged)
{
    auto const& texts = context.texts;
    Enterprise const empty{.legal_type = "llc_multi"};
    auto const& e = existing ? *existing : empty;
    FormFields const field{request, texts, error, merged};
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
    view.is_new = existing == nullptr;
    view.from = field("from", "Changes hold from", "", 20);
    view.from.help = texts.tr("For a new name, address or status. Left empty: from today.");
    view.paper = field("paper", "Paper it rests on", "", 500);
    view.paper.help =
        existing == nullptr || decides(context, e)
            ? texts.tr("For a new name, tax code, legal type, ownership, representative or status.")
            : texts.tr(
                  "Needed for a new name, tax code, legal type, ownership, representative or status: others "
                  "decide these, and until then the record stays as it is.");
    for (auto const& like : alike)
        view.alike.push_back(
            {"/enterprises/" + like.id.text(), like.name,
             shown_tax_code(like.tax_code) + " · " + organisations::name_on(context.tx, like.place, context.today)});
    if (error) view.problems = error->problems;
    if (existing)
        for (auto& one : values_of(e)) {
            // a refused form goes on from where it was opened; a merged one begins anew from what is stored
            bool const sent = error != nullptr && merged == nullptr;
            view.was.emplace_back(one.name, sent ? web::remembered(request, one.name) : one.value);
            if (merged == nullptr) continue;
            for (auto const& both : merged->both_changed)
                if (both.field == one.name)
                    view.both_changed.push_back(
                        {std::string{texts.tr(one.label)}, read_out(context, one.name, both.mine),
                         read_out(context, one.name, both.theirs), read_out(context, one.name, both.before)});
        }
    view.cancel_url = existing ? "/enterprises/" + e.id.text() : "/enterprises";
    view.submit = existing ? texts.tr("Save") : texts.tr("Add the enterprise");
    web::Frame const frame{.title = existing ? e.name : std::string{texts.tr("Add an enterprise")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { enterprise_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

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
    return show_form(request, context, existing, error, alike, nullptr);
}

web::Response merged_form_page(web::Request const& request, web::Context& context, Enterprise const& existing)
{
    std::vector<web::FieldVersions> versions;
    for (auto& one : values_of(existing))
        versions.push_back({one.name, web::remembered(request, one.name), std::string{request.form.get(one.name)},
                            std::move(one.value)});
    auto const merged = web::merged(versions);
    base::Error const stale{base::Refusal::conflict, {{"", "enterprise.saved_by_another"}}};
    return show_form(request, context, &existing, &stale, {}, &merged);
}

}   // namespace enterprises
