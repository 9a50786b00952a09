#include "kernel/journeys/pages.hpp"

#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/journeys/due.hpp"
#include "kernel/journeys/views.hpp"
#include "platform/web/typed_day.hpp"

namespace journeys {
namespace {

std::string_view tone_of(Ends ends)
{
    if (ends == Ends::no) return "info";
    return ends == Ends::done ? "good" : "";
}

constexpr std::size_t most_marks = 8;   // as many have room for their names

bool was_at(State const& state, Stage const& stage)
{
    if (&stage == &state.definition->stages.front()) return true;
    return std::any_of(state.events.begin(), state.events.end(), [&](Event const* event) {
        auto const* step = state.definition->find_step(event->step);
        return step != nullptr && step->to == stage.code;
    });
}

/// The stages from the first to the goal, as a journey without detours passes them, and where this one stands; of a
/// long way those around it. Of one that stopped those where it was: it goes nowhere.
std::vector<StageMark> marks_of(base::Texts const& texts, State const& state)
{
    bool const stopped = state.stage->ends == Ends::stopped;
    std::vector<StageMark> marks;
    std::size_t now = 0;
    for (auto const& stage : state.definition->stages) {
        if (&stage != state.stage &&
            (stage.ends == Ends::stopped || stage.detour || (stopped && !was_at(state, stage))))
            continue;
        if (&stage == state.stage) now = marks.size();
        marks.push_back({stage.name.in(texts.language()), &stage == state.stage});
    }
    if (marks.size() <= most_marks) return marks;
    auto const first = std::min(now > most_marks / 2 ? now - most_marks / 2 : 0, marks.size() - most_marks);
    return {marks.begin() + static_cast<std::ptrdiff_t>(first),
            marks.begin() + static_cast<std::ptrdiff_t>(first + most_marks)};
}

std::string_view subject_label(std::string_view kind)
{
    if (kind == "enterprise") return "Enterprise";
    return kind == "person" ? "Person" : "Organisation";
}

bool leaves(State const& state, Step const& step)
{
    auto const* to = state.definition->find_stage(step.to);
    return to != nullptr && to->ends == Ends::stopped;
}

void add_steps(web::Context& context, JourneyView& view, Seen const& seen, State const& state)
{
    for (auto const* step : open_steps(state))
        view.steps.push_back({url_of(seen.journey.id) + "/steps/" + step->code, step->name.in(context.texts.language()),
                              step->help.in(context.texts.language()), leaves(state, *step)});
}

ClockLine line_of(web::Context& context, Seen const& seen, Running const& one, base::Date day)
{
    auto const& texts = context.texts;
    ClockLine line{.name = one.clock->name.in(texts.language()),
                   .due = texts.tr("due on {0}", {base::vietnamese(one.due)}),
                   .why_url = url_of(seen.journey.id) + "/clocks/" + one.clock->code};
    auto const left = (one.due - day).count();
    if (one.stopped) {
        bool const in_time = *one.stopped <= one.due || one.clock->waits;
        line.state = in_time ? texts.tr("done") : texts.tr("done late");
        line.tone = in_time ? "good" : "warning";
    } else if (one.paused_since) {
        line.state = texts.tr("stands still since {0}", {base::vietnamese(*one.paused_since)});
        line.due = texts.tr("would be due on {0}", {base::vietnamese(one.due)});
    } else if (one.clock->waits) {
        line.state = left > 0 ? texts.tr("{0} days to wait", {texts.number(left)}) : std::string{texts.tr("over")};
        line.tone = left > 0 ? "info" : "good";
    } else if (left < 0) {
        line.state = texts.tr("{0} days late", {texts.number(-left)});
        line.tone = "bad";
    } else {
        line.state = texts.tr("{0} days left", {texts.number(left)});
        line.tone = left <= urgent_days ? "warning" : "info";
    }
    return line;
}

std::string paper_text(base::Texts const& texts, PaperSlot const* slot, PaperKept const& paper)
{
    auto text = slot == nullptr ? paper.code : slot->name.in(texts.language());
    if (!paper.number.empty()) text += " " + paper.number;
    text += " · " + base::vietnamese(*paper.dated_on);
    if (!paper.issuer.empty()) text += " · " + paper.issuer;
    if (paper.expires_on) text += " · " + texts.tr("valid to {0}", {base::vietnamese(*paper.expires_on)});
    return text + " · " + texts.tr("kept: {0}", {paper.kept_at});
}

template <class Items>
auto const* by_code(Items const& items, std::string_view code)
{
    auto const found = std::find_if(items.begin(), items.end(), [&](auto const& one) { return one.code == code; });
    return found == items.end() ? nullptr : &*found;
}

void add_values(web::Context& context, EventLine& line, Seen const& seen, Step const& step, Event const& event)
{
    auto const& texts = context.texts;
    for (auto const& field : step.fields) {
        auto const value = event.values.find(field.name);
        if (value == event.values.end()) continue;
        auto text = shown(texts, &field, value->second);
        if (field.from_slice && seen.source->choices != nullptr)
            for (auto const& choice : seen.source->choices(context, seen.journey, field.name))
                if (choice.value == text) text = choice.label;
        line.values.push_back({field.label.in(texts.language()), std::move(text)});
    }
    if (event.vote)
        line.values.push_back({std::string{texts.tr("Vote")},
                               texts.tr("{0} of {1} agreed, {2} against, {3} present",
                                        {texts.number(event.vote->agreed), texts.number(event.vote->base),
                                         texts.number(event.vote->against), texts.number(event.vote->present)}) +
                                   (event.vote->reached ? "" : " · " + std::string{texts.tr("not enough")})});
    for (auto const& paper : event.papers)
        line.papers.push_back(paper_text(texts, by_code(step.papers, paper.code), paper));
}

EventLine line_of(web::Context& context, Seen const& seen, State const& state, Event const& event)
{
    auto const& texts = context.texts;
    auto const by = accounts::find_account(context.tx, event.entered_by);
    EventLine line{.day = base::vietnamese(event.on),
                   .entered = texts.tr("entered {0}", {base::vietnamese(event.entered_at)}) +
                              (by ? " · " + by->display_name : "")};
    auto const* definition = find_definition(seen.journey.code, event.version);
    auto const* step = definition == nullptr ? nullptr : definition->find_step(event.step);
    if (step == nullptr)
        line.step = event.office ? texts.tr("Given to {0}", {accounts::unit_name(context.tx, *event.office, event.on)})
                                 : texts.tr("Went over to version {0} of the rules", {std::to_string(event.version)});
    else {
        line.step = step->name.in(texts.language());
        add_values(context, line, seen, *step, event);
    }
    if (event.withdrawn_at)
        line.withdrawn = texts.tr("taken back on {0}: {1}",
                                  {base::vietnamese(base::civil_day(*event.withdrawn_at)), event.withdrawn_why});
    else if (seen.may_edit && !seen.is_forgotten() && !event.office && (step == nullptr || !step->binding) &&
             state.events.back()->id == event.id)
        line.withdraw_action = url_of(seen.journey.id) + "/events/" + event.id.text() + "/withdrawal";
    return line;
}

void add_about(web::Context& context, JourneyView& view, Seen const& seen, State const& state)
{
    auto const& texts = context.texts;
    auto const subject = seen.source->subject(context, seen.journey);
    view.details = {
        {std::string{texts.of(subject_label(seen.journey.subject_kind))},
         subject.title.empty() ? seen.journey.title : subject.title, subject.url},
        {std::string{texts.tr("Office")}, accounts::unit_name(context.tx, seen.journey.office, context.today)},
        {std::string{texts.tr("Begun on")}, base::vietnamese(seen.journey.begun_on)},
        {std::string{texts.tr("Rules")}, state.definition->source}};
    if (seen.source->outcome != nullptr)
        if (auto outcome = seen.source->outcome(context, seen.journey)) view.details.push_back(std::move(*outcome));
}

/// The day asked for, today when none is or it lies ahead.
base::Date day_asked(web::Request const& request, web::Context const& context)
{
    auto const day = web::parse_typed_day(request.query.get("day"));
    return day && *day < context.today ? *day : context.today;
}

}   // namespace

web::Response page_of_journey(web::Request const& request, web::Context& context, Seen const& seen,
                              base::Error const* error)
{
    auto const& texts = context.texts;
    auto const day = day_asked(request, context);
    bool const past = day < context.today;
    auto const state = seen.state_on(past ? day : base::forever);
    JourneyView view{.csrf = context.csrf,
                     .stage = state.stage->name.in(texts.language()),
                     .tone = std::string{tone_of(state.stage->ends)},
                     .since = texts.tr("since {0}", {base::vietnamese(state.since)}),
                     .stages = marks_of(texts, state),
                     .url = url_of(seen.journey.id)};
    if (day < seen.journey.begun_on)
        view.past = texts.tr("It was begun on {0} only.", {base::vietnamese(seen.journey.begun_on)});
    else if (past)
        view.past = texts.tr("As it stood on {0}.", {base::vietnamese(day)});
    else if (seen.may_edit)
        add_steps(context, view, seen, state);
    for (auto const& one : clocks_of(state, rulebook::embedded(), day))
        view.clocks.push_back(line_of(context, seen, one, day));
    for (auto event = seen.events.rbegin(); event != seen.events.rend(); ++event)
        if (event->on <= day) view.events.push_back(line_of(context, seen, state, *event));
    if (past)
        for (auto& event : view.events) event.withdraw_action.clear();
    add_about(context, view, seen, state);
    view.day = {.name = "day", .label = std::string{texts.tr("As it stood on")}, .value = base::vietnamese(day)};
    auto const typed = request.query.get("day");
    if (!typed.empty() && !web::parse_typed_day(typed)) {
        view.day.value = typed;
        view.day.problem = texts.problem({"day", "date.invalid", std::string{typed}});
    }
    if (seen.may_edit && may_discard(state)) view.discard_action = view.url + "/removal";
    auto const* last = newest(seen.journey.code);
    if (seen.may_edit && !past && !state.ended()) view.give_on_url = view.url + "/office";
    if (seen.may_edit && !past && !state.ended() && last->version > state.definition->version) {
        view.go_over_action = view.url + "/version";
        view.go_over =
            texts.tr("This runs under version {0} of the rules; there is version {1}: {2}",
                     {std::to_string(state.definition->version), std::to_string(last->version), last->source});
    }
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{.title = state.definition->name.in(texts.language()),
                           .pretitle = seen.journey.title,
                           .crumbs = {{std::string{texts.tr("Work under way")}, "/journeys"}},
                           .active = "/journeys"};
    return web::page(
        context, frame, [&](web::Html& out) { journey_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

namespace {

web::Response show_journey(web::Request const& request, web::Context& context)
{
    auto const seen = seen_in(request, context);
    if (!seen) return web::not_found();
    note_read(context, *seen);
    return page_of_journey(request, context, *seen, nullptr);
}

/// POST /journeys/{id}/events/{event}/withdrawal: 303 back; 404; 409; 422.
web::Response withdraw_event(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    auto const done =
        take_back(context, *seen, EventId::parse(request.in_path("event")), web::read_text(request, "why"));
    if (done) return web::see_other(url_of(seen->journey.id));
    return done.error().kind == base::Refusal::not_found ? web::not_found()
                                                         : page_of_journey(request, context, *seen, &done.error());
}

/// POST /journeys/{id}/removal: 303 to the list; 404; 409 when something was done already.
web::Response create_removal(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    auto const done = discard(context, *seen);
    return done ? web::see_other("/journeys?code=" + seen->journey.code)
                : page_of_journey(request, context, *seen, &done.error());
}

/// POST /journeys/{id}/version: 303 back; 404; 409.
web::Response create_version(web::Request const& request, web::Context& context)
{
    auto const seen = editable_in(request, context);
    if (!seen) return web::not_found();
    auto const done = go_over(context, *seen);
    return done ? web::see_other(url_of(seen->journey.id)) : page_of_journey(request, context, *seen, &done.error());
}

/// GET /journeys/{id}/clocks/{clock}: why it is due on its day.
web::Response show_clock(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const seen = seen_in(request, context);
    if (!seen) return web::not_found();
    auto const state = seen->state_on(base::forever);
    auto const clocks = clocks_of(state, rulebook::embedded(), context.today);
    auto const found = std::find_if(clocks.begin(), clocks.end(),
                                    [&](Running const& one) { return one.clock->code == request.in_path("clock"); });
    if (found == clocks.end()) return web::not_found();
    auto const* rule = rulebook::embedded().find(found->clock->rule, found->starts);
    ClockView view{.details = {{std::string{texts.tr("Counts from")}, base::vietnamese(found->starts)},
                               {std::string{texts.tr("Length")}, length_in_words(texts, *found)},
                               {std::string{texts.tr("Last day")}, base::vietnamese(found->due)},
                               {std::string{texts.tr("Rule")}, rule->source}}};
    std::int64_t sum = 0;
    for (auto const& one : intervals_of(*found, state, rulebook::embedded(), context.today)) {
        using enum Interval::Why;
        sum += one.counted;
        view.lines.push_back({one.first == one.last ? base::vietnamese(one.first)
                                                    : base::vietnamese(one.first) + " – " + base::vietnamese(one.last),
                              one.why == counted    ? std::string{texts.tr("counted")}
                              : one.why == paused   ? std::string{texts.tr("stands still")}
                              : one.holiday.empty() ? std::string{texts.tr("weekend")}
                                                    : one.holiday,
                              one.counted == 0 ? "" : texts.number(one.counted),
                              one.counted == 0 ? "" : texts.number(sum)});
    }
    web::Frame const frame{.title = found->clock->name.in(texts.language()),
                           .pretitle = seen->journey.title,
                           .crumbs = {{std::string{texts.tr("Work under way")}, "/journeys"},
                                      {state.definition->name.in(texts.language()), url_of(seen->journey.id)}},
                           .active = "/journeys"};
    return web::page(context, frame, [&](web::Html& out) { clock_page(out, view); });
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/journeys/{id}", view_journeys, show_journey},
    {post, "/journeys/{id}/events/{event}/withdrawal", edit_journeys, withdraw_event},
    {post, "/journeys/{id}/removal", edit_journeys, create_removal},
    {post, "/journeys/{id}/version", edit_journeys, create_version},
    {get, "/journeys/{id}/clocks/{clock}", view_journeys, show_clock},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

}   // namespace journeys
