#include <algorithm>
#include <map>

#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/views.hpp"

namespace enterprises {
namespace {

using Kinds = std::vector<HeadcountKind const*>;

web::Response show(web::Request const& request, web::Context& context, Enterprise const& e, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const url = "/enterprises/" + e.id.text();
    HeadcountsView view{.csrf = context.csrf, .back_url = url};
    if (auto const edited = open_kinds(context, e.id, Act::edit); !edited.empty()) {
        view.action = url + "/headcounts";
        auto const field = [&](std::string_view name, std::string label, std::string preset) {
            return web::Field{.name = std::string{name},
                              .label = std::move(label),
                              .value = error ? std::string{request.form.get(name)} : std::move(preset),
                              .problem = web::problem_of(texts, error, name)};
        };
        view.counted_on = field("counted_on", std::string{texts.tr("Counted on")}, base::vietnamese(context.today));
        view.counted_on.required = true;
        for (auto const* kind : edited) {
            view.numbers.push_back(field(kind->code, std::string{texts.of(kind->label)}, ""));
            view.numbers.back().max_length = 9;
        }
        if (error) view.problems = error->problems;
    }
    auto const open = open_kinds(context, e.id, Act::view);
    for (auto const& one : headcounts(context.tx, e.id))
        if (std::ranges::find(open, one.kind) != open.end())
            view.lines.push_back(
                {base::vietnamese(one.counted_on), std::string{texts.of(one.kind->label)}, texts.number(one.number)});
    web::Frame const frame{.title = std::string{texts.tr("Numbers of workers")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}, {e.name, url}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { headcounts_page(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// What was typed for the kinds; what cannot be read is told in `error`.
std::vector<Headcount> read_form(web::Request const& request, Kinds const& kinds, base::Error& error)
{
    auto const day = web::read_day(request, "counted_on");
    if (!day) {
        auto const typed = web::read_text(request, "counted_on");
        error.problems.push_back({"counted_on", typed.empty() ? "required" : "date.invalid", typed});
    }
    std::vector<Headcount> counted;
    for (auto const* kind : kinds) {
        auto const typed = web::read_text(request, kind->code);
        if (typed.empty()) continue;
        auto const number = web::read_whole(request, kind->code);
        if (!number)
            error.problems.push_back({kind->code, "number.invalid", typed});
        else if (day)
            counted.push_back({kind, *number, *day});
    }
    return counted;
}

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today);
}

/// GET /enterprises/{id}/headcounts
web::Response view_headcounts(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    return found ? show(request, context, *found, nullptr) : web::not_found();
}

/// POST /enterprises/{id}/headcounts: 303 to the enterprise; 404; 422 with what was typed.
web::Response create_headcounts(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context);
    if (!found) return web::not_found();
    auto const kinds = open_kinds(context, found->id, Act::edit);
    if (kinds.empty()) return web::not_found();
    base::Error error{base::Refusal::invalid, {}};
    auto const counted = read_form(request, kinds, error);
    if (error.problems.empty()) error.problems = check(*found, counted, context.today);
    if (!error.problems.empty()) return show(request, context, *found, &error);
    save(context.tx, {UserId{context.actor.user}, context.now}, found->id, counted);
    return web::see_other("/enterprises/" + found->id.text());
}

// each kind has a permission of its own: open_kinds asks
constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/{id}/headcounts", view_enterprises, view_headcounts},
    {web::Method::post, "/enterprises/{id}/headcounts", view_enterprises, create_headcounts},
};

}   // namespace

std::vector<HeadcountKind const*> open_kinds(web::Context& context, EnterpriseId id, Act act)
{
    Kinds open;
    std::map<std::string_view, bool> reaches;   // kinds share few permissions
    for (auto const& kind : headcount_kinds()) {
        auto const permission = act == Act::view ? kind.view : kind.edit;
        auto const [at, fresh] = reaches.try_emplace(permission.name);
        if (fresh)
            at->second = context.actor.may(permission) &&
                         find(context.tx, context.actor, id, context.today, permission).has_value();
        if (at->second) open.push_back(&kind);
    }
    return open;
}

std::span<web::Route const> headcount_page_routes() { return routes; }

}   // namespace enterprises
