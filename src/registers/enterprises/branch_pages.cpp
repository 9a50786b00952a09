#include <algorithm>

#include "base/json_object.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/problem_details.hpp"
#include "registers/enterprises/branch_store.hpp"
#include "registers/enterprises/branch_views.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using web::JsonType;

std::string url_of(EnterpriseId id) { return "/enterprises/" + id.text(); }

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, permission);
}

/// With its name where the actor may see it.
BranchLine line_of(web::Context& context, EnterpriseId id, std::string hint)
{
    auto const e = find(context.tx, context.actor, id, context.today);
    if (!e) return {"", std::string{context.texts.tr("an enterprise outside your area")}, std::move(hint)};
    auto const code = shown_tax_code(e->tax_code);
    return {url_of(id), e->name, hint.empty() ? code : code + " · " + hint};
}

void tell_parents(web::Context& context, Enterprise const& e, bool may_edit, BranchesView& view)
{
    auto const& texts = context.texts;
    auto entered = parents_of(context.tx, e.id);
    std::ranges::reverse(entered);   // the latest first
    for (auto const& one : entered) {
        auto hint = texts.tr("since {0}", {base::vietnamese(one.from)});
        if (one.to != base::forever) hint += ", " + texts.tr("until {0}", {base::vietnamese(one.to - base::Days{1})});
        auto line = line_of(context, one.parent, hint + " · " + one.paper);
        if (may_edit && one.id == entered.front().id)
            line.withdraw_action = url_of(e.id) + "/parent/" + one.id.text() + "/withdrawal";
        view.parents.push_back(std::move(line));
    }
    if (!entered.empty()) return;
    if (auto const parent = parent_on(context.tx, e, context.today))
        view.parents.push_back(line_of(context, *parent, std::string{texts.tr("by its tax code")}));
}

web::Response show(web::Request const& request, web::Context& context, Enterprise const& e, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const may_edit = find(context.tx, context.actor, e.id, context.today, edit_enterprises).has_value();
    BranchesView view{.dependent = is_dependent(e.legal_type), .csrf = context.csrf};
    if (view.dependent) tell_parents(context, e, may_edit, view);
    for (auto const branch : branches_on(context.tx, e, context.today))
        view.branches.push_back(line_of(context, branch, ""));
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name),
                          .required = true};
    };
    if (may_edit && view.dependent) view.action = url_of(e.id) + "/parent";
    view.parent = field("parent", "Enterprise it belongs to");
    view.parent_shown = request.form.get("parent_text");
    view.from = field("from", "From which day");
    view.paper = field("paper", "Paper it rests on");
    view.paper.max_length = 500;
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Branches and parent")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}, {e.name, url_of(e.id)}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { branches_page(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// GET /enterprises/{id}/branches
web::Response view_branches(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    return found ? show(request, context, *found, nullptr) : web::not_found();
}

/// The enterprise picked from the list, or the only one with the tax code or name in the box, where the actor sees it.
std::optional<Enterprise> picked(web::Request const& request, web::Context& context)
{
    if (auto const id = EnterpriseId::parse(request.form.get("parent")))
        return find(context.tx, context.actor, id, context.today);
    auto const typed = web::read_text(request, "parent_text");
    if (typed.empty()) return std::nullopt;
    auto found = find_by_tax_code(context.tx, typed, context.today);
    if (!found)
        if (auto const named = find_by_name(context.tx, typed, {}, context.today); named.size() == 1)
            found = named.front();
    return found ? find(context.tx, context.actor, found->id, context.today) : std::nullopt;
}

base::Result<BranchId> enter_parent(web::Context& context, Enterprise const& e, std::optional<Enterprise> const& parent,
                                    Branch wanted, std::vector<base::Problem> unreadable)
{
    base::Error error{base::Refusal::invalid, std::move(unreadable)};
    if (!parent) error.problems.push_back({"parent", "branch.parent_unknown"});
    if (!error.problems.empty()) return error;
    wanted.branch = e.id;
    wanted.parent = parent->id;
    error.problems = check(wanted, e, *parent, parents_of(context.tx, e.id), context.today);
    if (!error.problems.empty()) return error;
    return add(context.tx, {UserId{context.actor.user}, context.now}, wanted);
}

