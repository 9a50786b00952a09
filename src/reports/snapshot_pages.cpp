#include "kernel/accounts/store.hpp"
#include "platform/web/cookies.hpp"
#include "registers/organisations/store.hpp"
#include "reports/page_views.hpp"
#include "reports/pages.hpp"
#include "reports/snapshot.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

/// POST /reports/{code}/snapshots: freezes the figures; 303 to the frozen version; 404, 422.
web::Response create_snapshot(web::Request const& request, web::Context& context)
{
    auto const question = asked(request.form, request, context);
    if (!question) return refused(context, question.error());
    auto const report = compute(context.tx, *question, context.today);
    auto const id = freeze(context.tx, {UserId{context.actor.user}, context.now}, report);
    auto response = web::see_other("/reports/snapshots/" + id.text());
    web::flash(response, request, context.texts.tr("The figures are frozen; later corrections do not change them."));
    return response;
}

std::vector<web::Detail> details_of(web::Context& context, Snapshot const& snapshot)
{
    auto const& texts = context.texts;
    auto const question = question_of(snapshot);
    auto const author = accounts::find_account(context.tx, snapshot.frozen_by);
    auto const detail = [&](base::TextId label, std::string value) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value)};
    };
    auto structure = base::vietnamese(question.structure_day);
    if (question.structure == ledger::Structure::then) structure = texts.tr("Units as they stood then");
    if (question.structure == ledger::Structure::now) structure = texts.tr("Units as they stand now");
    return {detail("Unit", organisations::name_on(context.tx, snapshot.unit, last_day(question))),
            detail("First day", base::vietnamese(question.period.from)),
            detail("Last day", base::vietnamese(last_day(question))),
            detail("Units as they stand", structure),
            detail("Frozen on", base::vietnamese(snapshot.frozen_at)),
            detail("Frozen by", author ? author->display_name : "")};
}

TableView changes_view(base::Texts const& texts, Report const& present, std::vector<FigureChange> const& changes)
{
    TableView view{.caption = std::string{texts.tr("What corrections have changed since")}, .heads = {}};
    for (auto const& head : {texts.tr("Figure"), texts.tr("As frozen"), texts.tr("Today")})
        view.heads.emplace_back(head);
    auto const shown = [&](std::optional<std::int64_t> const& value) {
        return value ? texts.number(*value) : std::string{"–"};
    };
    for (auto const& change : changes)
        view.rows.push_back({{{.text = figure_label(present, change.id, change.label, texts)},
                              {.text = shown(change.frozen), .number = true},
                              {.text = shown(change.present),
                               .url = change.present ? figure_url(present.question, change.id) : "",
                               .number = true}}});
    if (changes.empty()) view.note = texts.tr("Nothing: every figure is today as it was frozen.");
    return view;
}

/// GET /reports/snapshots/{id}: what was frozen, and what has changed since; with ?format=json the frozen file; 404.
web::Response show_snapshot(web::Request const& request, web::Context& context)
{
    auto const snapshot = find_snapshot(context.tx, SnapshotId::parse(request.in_path("id")));
    if (!snapshot ||
        !organisations::wholly_in_scope(context.tx, context.actor, view_reports, snapshot->unit, context.today))
        return web::not_found();
    if (request.query.get("format") == "json")
        return web::download(snapshot->content, snapshot->report + "-" + snapshot->id.text() + ".json",
                             "application/json");
    auto const& texts = context.texts;
    auto const present = compute(context.tx, question_of(*snapshot), context.today);
    SnapshotView const view{.details = details_of(context, *snapshot),
                            .changes = changes_view(texts, present, changes_since(*snapshot, present)),
                            .download_url = "/reports/snapshots/" + snapshot->id.text() + "?format=json",
                            .report_url = report_url(present.question)};
    return web::page(context,
                     {.title = texts.tr("Figures frozen on {0}", {base::vietnamese(snapshot->frozen_at)}),
                      .pretitle = present.definition->name.in(texts.language()) + " " + present.directive->number,
                      .crumbs = {{std::string{texts.tr("Reports")}, "/reports"},
                                 {present.definition->name.in(texts.language()), report_url(present.question)}},
                      .active = "/reports"},
                     [&](web::Html& out) { snapshot_body(out, view); });
}

constexpr web::Route table[] = {
    {web::Method::get, "/reports/snapshots/{id}", view_reports, show_snapshot},
    {web::Method::post, "/reports/{code}/snapshots", view_reports, create_snapshot},
};

}   // namespace

std::span<web::Route const> snapshot_page_routes() { return table; }

}   // namespace reports
