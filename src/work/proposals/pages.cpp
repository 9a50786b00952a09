#include "work/proposals/pages.hpp"

#include "kernel/lists/tools.hpp"
#include "platform/web/paging.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/proposals/lists.hpp"
#include "work/proposals/views.hpp"

namespace proposals {
namespace {

using enterprises::Enterprise;

std::string start_url(Reason const& reason, Proposed const& row)
{
    std::string url{reason.start};
    if (row.union_) return url + row.union_->text();
    return url + (reason.starts_at_place ? row.enterprise.place.text() : row.enterprise.id.text());
}

bool shows_aside(web::Request const& request) { return request.query.get("state") == "aside"; }

web::Register table_of(web::Request const& request, web::Context& context, Reason const& reason)
{
    auto const text = [&](base::TextId id) { return std::string{context.texts.tr(id)}; };
    web::Register table{.url = "/proposals",
                        .search = std::string{request.query.get("q")},
                        .search_label = text("Search by name or tax code"),
                        .columns = {{text("Enterprise")}, {text("Why")}, {""}}};
    web::Filter why{"reason", text("Reason"), {}, std::string{reason.code}};
    for (auto const* one : visible(context.actor))
        why.choices.push_back({std::string{one->code}, std::string{context.texts.of(one->title)}});
    web::Filter places{"place", text("Commune"), organisations::communes(context.tx, context.today),
                       std::string{request.query.get("place")}};
    web::Filter const state{
        "state", text("State"), {{"aside", text("set aside")}}, std::string{request.query.get("state")}};
    table.filters = {std::move(why), std::move(places), state};
    table.tools = lists::tools(context, "proposals", with_reason(request.query, reason));
    table.empty_text = shows_aside(request)
                           ? text("Nothing is set aside.")
                           : text("Nothing to propose for this reason. What is set aside comes back by itself.");
    return table;
}

/// What all have in common, with the number of the rule of today; where that stands, and how sure we are: "Điều lệ …,
/// Điều 13 (sure)."
ProposalsView head_of(web::Context& context, Reason const& reason)
{
    auto const& texts = context.texts;
    ProposalsView view{.csrf = context.csrf};
    std::string number;
    if (auto const* rule = reason.rule.empty() ? nullptr : rulebook::embedded().find(reason.rule, context.today)) {
        if (auto const* integer = std::get_if<std::int64_t>(&rule->value)) number = texts.number(*integer);
        view.rule = rule->source + " (" + std::string{texts.of(rulebook::name_of(rule->confidence))} + ").";
    }
    view.lead = base::filled(texts.of(reason.lead), {number});
    return view;
}

class Lines {
public:
    Lines(web::Context& context, Reason const& reason)
        : context_(context),
          reason_(reason),
          places_(context.tx, context.today),
          start_label_(context.texts.of(reason.start_label))
    {
    }

    ProposalLine proposed(Proposed const& row)
    {
        auto line = of(row);
        bool const edits = may_set_aside(context_, row.enterprise, reason_);
        if (edits || reason_.only_looks) {
            line.start_url = start_url(reason_, row);
            line.start_label = start_label_;
        }
        if (edits) {
            line.aside_url = aside_url(row.enterprise.id, reason_);
            line.mark_id = row.enterprise.id.text();
        }
        return line;
    }
    ProposalLine aside(AsideRow const& row)
    {
        auto line = of(row.proposed);
        line.note =
            context_.texts.tr("{0} Proposed again on {1}.", {row.aside.why, base::vietnamese(row.aside.look_again_on)});
        auto const& e = row.proposed.enterprise;
        if (may_set_aside(context_, e, reason_)) line.again_action = aside_url(e.id, reason_, "/withdrawal");
        return line;
    }

private:
    ProposalLine of(Proposed const& row)
    {
        auto const& e = row.enterprise;
        return {.name = e.name,
                .url = "/enterprises/" + e.id.text(),
                .place = std::string{places_.of(e.place, e.village)},
                .fact = fact_of(context_.texts, reason_, row)};
    }