/// POST /enterprises/{id}/parent: 303; 404; 422 with what was typed.
web::Response create_parent(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    std::vector<base::Problem> unreadable;
    auto const typed = web::read_text(request, "from");
    auto const from = web::read_day(request, "from");
    if (!typed.empty() && !from) unreadable.push_back({"from", "date.invalid", typed});
    auto const entered =
        enter_parent(context, *found, picked(request, context),
                     {.from = from.value_or(base::Date{}), .paper = web::read_text(request, "paper")}, unreadable);
    return entered ? web::see_other(url_of(found->id) + "/branches") : show(request, context, *found, &entered.error());
}

/// POST /enterprises/{id}/parent/{link}/withdrawal: 303; 404; 409.
web::Response create_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    auto const done = withdraw_branch(context.tx, {UserId{context.actor.user}, context.now}, found->id,
                                      BranchId::parse(request.in_path("link")));
    if (done) return web::see_other(url_of(found->id) + "/branches");
    return done.error().kind == base::Refusal::not_found ? web::not_found()
                                                         : show(request, context, *found, &done.error());
}

constexpr web::SchemaField fields[] = {
    {"parent", JsonType::id, "whose branch, office or place of business it is today; null when nobody knows", true,
     true},
    {"branches", JsonType::list, "ids of its own, as far as the caller may see them"},
};
constexpr web::Schema schema{"EnterpriseBranches", fields};
constexpr web::SchemaField body_fields[] = {
    {"parent", JsonType::id},
    {"from", JsonType::date},
    {"paper", JsonType::text, "at most 500 letters"},
};
constexpr web::Schema body_schema{"EnterpriseParentBody", body_fields};

web::Response answer(web::Context& context, Enterprise const& e)
{
    auto const seen = [&](EnterpriseId id) { return find(context.tx, context.actor, id, context.today).has_value(); };
    auto parent = is_dependent(e.legal_type) ? parent_on(context.tx, e, context.today) : std::nullopt;
    if (parent && !seen(*parent)) parent.reset();
    base::JsonWriter json;
    json.begin_object().key("parent");
    parent ? json.text(parent->text()) : json.null();
    json.key("branches").begin_array();
    for (auto const branch : branches_on(context.tx, e, context.today))
        if (seen(branch)) json.text(branch.text());
    json.end_array().end_object();
    return web::json(json.take());
}

web::Response get_branches(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    return found ? answer(context, *found) : web::not_found();
}

/// POST /api/v1/enterprises/{id}/parent: 200 with whose it is; 404; 422.
web::Response put_parent(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    web::JsonBody body{request};
    auto const parent = body.id<EnterpriseId>("parent", web::Needed::yes).value_or(EnterpriseId{});
    Branch const wanted{.from = body.date("from", web::Needed::yes).value_or(base::Date{}),
                        .paper = body.text("paper", web::Needed::yes).value_or("")};
    if (auto const error = body.error()) return web::refusal(context, *error);
    auto const entered =
        enter_parent(context, *found, find(context.tx, context.actor, parent, context.today), wanted, {});
    return entered ? answer(context, *found) : web::refusal(context, entered.error());
}

constexpr web::ApiDoc get_doc{"Whose branch it is, and its own branches", {}, nullptr, web::Answer::object, &schema};
constexpr web::ApiDoc parent_doc{
    "Say whose branch, office or place of business it is", {}, &body_schema, web::Answer::object, &schema};

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/{id}/branches", view_enterprises, view_branches},
    {web::Method::post, "/enterprises/{id}/parent", edit_enterprises, create_parent},
    {web::Method::post, "/enterprises/{id}/parent/{link}/withdrawal", edit_enterprises, create_withdrawal},
};
constexpr web::Route api[] = {
    {web::Method::get, "/api/v1/enterprises/{id}/branches", view_enterprises, get_branches, &get_doc},
    {web::Method::post, "/api/v1/enterprises/{id}/parent", edit_enterprises, put_parent, &parent_doc},
};

}   // namespace

std::span<web::Route const> branch_page_routes() { return routes; }
std::span<web::Route const> branch_api_routes() { return api; }

}   // namespace enterprises
