#include "reports/pages.hpp"

#include "registers/organisations/store.hpp"
#include "reports/output.hpp"
#include "reports/page_views.hpp"
#include "reports/question.hpp"
#include "reports/snapshot.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

constexpr std::size_t page_size = 50;

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
        auto const units = units_followed(context.tx, context.actor, directive, context.today);
        for (auto const unit : units)
            if (auto const state = state_of(context.tx, directive, unit, context.today))
                views.push_back(directive_view(directive, &*state, context.texts));
        if (units.empty()) views.push_back(directive_view(directive, nullptr, context.texts));
    }
    return web::page(context, {.title = std::string{context.texts.tr("Reports")}, .active = "/reports"},
                     [&](web::Html& out) { directives_list(out, views); });
}

/// GET /reports/{code}: the report, or with ?format= its file; 404, 422.
web::Response show_report(web::Request const& request, web::Context& context)
{
    auto const question = asked(request.query, request, context);
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
    auto const question = asked(request.query, request, context);
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
         {texts.tr("Record"), texts.tr("What counts"), texts.tr("Place"), texts.tr("Day"), texts.tr("Counts")})
        table.heads.emplace_back(head);
    for (auto const& item : page.items) {
        auto const record = describer.describe(item);
        auto const subject = subject_of(context.tx, context.actor, item.record, context.today);
        table.rows.push_back(
            {{{.text = subject.empty() ? record.id : subject, .url = subject.empty() ? std::string{} : record.url},
              {.text = std::string{texts.of(item.record.kind)}},
              {.text = record.unit},
              {.text = base::vietnamese(item.record.on_day)},
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
                         web::card(out, {}, [&](web::Html& body) { results(body, table); });
                         if (page.next)
                             web::link_button(out, web::with_parameter(url, "after", position_text(*page.next)),
                                              texts.tr("Next page"), "");
                     });
}

constexpr web::Route table[] = {
    {web::Method::get, "/reports", view_reports, list_directives},
    {web::Method::get, "/reports/{code}", view_reports, show_report},
    {web::Method::get, "/reports/{code}/figures/{id}", view_reports, show_figure},
};

}   // namespace

base::Result<Question> asked(web::Fields const& fields, web::Request const& request, web::Context& context)
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

std::span<web::Route const> page_routes() { return table; }

}   // namespace reports
