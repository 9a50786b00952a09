#include "reports/pages.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/web/cookies.hpp"
#include "registers/organisations/store.hpp"
#include "reports/output.hpp"
#include "reports/page_views.hpp"
#include "reports/question.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

constexpr std::size_t page_size = 50;
/// Whoever may import targets may also enter them one by one.
constexpr web::Permission edit_targets{"imports.run"};

base::Result<Question> question_of(web::Fields const& fields, web::Request const& request, web::Context& context)
{
    return read_question(context.tx, context.actor,
                         {.code = request.in_path("code"),
                          .unit = fields.get("unit"),
                          .from = fields.get("from"),
                          .to = fields.get("to"),
                          .structure = fields.get("structure"),
                          .known_at = fields.get("known_at")},
                         context.today);
}

web::Response refused(web::Context& context, base::Error const& error)
{
    std::string sentences;
    for (auto const& problem : error.problems) sentences += context.texts.problem(problem) + " ";
    return web::message_page(context, web::status_of(error.kind),
                             std::string{context.texts.tr("This report cannot be shown")}, sentences);
}

web::Response file_of(Report const& report, std::string_view format, base::Date today)
{
    auto const name = report.definition->code + "-" + base::iso(last_day(report.question)) + "." + std::string{format};
    if (format == "json") return web::download(to_json(report), name, "application/json");
    if (format == "docx")
        return web::download(documents::docx(to_document(report, today)), name,
                             "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    if (format == "xlsx")
        return web::download(documents::xlsx(to_workbook(report, today)), name,
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    if (format == "pdf") return web::download(documents::pdf(to_document(report, today)), name, "application/pdf");
    return web::not_found();
}

/// GET /reports: the directives and how they stand.
web::Response list_directives(web::Request const& /*request*/, web::Context& context)
{
    std::vector<DirectiveView> views;
    for (auto const& directive : directives()) {
        std::optional<Report> state;
        auto const unit = unit_of(context.tx, directive, context.today);
        if (unit && organisations::in_scope(context.tx, context.actor, view_reports, *unit, context.today))
            state = state_of(context.tx, directive, unit, context.today);
        views.push_back(directive_view(directive, state ? &*state : nullptr, context.texts));
    }
    return web::page(context, {.title = std::string{context.texts.tr("Reports")}, .active = "/reports"},
                     [&](web::Html& out) { directives_list(out, views); });
}

/// GET /reports/{code}: the report, or with ?format= its file; 404, 422.
web::Response show_report(web::Request const& request, web::Context& context)
{
    auto const question = question_of(request.query, request, context);
    if (!question) return refused(context, question.error());
    auto const report = compute(context.tx, *question, context.today);
    if (auto const format = request.query.get("format"); !format.empty()) return file_of(report, format, context.today);
    auto view = report_view(report, context.texts);
    view.csrf = context.csrf;
    for (auto const& snapshot : list_snapshots(context.tx, report.definition->code, question->unit))
        view.snapshots.push_back({"/reports/snapshots/" + snapshot.id.text(), base::vietnamese(snapshot.frozen_at)});
    auto const& texts = context.texts;
    return web::page(context,
                     {.title = report.definition->name.in(texts.language()) + " " + report.directive->number,
                      .pretitle = report.unit_name,
                      .crumbs = {{std::string{texts.tr("Reports")}, "/reports"}},
                      .active = "/reports"},
                     [&](web::Html& out) { report_body(out, view); });
}

/// GET /reports/{code}/figures/{id}: the records behind a figure, page by page.
web::Response show_figure(web::Request const& request, web::Context& context)
{
    auto const question = question_of(request.query, request, context);
    if (!question) return refused(context, question.error());
    auto const report = compute_for(context.tx, *question, request.in_path("id"), context.today);
    auto const* figure = report.find(request.in_path("id"));
    if (!figure) return web::not_found();
    auto const page =
        records_of(context.tx, report, *figure, context.today, parse_position(request.query.get("after")), page_size);
    auto const& texts = context.texts;
    Describer describer{context.tx};
    TableView table{.caption = std::string{texts.tr("Records")}, .heads = {}};
    for (auto const& head :
         {texts.tr("Day"), texts.tr("Kind"), texts.tr("Place"), texts.tr("Record"), texts.tr("Counts")})
        table.heads.emplace_back(head);
    for (auto const& item : page.items) {
        auto const record = describer.describe(item);
        table.rows.push_back(
            {{{.text = base::vietnamese(item.record.on_day)},
              {.text = std::string{texts.of(item.record.kind)}},
              {.text = record.unit},
              {.text = record.url.empty() ? record.id : std::string{texts.tr("Open")}, .url = record.url},
              {.text = texts.number(record.counts), .number = true}}});
    }
    auto const url = figure_url(*question, figure->id);
    auto const title = figure->indicator->name.in(texts.language()) + ": " + texts.number(figure->value);
    return web::page(context,
                     {.title = title,
                      .pretitle = report.unit_name,
                      .crumbs = {{std::string{texts.tr("Reports")}, "/reports"},
                                 {report.definition->name.in(texts.language()), report_url(*question)}},
                      .active = "/reports"},
                     [&](web::Html& out) {
                         results(out, table);
                         if (page.next)
                             web::link_button(out, web::with_parameter(url, "after", position_text(*page.next)),
                                              texts.tr("Next page"), "");
                     });
}

/// POST /reports/{code}/snapshots: freezes the figures; 303 to the frozen version.
web::Response create_snapshot(web::Request const& request, web::Context& context)
{
    auto const question = question_of(request.form, request, context);
    if (!question) return refused(context, question.error());
    auto const report = compute(context.tx, *question, context.today);
    auto const id = freeze(context.tx, {UserId{context.actor.user}, context.now}, report);
    auto response = web::see_other("/reports/snapshots/" + id.text());
    web::flash(response, request, context.texts.tr("The figures are frozen; later corrections do not change them."));
    return response;
}

/// GET /reports/snapshots/{id}: the JSON as it was frozen; 404.
web::Response show_snapshot(web::Request const& request, web::Context& context)
{
    auto const snapshot = find_snapshot(context.tx, SnapshotId::parse(request.in_path("id")));
    if (!snapshot || !organisations::in_scope(context.tx, context.actor, view_reports, snapshot->unit, context.today))
        return web::not_found();
    return web::download(snapshot->content, snapshot->report + "-" + snapshot->id.text() + ".json", "application/json");
}

web::Response targets_page(web::Context& context, TargetsView view, int status)
{
    auto const& texts = context.texts;
    auto const& directive = directives().front();
    for (auto const& indicator : indicators())
        view.indicators.push_back({indicator.id, indicator.name.in(texts.language())});
    view.csrf = context.csrf;
    view.table = {.caption = std::string{texts.tr("Targets")}, .heads = {}};
    for (auto const& head : {texts.tr("Indicator"), texts.tr("Unit"), texts.tr("Year"), texts.tr("Target")})
        view.table.heads.emplace_back(head);
    for (auto const& stored : list_targets(context.tx, directive.code)) {
        if (!organisations::in_scope(context.tx, context.actor, view_reports, stored.unit, context.today)) continue;
        auto const* indicator = find_indicator(stored.target.indicator);
        auto const year =
            stored.target.year ? std::to_string(stored.target.year) : std::string{texts.tr("Whole period")};
        view.table.rows.push_back(
            {{{.text = indicator ? indicator->name.in(texts.language()) : stored.target.indicator},
              {.text = organisations::name_on(context.tx, stored.unit, directive.period.to - base::Days{1})},
              {.text = year},
              {.text = stored.target.comparison + " " + texts.number(stored.target.value), .number = true}}});
    }
    return web::page(
        context,
        {.title = std::string{texts.tr("Targets")},
         .crumbs = {{std::string{texts.tr("Reports")}, "/reports"}},
         .active = "/reports"},
        [&](web::Html& out) { targets_body(out, view); }, status);
}

TargetsView empty_targets(web::Context& context)
{
    auto const& texts = context.texts;
    TargetsView view;
    view.unit = {.name = "unit",
                 .label = std::string{texts.tr("Unit")},
                 .help = std::string{texts.tr("Code or name of the unit")},
                 .required = true};
    view.year = {.name = "year",
                 .label = std::string{texts.tr("Year")},
                 .help = std::string{texts.tr("Leave empty for the whole period")}};
    view.value = {.name = "value", .label = std::string{texts.tr("Target")}, .required = true};
    view.comparison = ">=";
    return view;
}

/// GET /targets
web::Response list_targets_page(web::Request const& /*request*/, web::Context& context)
{
    return targets_page(context, empty_targets(context), 200);
}

/// POST /targets: 303 back; 422 with the form again.
web::Response create_target(web::Request const& request, web::Context& context)
{
    auto const& directive = directives().front();
    TargetForm form{.directive = directive.code,
                    .indicator = web::read_text(request, "indicator"),
                    .year = web::read_whole(request, "year"),
                    .value = web::read_whole(request, "value"),
                    .comparison = web::read_text(request, "comparison")};
    auto const typed = web::read_text(request, "unit");
    auto const unit = resolve_unit(context.tx, typed, directive.period.to - base::Days{1}, context.today);
    if (unit && organisations::in_scope(context.tx, context.actor, edit_targets, *unit, context.today))
        form.unit = *unit;
    auto const target = checked(form);
    if (target) {
        save(context.tx, {UserId{context.actor.user}, context.now}, directive.code, form.unit, *target);
        return web::see_other("/targets");
    }
    auto error = target.error();
    if (!unit && !typed.empty()) {
        std::erase_if(error.problems, [](auto const& problem) { return problem.field == "unit"; });
        error.problems.push_back(unit.error().problems.front());
    }
    auto view = empty_targets(context);
    view.problems = error.problems;
    view.indicator = form.indicator;
    view.comparison = form.comparison;
    view.indicator_problem = web::problem_of(context.texts, &error, "indicator");
    for (auto* field : {&view.unit, &view.year, &view.value}) {
        field->value = web::read_text(request, field->name);
        field->problem = web::problem_of(context.texts, &error, field->name);
    }
    return targets_page(context, std::move(view), 422);
}

constexpr web::Route table[] = {
    {web::Method::get, "/reports", view_reports, list_directives},
    {web::Method::get, "/reports/snapshots/{id}", view_reports, show_snapshot},
    {web::Method::get, "/reports/{code}", view_reports, show_report},
    {web::Method::get, "/reports/{code}/figures/{id}", view_reports, show_figure},
    {web::Method::post, "/reports/{code}/snapshots", view_reports, create_snapshot},
    {web::Method::get, "/targets", view_reports, list_targets_page},
    {web::Method::post, "/targets", edit_targets, create_target},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

}   // namespace reports
