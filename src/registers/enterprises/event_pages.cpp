#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/store.hpp"
#include "registers/enterprises/event_views.hpp"
#include "registers/enterprises/life_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/timeline.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

std::string url_of(EnterpriseId id) { return "/enterprises/" + id.text(); }

std::optional<Enterprise> enterprise_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, EnterpriseId::parse(request.in_path("id")), context.today, permission);
}

EventLine line_of(web::Context& context, Event const& event)
{
    auto const by = accounts::find_account(context.tx, event.entered_by);
    return {.day = base::vietnamese(event.happened_on),
            .title = std::string{context.texts.of(event.kind->label)},
            .text = what_it_says(context, event),
            .paper = event.paper,
            .entered = base::vietnamese(event.entered_at) + (by ? " · " + by->display_name : "")};
}

/// What the register knows without an event: changes from before events were entered, and the registration.
std::vector<std::pair<base::Date, EventLine>> known_otherwise(web::Context& context, Enterprise const& e,
                                                              std::span<Event const> events)
{
    auto const& texts = context.texts;
    std::vector<std::pair<base::Date, EventLine>> lines;
    for (auto const& former : history(context.tx, e.id)) {
        if (former.what == "count" || tells_of(events, former)) continue;
        auto const moment = moment_of(texts, former);
        lines.push_back({former.day, {base::vietnamese(former.day), moment.title, moment.text}});
    }
    if (e.registered_on && std::ranges::none_of(events, [](Event const& event) {
            return !event.withdrawn_at && event.kind->strand == Strand::registration;
        }))
        lines.push_back(
            {e.registered_on->date, {base::vietnamese(*e.registered_on), std::string{texts.tr("Registered")}}});
    return lines;
}

