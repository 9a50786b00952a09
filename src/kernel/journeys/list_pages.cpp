#include <algorithm>

#include "kernel/journeys/due.hpp"
#include "kernel/journeys/pages.hpp"
#include "kernel/journeys/views.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/unreadable_day.hpp"

namespace journeys {
namespace {

constexpr std::size_t page_size = 50;

JourneyLine line_of(web::Context& context, Definition const& process, Standing const& standing, Reach const& edits)
{
    auto task = task_of(context, standing, edits);
    auto due = due_text(context, standing);
    return {.url = url_of(standing.journey.id),
            .title = standing.journey.title,
            .process = process.name.in(context.texts.language()),
            .stage = std::move(task.stage),
            .due = std::move(due.text),
            .tone = std::move(due.tone),
            .next_url = std::move(task.next_url),
            .next = std::move(task.next)};
}

web::Register register_of(base::Texts const& texts, std::vector<Due> const& all, Definition const& chosen,
                          std::string_view urgency)
{
    web::Register view{.url = "/journeys", .empty_text = std::string{texts.tr("Nothing is under way here.")}};
    web::Filter processes{"code", std::string{texts.tr("Process")}, {}, chosen.code};
    for (auto const& one : all)
        processes.choices.push_back({one.definition->code, one.definition->name.in(texts.language())});
    web::Filter due{"due",
                    std::string{texts.tr("Deadline")},
                    {{"", std::string{texts.tr("all")}},
                     {"late", std::string{texts.tr("overdue")}},
                     {"soon", std::string{texts.tr("within 30 days")}},
                     {"waiting", std::string{texts.tr("without a deadline")}},
                     {"new", std::string{texts.tr("new, begun within 7 days")}}},
                    std::string{urgency}};
    view.filters = {std::move(processes), std::move(due)};
    view.columns = {{std::string{texts.tr("About")}},
                    {std::string{texts.tr("Stage")}},
                    {std::string{texts.tr("Deadline")}},
                    {std::string{texts.tr("Next")}}};
    return view;
}

/// The process asked for, else the first of which something is under way.
Definition const& chosen_of(std::vector<Due> const& all, std::string_view code)
{
    for (auto const& one : all)
        if (one.definition->code == code) return *one.definition;
    auto const busy = std::find_if(all.begin(), all.end(), [](Due const& one) { return one.numbers.all > 0; });
    return busy == all.end() ? *all.front().definition : *busy->definition;
}

std::vector<web::Figure> figures_of(base::Texts const& texts, std::vector<Due> const& all)
{
    std::vector<web::Figure> figures;
    for (auto const& [definition, numbers, groups] : all)
        figures.push_back({.label = definition->name.in(texts.language()),
                           .value = texts.number(numbers.all),
                           .url = "/journeys?code=" + definition->code + (numbers.late > 0 ? "&due=late" : ""),
                           .hint = numbers.late > 0   ? texts.tr("{0} overdue", {texts.number(numbers.late)})
                                   : numbers.soon > 0 ? texts.tr("{0} due within 30 days", {texts.number(numbers.soon)})
                                                      : std::string{texts.tr("nothing due soon")},
                           .tone = numbers.late > 0 ? "bad" : ""});
    return figures;
}

/// GET /journeys?code=&due=&after=
web::Response list_journeys(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const all = due_work(context, 0);
    if (all.empty()) return web::not_found();
    auto const& chosen = chosen_of(all, request.query.get("code"));
    auto const reach = reach_of(context, chosen, view_journeys);
    auto const page = list(context.tx,
                           {.code = chosen.code,
                            .reach = reach,
                            .urgency = urgency_of(request.query.get("due")),
                            .today = context.today,
                            .soon = context.today + soon_days},
                           web::parse_cursor(request.query.get("after")), page_size);
    auto view = register_of(texts, all, chosen, request.query.get("due"));
    view.paging = web::paging(request, page.next);
    std::vector<JourneyLine> lines;
    auto const edits = reach_of(context, chosen, edit_journeys);
    for (auto const& one : page.rows) lines.push_back(line_of(context, chosen, one, edits));
    if (request.wants_fragment()) {
        web::Html out{texts};
        journey_register(out, view, lines);
        return web::html(std::move(out));
    }
    auto const figures = figures_of(texts, all);
    web::Frame frame{.title = std::string{texts.tr("Work under way")}, .active = "/journeys"};
    frame.actions = [url = "/journeys/funnel?code=" + chosen.code](web::Html& out) {
        web::link_button(out, url, out.texts().tr("How far it came"), "", "chart-bar");
    };
    return web::page(context, frame, [&](web::Html& out) {
        web::figure_cards(out, figures);
        journey_register(out, view, lines);
    });
}

/// What stands in the way, and the record where that is set right.
web::Response nothing_begins(web::Context& context, Definition const& definition, std::string_view subject,
                             base::Error const& why)
{
    auto const& texts = context.texts;
    auto const url = (definition.subject == "person" ? "/people/" : "/enterprises/") + std::string{subject};
    return web::page(
        context, {.title = definition.name.in(texts.language()), .active = "/journeys"},
        [&](web::Html& out) {
            out("<div class='card card-body'><p>").text(texts.problem(why.problems.front()))("</p><div>");
            web::link_button(out, url, texts.tr("Open the record"), "primary");
            out("</div></div>");
        },
        web::status_of(why.kind));
}

web::Response beginning(web::Request const& request, web::Context& context, web::Fields const& asked,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const* definition = newest(asked.get("code"));
    auto const* source =
        definition == nullptr ? nullptr : context.services.shelf.get<Registry>().find(definition->code);
    if (source == nullptr || !may(context, *definition, edit_journeys)) return web::not_found();
    auto const subject = source->find(context, asked.get("subject"), context.today);
    if (!subject && subject.error().kind == base::Refusal::not_found) return web::not_found();
    if (!subject) return nothing_begins(context, *definition, asked.get("subject"), subject.error());
    if (auto const running = running_about(context.tx, definition->code, subject->id))
        return web::see_other(url_of(running->journey.id));
    BeginView view{.action = "/journeys",
                   .cancel_url = subject->url,
                   .csrf = context.csrf,
                   .code = definition->code,
                   .subject = std::string{asked.get("subject")},
                   .about = subject->title,
                   .about_url = subject->url};
    view.on = {.name = "on",
               .label = std::string{texts.tr("Begun on")},
               .value = error != nullptr ? web::read_text(request, "on") : base::vietnamese(context.today),
               .problem = web::problem_of(texts, error, "on"),
               .help = std::string{texts.tr("The rules of that day are the rules of this work.")},
               .required = true};
    if (source->offices != nullptr) {
        view.office = {.name = "office",
                       .label = std::string{texts.tr("Whose work it is")},
                       .value = std::string{request.form.get("office")},
                       .problem = web::problem_of(texts, error, "office"),
                       .required = true};
        for (auto const& office : source->offices(context, *subject))
            view.offices.push_back({office.unit.text(), office.name});
    }
    if (error != nullptr) view.problems = error->problems;
    return web::page(
        context, {.title = definition->name.in(texts.language()), .active = "/journeys"},
        [&](web::Html& out) { begin_form(out, view); }, error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /journeys/new?code=&subject=: the form; the running journey when there is one; the list without a process; 404.
web::Response new_journey(web::Request const& request, web::Context& context)
{
    if (request.query.get("code").empty()) return web::see_other("/journeys");
    return beginning(request, context, request.query, nullptr);
}

/// POST /journeys: 303 to the journey; 404; 422 with the form again.
web::Response create_journey(web::Request const& request, web::Context& context)
{
    auto const on = web::read_day(request, "on");
    if (auto const problem = web::unreadable_day(request, "on")) {
        base::Error const unreadable{base::Refusal::invalid, {*problem}};
        return beginning(request, context, request.form, &unreadable);
    }
    auto const begun = begin(context, {.code = request.form.get("code"),
                                       .subject = request.form.get("subject"),
                                       .office = request.form.get("office"),
                                       .on = on});
    if (begun) return web::see_other(url_of(*begun));
    if (begun.error().kind == base::Refusal::not_found) return web::not_found();
    return beginning(request, context, request.form, &begun.error());
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/journeys", view_journeys, list_journeys},
    {get, "/journeys/new", edit_journeys, new_journey},
    {post, "/journeys", edit_journeys, create_journey},
};

}   // namespace

std::span<web::Route const> list_routes() { return table; }

}   // namespace journeys
