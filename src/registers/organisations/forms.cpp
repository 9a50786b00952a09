#include <algorithm>

#include "platform/web/pieces.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/organisations/store.hpp"
#include "registers/organisations/views.hpp"

namespace organisations {
namespace {

using base::Date;
using Kind = FormField::Kind;

constexpr std::size_t most_parts = 4;

/// A form being filled: what was sent, and what is wrong with it.
struct Filling {
    web::Request const& request;
    web::Context& context;
    base::Error const* error = nullptr;

    std::string sent(std::string_view field) const { return web::read_text(request, field); }
    std::string problem(std::string_view field) const { return web::problem_of(context.texts, error, field); }
    std::string text(base::TextId id) const { return std::string{context.texts.tr(id)}; }
};

FormField entry(Filling const& f, Kind kind, std::string name, base::TextId label, std::string value = {})
{
    if (auto sent = f.sent(name); !sent.empty()) value = std::move(sent);
    auto problem = f.problem(name);
    return {
        .kind = kind,
        .field = {
            .name = std::move(name), .label = f.text(label), .value = std::move(value), .problem = std::move(problem)}};
}

FormField unit_entry(Filling const& f, std::string name, base::TextId label, Line line)
{
    auto made = entry(f, Kind::unit, name, label);
    made.search_url = web::with_parameter("/api/v1/units", "line", name_of(line));
    made.shown = f.sent(name + "_text");
    return made;
}

void add_decision(FormView& view, Filling const& f)
{
    view.fields.push_back(entry(f, Kind::text, "decision_number", "Decision number"));
    view.fields.push_back(entry(f, Kind::day, "decided_on", "Decided on"));
    auto effective = entry(f, Kind::day, "effective_on", "Effective on");
    effective.field.required = true;
    view.fields.push_back(std::move(effective));
    view.fields.push_back(entry(f, Kind::text, "issuer", "Issued by"));
    auto note = entry(f, Kind::area, "note", "Note");
    note.half = false;
    view.fields.push_back(std::move(note));
}

/// Days that cannot be read are problems of their own.
DecisionForm read_decision(web::Request const& request, std::vector<base::Problem>& problems)
{
    DecisionForm form{.number = web::read_text(request, "decision_number"),
                      .decided_on = web::read_day(request, "decided_on"),
                      .effective_on = web::read_day(request, "effective_on"),
                      .issuer = web::read_text(request, "issuer"),
                      .note = web::read_text(request, "note")};
    auto unread = [&](std::string_view field, bool read) {
        if (auto text = web::read_text(request, field); !read && !text.empty())
            problems.push_back({field, "date.invalid", std::move(text)});
    };
    unread("decided_on", form.decided_on.has_value());
    unread("effective_on", form.effective_on.has_value());
    return form;
}

/// The unit chosen from the list, else the one whose name was typed; as it stands on `day`.
std::optional<Unit> chosen(web::Request const& request, web::Context& context, std::string const& field, Line line,
                           Date day)
{
    if (auto const id = UnitId::parse(request.form.get(field))) return find(context.tx, id, day);
    auto const text = web::read_text(request, field + "_text");
    if (text.empty()) return std::nullopt;
    auto const units = find_by_name(context.tx, line, text, day);
    return units.size() == 1 ? std::optional{units.front()} : std::nullopt;
}

bool is_named(web::Request const& request, std::string const& field)
{
    return !request.form.get(field).empty() || !web::read_text(request, field + "_text").empty();
}

/// A refusal with what the reading found put before it; a problem of a field is told once.
base::Error joined(std::vector<base::Problem> read, base::Error const* ruled)
{
    base::Error error{ruled == nullptr ? base::Refusal::invalid : ruled->kind, std::move(read)};
    if (ruled != nullptr)
        for (auto const& problem : ruled->problems)
            if (problem.field.empty() ||
                std::ranges::none_of(error.problems, [&](auto const& p) { return p.field == problem.field; }))
                error.problems.push_back(problem);
    return error;
}

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

Change change_of(web::Context& context, ledger::Placement const& trees)
{
    return {context.tx, trees, {UserId{context.actor.user}, context.now}};
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
        auto successor = unit_entry(f, "successor" + number,
                                    i == 1 ? base::TextId{"Goes on with it"} : base::TextId{"And"}, unit.line);
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

web::Response founding_page(Filling const& f, Line line)
{
    FormView view{.action = "/units",
                  .cancel_url = web::with_parameter("/units", "line", name_of(line)),
                  .csrf = f.context.csrf,
                  .submit = f.text("Add the unit")};
    if (f.error != nullptr) view.problems = f.error->problems;
    auto kind = entry(f, Kind::choice, "kind", "Kind");
    for (auto const& one : unit_kinds())
        if (one.line == line && !one.grassroots)
            kind.choices.push_back({std::string{one.code}, std::string{f.context.texts.of(one.label)}});
    auto name = entry(f, Kind::text, "name", "Name of the unit");
    name.field.required = true;
    view.fields = {std::move(name), std::move(kind), entry(f, Kind::text, "code", "Code"),
                   unit_entry(f, "parent", "Stands under", line)};
    if (line != Line::administrative)
        view.fields.push_back(unit_entry(f, "place", "Area served", Line::administrative));
    add_decision(view, f);
    web::Frame const frame{.title = f.text("Add a unit"),
                           .pretitle = std::string{f.context.texts.of(label_of(line))},
                           .crumbs = {{f.text("Organisations"), "/units"}},
                           .active = "/units"};
    return web::page(
        f.context, frame, [&](web::Html& out) { unit_form(out, view); },
        f.error == nullptr ? 200 : web::status_of(f.error->kind));
}

bool may_found(web::Context& context, Line line, NewUnit const* made)
{
    auto const permission = edit_permission(line);
    if (!context.actor.may(permission)) return false;
    if (made == nullptr || context.actor.everything) return true;
    auto const anchor = made->parent           ? made->parent
                        : made->places.empty() ? std::nullopt
                                               : std::optional{made->places.front()};
    return anchor && in_scope(context.tx, context.actor, permission, *anchor, context.today);
}

}   // namespace

web::Response new_unit(web::Request const& request, web::Context& context)
{
    auto const line = parse_line(request.query.get("line")).value_or(Line::administrative);
    return may_found(context, line, nullptr) ? founding_page({request, context}, line) : web::forbidden();
}

/// POST /units: 303 to the unit; 422 with the form again; 403 without the permission of the line.
web::Response create_unit(web::Request const& request, web::Context& context)
{
    std::vector<base::Problem> problems;
    auto const decision = read_decision(request, problems);
    auto const day = decision.effective_on.value_or(context.today);
    FoundingForm form{.kind = web::read_text(request, "kind"),
                      .name = web::read_text(request, "name"),
                      .code = web::read_text(request, "code")};
    auto const* kind = find_kind(form.kind);
    auto const line = kind == nullptr ? Line::administrative : kind->line;
    if (!may_found(context, line, nullptr)) return web::forbidden();
    form.parent_asked = is_named(request, "parent");
    form.parent = chosen(request, context, "parent", line, day);
    if (auto const place = chosen(request, context, "place", Line::administrative, day))
        form.place = place->id;
    else if (is_named(request, "place"))
        problems.push_back({"place", "unit.unknown"});
    if (auto const bearer = form.code.empty() ? std::nullopt : find_by_code(context.tx, line, form.code, day))
        form.code_bearer = bearer->name;

    auto const made = make_unit(form, decision, context.today);
    if (made && !may_found(context, line, &*made)) problems.push_back({"parent", "unit.out_of_scope"});
    if (!made || !problems.empty()) {
        auto const error = joined(std::move(problems), made ? nullptr : &made.error());
        return founding_page({request, context, &error}, line);
    }
    auto const trees = placement(context.tx, context.today);
    return web::see_other(url_of(add(change_of(context, *trees), *made)));
}

web::Response edit_name(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, context.today);
    if (!unit) return web::not_found();
    Filling const f{request, context};
    return show(f, *unit, naming, name_fields(f, *unit));
}

web::Response create_name(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, day_of(request, context));
    if (!unit) return web::not_found();
    std::vector<base::Problem> problems;
    auto const form = read_decision(request, problems);
    auto const name = web::read_text(request, "name");
    auto const decision = check_rename(*unit, name, form, context.today);
    if (!decision || !problems.empty()) {
        auto const error = joined(std::move(problems), decision ? nullptr : &decision.error());
        Filling const f{request, context, &error};
        return show(f, *unit, naming, name_fields(f, *unit));
    }
    auto const trees = placement(context.tx, context.today);
    rename(change_of(context, *trees), *unit, name, *decision);
    return web::see_other(url_of(unit->id));
}