web::Response show(web::Context& context, Enterprise const& e, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const url = url_of(e.id);
    bool const may_edit = find(context.tx, context.actor, e.id, context.today, edit_enterprises).has_value();
    EventsView view{.status = {std::string{texts.of(label_of(statuses(), e.status))}, std::string{tone_of(e.status)},
                               std::string{texts.of(label_of(survey_statuses(), e.survey_status))},
                               survey_differs(e.status, e.survey_status)},
                    .left_behind = left_behind(context, e),
                    .csrf = context.csrf};
    auto const events = events_of(context.tx, e.id);
    auto lines = known_otherwise(context, e, events);
    for (auto const& event : events) {
        auto line = line_of(context, event);
        if (event.withdrawn_at) {
            auto const day = base::vietnamese(base::civil_day(*event.withdrawn_at));
            line.withdrawn = event.withdrawn_why.empty()
                                 ? texts.tr("taken back on {0}", {day})
                                 : texts.tr("taken back on {0}: {1}", {day, event.withdrawn_why});
            view.withdrawn.push_back(std::move(line));
            continue;
        }
        if (may_edit) line.withdraw_action = url + "/events/" + event.id.text() + "/withdrawal";
        lines.emplace_back(event.happened_on, std::move(line));
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, [](auto const& line) { return line.first; });
    for (auto& [day, line] : lines) view.lines.push_back(std::move(line));
    if (may_edit)
        for (auto const& kind : event_kinds()) {
            // what can never be right; other kinds may be entered late
            if (kind.status == e.status && (e.status == "active" || has_ceased(e.status))) continue;
            view.enter.emplace_back(url + "/events/new?kind=" + std::string{kind.code},
                                    std::string{texts.of(kind.label)});
        }
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Life of the enterprise")},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"}, {e.name, url}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { events_page(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// GET /enterprises/{id}/events
web::Response list_events(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, view_enterprises);
    return found ? show(context, *found, nullptr) : web::not_found();
}

web::Response form(web::Request const& request, web::Context& context, Enterprise const& e, EventKind const& kind,
                   base::Error const* error)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label, int longest, bool required) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name),
                          .required = required,
                          .max_length = longest};
    };
    EventFormView view{.action = url_of(e.id) + "/events",
                       .csrf = context.csrf,
                       .kind = std::string{kind.code},
                       .happened_on = field("happened_on", "Day it happened", 20, true),
                       .paper = field("paper", "Paper it rests on", 500, true),
                       .cancel_url = url_of(e.id) + "/events"};
    view.paper.help = texts.tr("Number, day and author of the decision, notice or minutes; or who told it and when.");
    if (kind.strand == Strand::name) view.more.push_back(field("name", "New name of the enterprise", 300, true));
    if (kind.strand == Strand::address) {
        view.more.push_back(field("place", "New commune", 300, true));
        view.more.back().help = texts.tr("As it was called on that day.");
        view.more.push_back(field("village", "New village", 300, false));
        view.more.push_back(field("street", "New address", 300, false));
    }
    if (has_ceased(kind.status))
        view.explanation = texts.tr(
            "From that day on the enterprise no longer counts as operating, and nothing can "
            "happen to it afterwards.");
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.of(kind.label)},
                           .crumbs = {{std::string{texts.tr("Enterprises")}, "/enterprises"},
                                      {e.name, url_of(e.id)},
                                      {std::string{texts.tr("Life of the enterprise")}, url_of(e.id) + "/events"}},
                           .active = "/enterprises"};
    return web::page(
        context, frame, [&](web::Html& out) { event_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// GET /enterprises/{id}/events/new?kind=
web::Response new_event(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    auto const* kind = find_event_kind(request.query.get("kind"));
    return found && kind != nullptr ? form(request, context, *found, *kind, nullptr) : web::not_found();
}

/// POST /enterprises/{id}/events: 303 to what happened; 404; 409; 422 with what was typed.
web::Response create_event(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    auto const* kind = find_event_kind(request.form.get("kind"));
    if (!found || kind == nullptr) return web::not_found();
    base::Error error{base::Refusal::invalid, {}};
    auto const typed = web::read_text(request, "happened_on");
    auto const day = web::read_day(request, "happened_on");
    if (!typed.empty() && !day) error.problems.push_back({"happened_on", "date.invalid", typed});
    Event event{.kind = kind,
                .happened_on = day.value_or(base::Date{}),
                .name = web::read_text(request, "name"),
                .address = {{}, web::read_text(request, "village"), web::read_text(request, "street")},
                .paper = web::read_text(request, "paper")};
    if (kind->strand == Strand::address && day)
        event.address.place = commune_of(context, web::read_text(request, "place"), *day, error.problems);
    if (!error.problems.empty()) return form(request, context, *found, *kind, &error);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const entered = enter(context.tx, *placement, {UserId{context.actor.user}, context.now}, found->id,
                               std::move(event), context.today);
    return entered ? web::see_other(url_of(found->id) + "/events")
                   : form(request, context, *found, *kind, &entered.error());
}

/// POST /enterprises/{id}/events/{event}/withdrawal: 303 to what happened; 404; 409; 422 without a reason.
web::Response create_withdrawal(web::Request const& request, web::Context& context)
{
    auto const found = enterprise_in(request, context, edit_enterprises);
    if (!found) return web::not_found();
    auto const event = find_event(context.tx, EventId::parse(request.in_path("event")), found->id);
    if (!event) return web::not_found();
    base::Error error{base::Refusal::invalid, {}};
    auto const why = web::read_text(request, "why");
    if (why.empty()) error.problems.push_back({"", "event.why_missing"});
    if (base::length(why) > 300) error.problems.push_back({"", "text.too_long", "300"});
    if (!error.problems.empty()) return show(context, *found, &error);
    auto const placement = organisations::placement(context.tx, context.today);
    auto const done = withdraw(context.tx, *placement, {UserId{context.actor.user}, context.now}, event->id, why);
    return done ? web::see_other(url_of(found->id) + "/events") : show(context, *found, &done.error());
}

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/{id}/events", view_enterprises, list_events},
    {web::Method::get, "/enterprises/{id}/events/new", edit_enterprises, new_event},
    {web::Method::post, "/enterprises/{id}/events", edit_enterprises, create_event},
    {web::Method::post, "/enterprises/{id}/events/{event}/withdrawal", edit_enterprises, create_withdrawal},
};

}   // namespace

UnitId commune_of(web::Context& context, std::string_view text, base::Date day, std::vector<base::Problem>& problems)
{
    if (text.empty()) return {};
    auto const commune = organisations::find_commune(context.tx, text, day, context.today);
    if (!commune) {
        problems.push_back({"place", "enterprise.place_unknown", std::string{text}});
        return {};
    }
    if (!organisations::in_scope(context.tx, context.actor, edit_enterprises, commune->id, context.today))
        problems.push_back({"place", "enterprise.place_out_of_scope"});
    return commune->id;
}

std::vector<LeftBehind> left_behind(web::Context& context, Enterprise const& e)
{
    std::vector<LeftBehind> all;
    if (!has_ceased(e.status)) return all;
    for (auto const& o : organisations_in(context.tx, e.id, context.today))
        if (!o.ended_on && context.actor.may(o.permission)) all.push_back({o.url, o.name});
    return all;
}

std::span<web::Route const> event_page_routes() { return routes; }

}   // namespace enterprises
