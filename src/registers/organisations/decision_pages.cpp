#include "platform/web/pieces.hpp"
#include "registers/organisations/decisions.hpp"
#include "registers/organisations/forms.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;
using Kind = FormField::Kind;

constexpr std::size_t most_parts = 4;

struct Sheet {
    base::TextId title;
    base::TextId submit;
    base::TextId intro;
    char const* path;
};
constexpr Sheet naming{"Rename", "Save the new name",
                       "From the day it takes effect the unit bears the new name; the old one stays with its years.",
                       "/name"};
constexpr Sheet moving{"Put under another unit", "Save", "Everything below the unit goes along.", "/parent"};
constexpr Sheet succeeding{"Merge or divide", "Save",
                           "Name the unit that goes on with this one, or several when it is divided. What stands below "
                           "it goes along where that is certain.",
                           "/succession"};
constexpr Sheet ending{"End", "End the unit",
                       "Without a successor. What stands below it stands alone until it is put under another unit.",
                       "/ending"};
constexpr Sheet placing{"Move to another area", "Save",
                        "From that day the unit counts in the new area; before, it stays where it was.", "/place"};
constexpr Sheet serving_areas{"Areas it serves", "Save",
                              "From that day the unit serves these areas and no others. It counts in the first one.",
                              "/place"};
constexpr Sheet becoming{"Become another kind", "Save",
                         "From that day the unit is of the new kind; its years before stay what they were.", "/kind"};
constexpr Sheet suspending{"Suspend", "Suspend the unit",
                           "The unit stops its activities but goes on to exist, until it resumes.", "/suspension"};
constexpr Sheet resuming{"Resume", "Resume", "The unit takes up its activities again.", "/resumption"};

web::Response show(Filling const& f, Unit const& unit, Sheet const& sheet, std::vector<FormField> fields)
{
    FormView view{.intro = f.text(sheet.intro),
                  .action = url_of(unit.id) + sheet.path,
                  .cancel_url = url_of(unit.id),
                  .csrf = f.context.csrf,
                  .submit = f.text(sheet.submit),
                  .fields = std::move(fields)};
    if (f.error != nullptr) view.problems = f.error->problems;
    add_decision(view, f);
    web::Frame const frame{.title = f.text(sheet.title),
                           .pretitle = unit.name,
                           .crumbs = {{f.text("Organisations"), "/units"}, {unit.name, url_of(unit.id)}},
                           .active = "/units"};
    return web::page(
        f.context, frame, [&](web::Html& out) { unit_form(out, view); },
        f.error == nullptr ? 200 : web::status_of(f.error->kind));
}

/// Empty when the actor may not change it: then it is not found.
std::optional<Unit> editable(web::Request const& request, web::Context& context, Date day)
{
    auto unit = find(context.tx, UnitId::parse(request.in_path("id")), day);
    if (unit && may_edit(context, *unit)) return unit;
    return std::nullopt;
}

Date day_of(web::Request const& request, web::Context const& context)
{
    return web::read_day(request, "effective_on").value_or(context.today);
}

std::vector<FormField> name_fields(Filling const& f, Unit const& unit)
{
    auto name = entry(f, Kind::text, "name", "New name", unit.name);
    name.half = false;
    name.field.required = true;
    return {std::move(name)};
}

std::vector<FormField> part_fields(Filling const& f, Unit const& unit)
{
    std::vector<web::Choice> const shares{
        {"whole", f.text("whole")}, {"most", f.text("most of it")}, {"part", f.text("a part")}};
    std::vector<FormField> fields;
    for (std::size_t i = 1; i <= most_parts; ++i) {
        auto const number = std::to_string(i);
        auto const name = "successor" + number;
        auto successor =
            i == 1 ? unit_entry(f, name, "Goes on with it", unit.line) : unit_entry(f, name, "And", unit.line);
        if (i == 1) successor.field.problem = f.problem("successor");
        fields.push_back(std::move(successor));
        auto share = entry(f, Kind::choice, "share" + number, "How much of it", i == 1 ? "whole" : "part");
        share.choices = shares;
        fields.push_back(std::move(share));
    }
    return fields;
}