web::Response edit_parent(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, context.today);
    if (!unit) return web::not_found();
    Filling const f{request, context};
    return show(f, *unit, moving, {unit_entry(f, "parent", "New parent", unit->line)});
}

web::Response create_parent(web::Request const& request, web::Context& context)
{
    auto const day = day_of(request, context);
    auto const unit = editable(request, context, day);
    if (!unit) return web::not_found();
    std::vector<base::Problem> problems;
    auto const form = read_decision(request, problems);
    auto const parent = chosen(request, context, "parent", unit->line, day);
    bool const is_below = parent && is_below_from(context.tx, unit->id, parent->id, day);
    auto const decision = check_transfer(*unit, parent, is_below, form, context.today);
    if (decision && problems.empty() &&
        !in_scope(context.tx, context.actor, edit_permission(unit->line), parent->id, context.today))
        problems.push_back({"parent", "unit.out_of_scope"});
    if (!decision || !problems.empty()) {
        auto const error = joined(std::move(problems), decision ? nullptr : &decision.error());
        Filling const f{request, context, &error};
        return show(f, *unit, moving, {unit_entry(f, "parent", "New parent", unit->line)});
    }
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    transfer(change, *unit, parent->id, *decision);
    if (unit->line == Line::administrative) recount(change);
    return web::see_other(url_of(unit->id));
}