    web::Context& context_;
    Reason const& reason_;
    organisations::PlaceNames places_;
    std::string start_label_;
};

/// GET /proposals
web::Response list_proposals(web::Request const& request, web::Context& context)
{
    auto const* reason = reason_in(request, context.actor);
    if (reason == nullptr) return web::not_found();
    auto const asked = asked_in(request);
    auto table = table_of(request, context, *reason);
    std::vector<ProposalLine> lines;
    Lines made{context, *reason};
    if (shows_aside(request)) {
        auto const page = list_aside(context.tx, context.actor, *reason, asked, context.today);
        for (auto const& one : page.rows) lines.push_back(made.aside(one));
        table.paging = web::paging(request, page.next);
    } else {
        auto const page = list(context.tx, context.actor, *reason, asked, context.today);
        for (auto const& row : page.rows) lines.push_back(made.proposed(row));
        table.paging = web::paging(request, page.next);
    }
    auto const view = head_of(context, *reason);
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        proposal_register(out, table, view, lines);
        return web::html(std::move(out));
    }
    web::Frame const frame{.title = std::string{context.texts.tr("Proposals")}, .active = "/proposals"};
    return web::page(context, frame, [&](web::Html& out) { proposal_register(out, table, view, lines); });
}

web::Response show_form(web::Request const& request, web::Context& context, Enterprise const& e, Reason const& reason,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name),
                          .required = true};
    };
    auto const fact = fact_of(texts, reason, with_number(context.tx, reason, e, context.today));
    AsideFormView view{.action = aside_url(e.id, reason),
                       .csrf = context.csrf,
                       .back_url = url_of(reason),
                       .lead = std::string{texts.of(reason.title)} + ". " + fact + (fact.empty() ? "" : "."),
                       .why = field("why", "Why not now"),
                       .look_again_on = field("look_again_on", "Look again on")};
    view.why.help = texts.tr("A fact about the enterprise, not an opinion about people.");
    view.look_again_on.help = texts.tr("From that day on it is proposed again.");
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{
        .title = std::string{texts.tr("Set a proposal aside")},
        .crumbs = {{std::string{texts.tr("Proposals")}, url_of(reason)}, {e.name, "/enterprises/" + e.id.text()}},
        .active = "/proposals"};
    return web::page(
        context, frame, [&](web::Html& out) { aside_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

struct Chosen {
    Enterprise enterprise;
    Reason const* reason = nullptr;
};
std::optional<Chosen> chosen(web::Request const& request, web::Context& context)
{
    auto const* reason = reason_in(request, context.actor);
    if (reason == nullptr) return std::nullopt;
    auto enterprise = editable(context, EnterpriseId::parse(request.in_path("enterprise")), *reason);
    if (!enterprise) return std::nullopt;
    return Chosen{std::move(*enterprise), reason};
}

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

web::Response new_set_aside(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    return found ? show_form(request, context, found->enterprise, *found->reason, nullptr) : web::not_found();
}

/// POST /proposals/{enterprise}/set-aside: 303 back to the list; 404; 422 with the form again.
web::Response create_set_aside(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    if (!found) return web::not_found();
    SetAsideForm const form{web::read_text(request, "why"), web::read_day(request, "look_again_on")};
    auto const made = set_aside(found->enterprise.id, *found->reason, form, context.today);
    if (!made) return show_form(request, context, found->enterprise, *found->reason, &made.error());
    save(context.tx, entry_of(context), *made);
    return web::see_other(url_of(*found->reason));
}

/// POST /proposals/{enterprise}/set-aside/withdrawal: 303 back to the list; 404.
web::Response withdraw_set_aside(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    if (!found) return web::not_found();
    if (auto const standing = find(context.tx, found->enterprise.id, *found->reason))
        withdraw(context.tx, entry_of(context), *standing);
    return web::see_other(url_of(*found->reason) + "&state=aside");
}

// the reason decides who may see and set aside: reason_in and editable ask
constexpr web::Permission reason_decides = enterprises::view_enterprises;
constexpr web::Route routes[] = {
    {web::Method::get, "/proposals", reason_decides, list_proposals},
    {web::Method::get, "/proposals/{enterprise}/set-aside", reason_decides, new_set_aside},
    {web::Method::post, "/proposals/{enterprise}/set-aside", reason_decides, create_set_aside},
    {web::Method::post, "/proposals/{enterprise}/set-aside/withdrawal", reason_decides, withdraw_set_aside},
};

}   // namespace

std::vector<Reason const*> visible(web::Actor const& actor)
{
    std::vector<Reason const*> seen;
    for (auto const& reason : reasons())
        if (actor.may(reason.view)) seen.push_back(&reason);
    return seen;
}

Reason const* reason_in(web::Request const& request, web::Actor const& actor)
{
    auto const seen = visible(actor);
    auto const code = request.query.get("reason");
    if (code.empty()) return seen.empty() ? nullptr : seen.front();
    auto const* reason = find_reason(code);
    return reason != nullptr && actor.may(reason->view) ? reason : nullptr;
}

Asked asked_in(web::Request const& request)
{
    Asked asked{.q = std::string{request.query.get("q")}, .after = web::parse_cursor(request.query.get("after"))};
    if (auto const place = UnitId::parse(request.query.get("place"))) asked.place = place;
    return asked;
}

bool may_set_aside(web::Context& context, Enterprise const& enterprise, Reason const& reason)
{
    auto const reaches = [&](web::Permission permission) {
        return context.actor.may(permission) &&
               organisations::in_scope(context.tx, context.actor, permission, enterprise.place, context.today);
    };
    return reaches(reason.view) && reaches(reason.edit);
}

std::optional<Enterprise> editable(web::Context& context, EnterpriseId id, Reason const& reason)
{
    auto found = enterprises::find(context.tx, context.actor, id, context.today);
    if (!found || !may_set_aside(context, *found, reason)) return std::nullopt;
    return found;
}

std::span<web::Route const> page_routes() { return routes; }

}   // namespace proposals