std::vector<PartForm> read_parts(web::Request const& request, web::Context& context, Unit const& unit, Date day)
{
    std::vector<PartForm> parts;
    for (std::size_t i = 1; i <= most_parts; ++i) {
        auto const number = std::to_string(i);
        if (!is_named(request, "successor" + number)) continue;
        auto const share = request.form.get("share" + number);
        parts.push_back({.unit = chosen(request, context, "successor" + number, unit.line, day),
                         .share = share == "whole"  ? Share::whole
                                  : share == "most" ? Share::most
                                                    : Share::part});
    }
    return parts;
}

bool is_grassroots(Unit const& unit)
{
    auto const* kind = find_kind(unit.kind);
    return kind != nullptr && kind->grassroots;
}

/// A form about one unit: what it asks, and what it decides.
struct Form {
    Sheet const& sheet;
    std::vector<FormField> (*fields)(Filling const& f, Unit const& unit);
    base::Result<base::Done> (*decide)(web::Request const& request, web::Context& context, Unit const& unit,
                                       DecisionForm const& decision);
};

/// Units above the grassroots may serve several areas.
Sheet const& sheet_of(Form const& form, Unit const& unit)
{
    return &form.sheet == &placing && !is_grassroots(unit) ? serving_areas : form.sheet;
}

web::Response edit(web::Request const& request, web::Context& context, Form const& form)
{
    auto const unit = editable(request, context, context.today);
    if (!unit) return web::not_found();
    Filling const f{request, context};
    return show(f, *unit, sheet_of(form, *unit), form.fields(f, *unit));
}

/// 303 to the unit; 404; 422 or 409 with the form and what was typed.
web::Response create(web::Request const& request, web::Context& context, Form const& form)
{
    auto const unit = editable(request, context, day_of(request, context));
    if (!unit) return web::not_found();
    auto const done = form.decide(request, context, *unit, read_decision(request));
    if (done) return web::see_other(url_of(unit->id));
    Filling const f{request, context, &done.error()};
    return show(f, *unit, sheet_of(form, *unit), form.fields(f, *unit));
}

std::vector<FormField> no_fields(Filling const&, Unit const&) { return {}; }
std::vector<FormField> parent_fields(Filling const& f, Unit const& unit)
{
    return {unit_entry(f, "parent", "New parent", unit.line)};
}
std::vector<FormField> place_fields(Filling const& f, Unit const& unit)
{
    if (is_grassroots(unit)) return {unit_entry(f, "place", "Area served", Line::administrative)};
    auto const served = areas_on(f.context.tx, unit.id, f.context.today);
    std::vector<FormField> fields;
    for (std::size_t i = 0; i < most_areas; ++i) {
        std::string const name{area_field(i)};
        auto one = i == 0 ? unit_entry(f, name, "Area served", Line::administrative)
                          : unit_entry(f, name, "And", Line::administrative);
        if (f.error == nullptr && i < served.size()) {
            one.field.value = served[i].text();
            one.shown = name_on(f.context.tx, served[i], f.context.today);
        }
        fields.push_back(std::move(one));
    }
    return fields;
}

std::vector<std::optional<Unit>> read_areas(web::Request const& request, web::Context& context, Date day)
{
    std::vector<std::optional<Unit>> areas;
    for (std::size_t i = 0; i < most_areas; ++i) {
        std::string const name{area_field(i)};
        if (i == 0 || is_named(request, name))
            areas.push_back(chosen(request, context, name, Line::administrative, day));
    }
    return areas;
}

/// Only of Party organisations a number of members is known that a kind asks for.
bool counts_members(Unit const& unit)
{
    auto const* kind = find_kind(unit.kind);
    return kind != nullptr && kind->line == Line::party && kind->grassroots;
}