web::Response edit_succession(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, context.today);
    if (!unit) return web::not_found();
    Filling const f{request, context};
    return show(f, *unit, succeeding, part_fields(f, *unit));
}

web::Response create_succession(web::Request const& request, web::Context& context)
{
    auto const day = day_of(request, context);
    auto const unit = editable(request, context, day);
    if (!unit) return web::not_found();
    std::vector<base::Problem> problems;
    auto const form = read_decision(request, problems);
    auto const named = read_parts(request, context, *unit, day);
    auto const decision = check_succession(*unit, named, form, context.today);
    if (!decision || !problems.empty()) {
        auto const error = joined(std::move(problems), decision ? nullptr : &decision.error());
        Filling const f{request, context, &error};
        return show(f, *unit, succeeding, part_fields(f, *unit));
    }
    std::vector<Part> parts;
    for (auto const& part : named) parts.push_back({part.unit->id, part.share, {}, part.people});
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    succeed(change, *unit, parts, *decision, Predecessor::ends);
    take_along(change, unit->id);
    if (unit->line == Line::administrative) recount(change);
    return web::see_other(url_of(unit->id));
}

web::Response edit_ending(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, context.today);
    return unit ? show({request, context}, *unit, ending, {}) : web::not_found();
}

web::Response create_ending(web::Request const& request, web::Context& context)
{
    auto const unit = editable(request, context, day_of(request, context));
    if (!unit) return web::not_found();
    std::vector<base::Problem> problems;
    auto const form = read_decision(request, problems);
    auto const decision = check_ending(*unit, form, context.today);
    if (!decision || !problems.empty()) {
        auto const error = joined(std::move(problems), decision ? nullptr : &decision.error());
        return show({request, context, &error}, *unit, ending, {});
    }
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    dissolve(change, *unit, *decision);
    if (unit->line == Line::administrative) recount(change);
    return web::see_other(url_of(unit->id));
}

}   // namespace organisations
