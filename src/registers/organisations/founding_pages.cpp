#include "platform/web/pieces.hpp"
#include "registers/organisations/forms.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using Kind = FormField::Kind;

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
    auto decision = read_decision(request);
    auto const day = decision.effective_on.value_or(context.today);
    FoundingForm form{.kind = web::read_text(request, "kind"),
                      .name = web::read_text(request, "name"),
                      .code = web::read_text(request, "code")};
    auto const* kind = find_kind(form.kind);
    if (kind != nullptr && kind->grassroots) kind = nullptr;   // these are founded in their registers
    if (kind == nullptr) form.kind.clear();
    auto const line = kind == nullptr ? Line::administrative : kind->line;
    if (!may_found(context, line, nullptr)) return web::forbidden();
    form.parent_asked = is_named(request, "parent");
    form.parent = chosen(request, context, "parent", line, day);
    if (auto const place = chosen(request, context, "place", Line::administrative, day))
        form.place = place->id;
    else if (is_named(request, "place"))
        decision.unreadable.push_back({"place", "unit.unknown"});
    if (auto const bearer = form.code.empty() ? std::nullopt : find_by_code(context.tx, line, form.code, day))
        form.code_bearer = bearer->name;

    auto const made = make_unit(form, decision, context.today);
    if (!made) return founding_page({request, context, &made.error()}, line);
    if (!may_found(context, line, &*made)) {
        base::Error const error{base::Refusal::invalid, {{"parent", "unit.out_of_scope"}}};
        return founding_page({request, context, &error}, line);
    }
    auto const trees = placement(context.tx, context.today);
    return web::see_other(url_of(add({context.tx, *trees, {UserId{context.actor.user}, context.now}}, *made)));
}

}   // namespace organisations