std::vector<FormField> kind_fields(Filling const& f, Unit const& unit)
{
    auto kind = entry(f, Kind::choice, "kind", "New kind");
    for (auto const* open : kinds_open_to(unit.kind))
        kind.choices.push_back({std::string{open->code}, std::string{f.context.texts.of(open->label)}});
    if (!counts_members(unit)) return {std::move(kind)};
    auto members = entry(f, Kind::text, "members", "Official members");
    members.field.help = f.text("Where it has fewer members than the kind asks for, say in the note who allowed it.");
    return {std::move(kind), std::move(members)};
}

constexpr Form name_form{
    naming, name_fields,
    [](web::Request const& request, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        return decide_name(context, unit, web::read_text(request, "name"), decision);
    }};
constexpr Form parent_form{
    moving, parent_fields,
    [](web::Request const& request, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        auto const parent = chosen(request, context, "parent", unit.line, day_of(request, context));
        return decide_parent(context, unit, parent, decision);
    }};
constexpr Form place_form{
    placing, place_fields,
    [](web::Request const& request, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        return decide_place(context, unit, read_areas(request, context, day_of(request, context)), decision);
    }};
constexpr Form kind_form{
    becoming, kind_fields,
    [](web::Request const& request, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        bool const counted = counts_members(unit);
        auto const members = counted ? web::read_whole(request, "members") : std::nullopt;
        auto form = decision;
        if (counted && !members && !web::read_text(request, "members").empty())
            form.unreadable.push_back({"members", "number.invalid"});
        return decide_kind(context, unit, web::read_text(request, "kind"), members, form);
    }};
constexpr Form succession_form{
    succeeding, part_fields,
    [](web::Request const& request, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        auto const parts = read_parts(request, context, unit, day_of(request, context));
        return decide_succession(context, unit, parts, decision);
    }};
constexpr Form ending_form{
    ending, no_fields, [](web::Request const&, web::Context& context, Unit const& unit, DecisionForm const& decision) {
        return decide_ending(context, unit, decision);
    }};
constexpr Form suspension_form{suspending, no_fields,
                               [](web::Request const&, web::Context& context, Unit const& unit,
                                  DecisionForm const& decision) { return decide_suspension(context, unit, decision); }};
constexpr Form resumption_form{resuming, no_fields,
                               [](web::Request const&, web::Context& context, Unit const& unit,
                                  DecisionForm const& decision) { return decide_resumption(context, unit, decision); }};

template <Form const& form>
web::Response edit_by(web::Request const& request, web::Context& context)
{
    return edit(request, context, form);
}
template <Form const& form>
web::Response create_by(web::Request const& request, web::Context& context)
{
    return create(request, context, form);
}

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr web::Route table[] = {
    {get, "/units/{id}/name", view_organisations, edit_by<name_form>},
    {post, "/units/{id}/name", view_organisations, create_by<name_form>},
    {get, "/units/{id}/parent", view_organisations, edit_by<parent_form>},
    {post, "/units/{id}/parent", view_organisations, create_by<parent_form>},
    {get, "/units/{id}/place", view_organisations, edit_by<place_form>},
    {post, "/units/{id}/place", view_organisations, create_by<place_form>},
    {get, "/units/{id}/kind", view_organisations, edit_by<kind_form>},
    {post, "/units/{id}/kind", view_organisations, create_by<kind_form>},
    {get, "/units/{id}/succession", view_organisations, edit_by<succession_form>},
    {post, "/units/{id}/succession", view_organisations, create_by<succession_form>},
    {get, "/units/{id}/ending", view_organisations, edit_by<ending_form>},
    {post, "/units/{id}/ending", view_organisations, create_by<ending_form>},
    {get, "/units/{id}/suspension", view_organisations, edit_by<suspension_form>},
    {post, "/units/{id}/suspension", view_organisations, create_by<suspension_form>},
    {get, "/units/{id}/resumption", view_organisations, edit_by<resumption_form>},
    {post, "/units/{id}/resumption", view_organisations, create_by<resumption_form>},
};

}   // namespace

std::span<web::Route const> decision_page_routes() { return table; }

}   // namespace organisations
