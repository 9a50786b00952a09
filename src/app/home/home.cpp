#include "app/home/home.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/imports/store.hpp"
#include "kernel/journeys/due.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/organisation.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/transfers/deciding.hpp"
#include "reports/question.hpp"
#include "reports/store.hpp"
#include "work/contacts/store.hpp"
#include "work/proposals/proposal.hpp"
#include "work/quality/pages.hpp"
#include "work/training/waiting.hpp"

namespace app::home {
namespace {

constexpr std::size_t shown_enterprises = 5;
constexpr std::size_t shown_classes = 8;
constexpr base::Days report_ahead{90};   // before the period of a directive ends
constexpr base::Days report_after{60};   // after it has ended
constexpr std::size_t looked_at_imports = 20;
constexpr std::size_t shown_steps = 10;
constexpr std::size_t shown_tasks = 4;   // of one urgency in a process
constexpr base::Days steps_ahead{7};

std::string address(reports::Report const& report, std::string_view below)
{
    return fmt::format("/reports/{}{}?{}", report.question.code, below, reports::question_parameters(report.question));
}

std::string figure_url(reports::Report const& report, reports::Indicator const& indicator)
{
    return address(report, "/figures/" + reports::figure_id(indicator));
}

std::string_view icon_of(reports::Indicator const& indicator)
{
    if (indicator.id.starts_with("I03")) return "users-group";
    if (indicator.measure == reports::Measure::people) return "users";
    return indicator.id.starts_with("I13") ? "school" : "report-analytics";
}

web::Figure figure_of(base::Texts const& texts, reports::Report const& report, reports::Indicator const& indicator)
{
    auto const value = report.total(indicator);
    auto const* target = report.target(indicator);
    web::Figure figure{.label = indicator.name.in(texts.language()),
                       .value = texts.number(value),
                       .url = figure_url(report, indicator),
                       .icon = std::string{icon_of(indicator)}};
    if (target == nullptr) {
        figure.hint = indicator.unit_of_measure.in(texts.language());
        return figure;
    }
    figure.hint = texts.tr("target {0}", {texts.number(target->target)});
    figure.tone = target->reached() ? "good" : "warning";
    return figure;
}

std::vector<Goal> goals_of(base::Texts const& texts, reports::Report const& report)
{
    std::vector<Goal> goals;
    for (auto const& target : report.targets) {
        auto const share = base::percent_tenths(target.result, target.target);
        if (target.year != 0 || !share) continue;
        goals.push_back(
            {.label = target.indicator->name.in(texts.language()),
             .url = figure_url(report, *target.indicator),
             .tenths = *share,
             .text = texts.tr("{0} of {1} ({2})", {texts.number(target.result), texts.number(target.target),
                                                   base::percent(target.result, target.target, texts.language())})});
    }
    return goals;
}

/// The main flows that are counted in ones, not in people or participations, so that they share an axis.
std::optional<web::Chart> chart_of(base::Texts const& texts, reports::Report const& report)
{
    web::Chart chart{.id = "by-year-" + report.directive->code, .label_head = std::string{texts.tr("Year")}};
    chart.title = texts.tr("What was done, year by year");
    for (auto const year : report.years) chart.labels.push_back(std::to_string(year));
    for (auto const* indicator : report.indicators) {
        if (indicator->measure != reports::Measure::flow) continue;
        if (!indicator->id.ends_with("founded") && !indicator->id.ends_with("classes")) continue;
        web::Series series{.label = indicator->name.in(texts.language()), .values = {}};
        for (auto const year : report.years)
            series.values.push_back(static_cast<double>(report.in_year(*indicator, year)));
        chart.series.push_back(std::move(series));
    }
    if (chart.series.empty() || chart.labels.empty()) return std::nullopt;
    return chart;
}

DirectiveView view_of(base::Texts const& texts, reports::Report const& report, base::Date today)
{
    auto const& directive = *report.directive;
    auto const& period = report.question.period;
    DirectiveView view{.number = directive.kind.in(texts.language()) + " " + directive.number,
                       .title = directive.short_title.in(texts.language()),
                       .period = fmt::format("{} · {} – {}", report.unit_name, base::vietnamese(period.from),
                                             base::vietnamese(reports::last_day(report.question))),
                       .report_url = address(report, {})};
    if (directive.period.to <= today)
        view.ended = texts.tr("Ended on {0}", {base::vietnamese(directive.period.to - base::Days{1})});
    for (auto const& id : directive.main)
        if (auto const* indicator = reports::find_indicator(id))
            view.figures.push_back(figure_of(texts, report, *indicator));
    view.goals = goals_of(texts, report);
    view.by_year = chart_of(texts, report);
    return view;
}

/// The reports of a directive, while its period is about to end or has just ended.
void add_reports(web::Context const& context, reports::Directive const& directive, HomeView& view)
{
    auto const last = directive.period.to - base::Days{1};
    auto const left = (last - context.today).count();
    if (left > report_ahead.count() || left < -report_after.count()) return;
    auto const& texts = context.texts;
    auto const day = base::vietnamese(last);
    for (auto const& report : directive.reports)
        view.reports.push_back({report.name.in(texts.language()),
                                left < 0 ? texts.tr("the period ended on {0}", {day})
                                         : texts.tr("the period ends on {0}, {1} days left", {day, texts.number(left)}),
                                "/reports/" + report.code, "report-analytics"});
}

void add_directives(web::Context& context, HomeView& view)
{
    for (auto const& directive : reports::directives()) {
        auto const units = reports::units_followed(context.tx, context.actor, directive, context.today);
        if (!units.empty()) add_reports(context, directive, view);
        for (auto const unit : units)
            if (auto const report = reports::state_of(context.tx, directive, unit, context.today))
                view.directives.push_back(view_of(context.texts, *report, context.today));
    }
    std::stable_partition(view.directives.begin(), view.directives.end(),
                          [](DirectiveView const& one) { return one.ended.empty(); });
}

void add_own(web::Context& context, HomeView& view)
{
    for (auto const& family : grassroots::families()) {
        if (!context.actor.may(family.view)) continue;
        for (auto const id : organisations::own_organisations(context.tx, context.actor, family.view, context.today)) {
            auto const unit = organisations::find(context.tx, id, context.today);
            if (!unit || unit->line != family.line) continue;
            view.own.push_back({unit->name, std::string{context.texts.of(grassroots::label_of_kind(unit->kind))},
                                grassroots::url_of(family, id), "users-group"});
        }
    }
}

/// Whether some grant for enterprises lies at an area or a unit above grassroots organisations, so that what the actor
/// sees of enterprises is all there is of an area.
bool sees_an_area(web::Context& context)
{
    if (context.actor.everything) return true;
    for (auto const& grant : context.actor.grants) {
        if (grant.permission != enterprises::view_enterprises.name) continue;
        auto const unit = organisations::find(context.tx, UnitId{grant.scope}, context.today);
        auto const* kind = unit ? organisations::find_kind(unit->kind) : nullptr;
        if (kind != nullptr && !kind->grassroots) return true;
    }
    return false;
}

void add_enterprises(web::Context& context, HomeView& view)
{
    if (!context.actor.may(enterprises::view_enterprises) || !context.actor.may({"unions.view"})) return;
    view.union_minimum = rulebook::embedded().integer("union.min_members", context.today);
    view.enterprises_url = "/proposals?reason=union";
    auto question = proposals::question_of(*proposals::find_reason("union"), rulebook::embedded(), context.today);
    question.sort = "newest";
    question.size = shown_enterprises;
    auto const page = enterprises::list(context.tx, context.actor, question, context.today);
    // who sees the enterprises of one organisation cannot be told that all others have a union
    if (page.enterprises.empty() && !sees_an_area(context)) view.union_minimum = 0;
    for (auto const& e : page.enterprises) {
        auto hint = context.texts.tr("{0} workers", {context.texts.number(e.workers.value_or(0))});
        if (e.place) hint += " · " + organisations::name_on(context.tx, e.place, context.today);
        view.enterprises.push_back({e.name, std::move(hint), "/enterprises/" + e.id.text(), "building-factory-2"});
    }
}

void add_imports(web::Context& context, HomeView& view)
{
    view.may_import = context.actor.may({"imports.run"});
    if (!view.may_import) return;
    for (auto const& listed : imports::list(context.tx, context.actor, {}, looked_at_imports)) {
        if (listed.batch.finished_at || listed.batch.undone_at) continue;
        view.imports.push_back({context.texts.tr("Import of {0}", {base::vietnamese(listed.batch.started_at)}),
                                std::string{context.texts.tr("Begun, not finished")},
                                "/imports/" + listed.batch.id.text(), "file-upload"});
    }
}

void add_alerts(web::Context& context, HomeView& view)
{
    auto const& texts = context.texts;
    view.csrf = context.csrf;
    for (auto const& one : lists::raised_alerts(context)) {
        auto const& alert = one.list.alert;
        auto const number = texts.number(alert.number);
        auto const beyond =
            alert.beyond == "more" ? texts.tr("more than {0}", {number}) : texts.tr("fewer than {0}", {number});
        view.alerts.push_back(
            {{one.list.name,
              texts.tr("{0} now, {1}, since {2}", {lists::count_text(texts, one.count, lists::most_on_home), beyond,
                                                   base::vietnamese(*one.list.alert_since)}),
              lists::url_of(*one.source, one.list.query), "bell"},
             "/lists/" + one.list.id.text() + "/noted"});
    }
}

std::string words_of(base::Texts const& texts, training::WaitingClass const& one)
{
    auto const people = texts.number(one.people);
    switch (one.waits) {
        case training::Waits::for_results:
            return texts.tr("{0} participations without a result", {people});
        case training::Waits::for_certificates:
            return texts.tr("{0} passes without a certificate", {people});
        case training::Waits::for_its_opening:
            return texts.tr("opens on {0}", {base::vietnamese(one.training_class.opened_on)});
        case training::Waits::for_its_end:
            break;
    }
    return texts.tr("runs until {0}, {1} enrolled", {base::vietnamese(one.last_day()), people});
}

void add_classes(web::Context& context, HomeView& view)
{
    for (auto const& one : training::waiting_classes(context.tx, context.actor, context.today)) {
        view.more_classes = view.classes.size() == shown_classes;
        if (view.more_classes) return;
        view.classes.push_back({one.training_class.name, one.training_class.code + " · " + words_of(context.texts, one),
                                "/classes/" + one.training_class.id.text(), "school"});
    }
}

void add_transfers(web::Context& context, HomeView& view)
{
    if (!context.actor.may(memberships::edit_members)) return;
    transfers::Reach reach{context};
    auto const open = transfers::waiting(context, reach);
    if (open.to_answer.empty()) return;
    auto const& texts = context.texts;
    auto const oldest = transfers::answer_by(open.to_answer.front().offered_on);
    auto hint = texts.tr("the first by {0}", {base::vietnamese(oldest)});
    if (open.overdue > 0) hint = texts.tr("{0} overdue", {texts.number(open.overdue)}) + " · " + hint;
    view.transfers.push_back({texts.tr("{0} members offered to your unions", {texts.number(open.to_answer.size())}),
                              std::move(hint), "/transfers", "user-plus"});
}

std::string group_label(base::Texts const& texts, journeys::Group const& group)
{
    auto const count = texts.number(group.count);
    switch (group.urgency) {
        case journeys::Urgency::late:
            return texts.tr("{0} overdue", {count});
        case journeys::Urgency::soon:
            return texts.tr("{0} due within 30 days", {count});
        case journeys::Urgency::waiting:
            return texts.tr("{0} without a deadline", {count});
        case journeys::Urgency::fresh:
            return texts.tr("{0} begun within 7 days", {count});
        case journeys::Urgency::any:
            break;
    }
    return count;
}

std::vector<HomeView::Tasks> tasks_of(web::Context const& context, journeys::Due const& due, std::string const& url)
{
    std::vector<HomeView::Tasks> all;
    for (auto const& group : due.groups) {
        HomeView::Tasks tasks{.label = group_label(context.texts, group),
                              .url = url + "&due=" + std::string{journeys::urgency_code(group.urgency)},
                              .tone = group.urgency == journeys::Urgency::late   ? "bad"
                                      : group.urgency == journeys::Urgency::soon ? "warning"
                                                                                 : "",
                              .first = {}};
        for (auto const& task : group.first) {
            auto hint = task.standing.journey.title;
            if (auto const due_on = due_text(context, task.standing).text; !due_on.empty()) hint += " · " + due_on;
            tasks.first.push_back(
                {task.next.empty() ? task.stage : task.next, std::move(hint), task.next_url, "route"});
        }
        all.push_back(std::move(tasks));
    }
    return all;
}

void add_work(web::Context& context, HomeView& view)
{
    auto const& texts = context.texts;
    for (auto const& due : journeys::due_work(context, shown_tasks)) {
        if (due.numbers.all == 0) continue;
        HomeView::Work work{.title = due.definition->name.in(texts.language()),
                            .url = "/journeys?code=" + due.definition->code,
                            .more = texts.tr("{0} under way", {texts.number(due.numbers.all)}),
                            .tasks = {}};
        work.tasks = tasks_of(context, due, work.url);
        view.work.push_back(std::move(work));
    }
}

void add_next_steps(web::Context& context, HomeView& view)
{
    auto const until = context.today + steps_ahead;
    for (auto const& contact : contacts::follow_ups(context.tx, UserId{context.actor.user}, until, shown_steps)) {
        auto const e = enterprises::find(context.tx, context.actor, contact.enterprise, context.today);
        if (!e) continue;
        auto const day = base::vietnamese(*contact.next_on);
        auto hint = *contact.next_on < context.today ? context.texts.tr("was due on {0}", {day})
                                                     : context.texts.tr("by {0}", {day});
        view.next_steps.push_back(
            {contact.next_step, e->name + " · " + hint, "/enterprises/" + e->id.text() + "/contacts", "arrow-right"});
    }
}

}   // namespace

HomeView home_of(web::Context& context)
{
    HomeView view;
    add_alerts(context, view);
    add_work(context, view);
    add_transfers(context, view);
    add_classes(context, view);
    view.quality_url = quality::summary_url(context.actor);
    add_next_steps(context, view);
    add_directives(context, view);
    add_own(context, view);
    add_enterprises(context, view);
    add_imports(context, view);
    return view;
}

}   // namespace app::home
