#include <filesystem>

#include "kernel/accounts/own_transaction.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/export_task.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/views.hpp"

namespace lists {
namespace {

/// GET /list-exports/{id}: the file, or how far it is.
web::Response show_export(web::Request const& request, web::Context& context)
{
    auto const found = find_export(context.tx, context.actor, ListExportId::parse(request.in_path("id")));
    auto const* source = found ? visible_source(context, found->source) : nullptr;
    if (source == nullptr) return web::not_found();
    auto const& texts = context.texts;
    ExportView view{.csrf = context.csrf,
                    .list_url = url_of(*source, found->query),
                    .source = found->source,
                    .query = found->query};
    auto const state = state_of(context, *found);
    if (state == ExportState::running) {
        view.running = progress_of(context, *found);
    } else if (state == ExportState::made) {
        view.file_url = url_of(found->id) + "/file";
        view.sentence = texts.tr("{0} rows. The file is kept for a day.", {texts.number(found->rows)});
    } else {
        view.again_action = "/list-exports";
        view.sentence = state == ExportState::gone
                            ? texts.tr("The file has been taken away; it is kept for a day. Make it again.")
                            : texts.tr("The work was interrupted before the file was whole. Make it again.");
    }
    web::Frame const frame{.title = std::string{texts.tr("Workbook of a list")},
                           .crumbs = {{std::string{texts.tr("Saved lists")}, "/lists"},
                                      {std::string{texts.of(source->label)}, view.list_url}},
                           .active = "/lists"};
    return web::page(context, frame, [&](web::Html& out) { export_page(out, view); });
}

/// The progress alone; when all is done it makes the browser load the page.
web::Response show_progress(web::Request const& request, web::Context& context)
{
    auto const found = find_export(context.tx, context.actor, ListExportId::parse(request.in_path("id")));
    if (!found) return web::not_found();
    web::Html out{context.texts};
    bool const running = state_of(context, *found) == ExportState::running;
    if (running) progress_box(out, progress_of(context, *found));
    auto answer = web::html(std::move(out));
    if (!running) answer.header("HX-Refresh", "true");
    return answer;
}

/// POST /list-exports: the file itself where the list is short, else 303 to its page; 404 for a list that the actor
/// may not see.
web::Response create_export(web::Request const& request, web::Context& context)
{
    auto const* source = visible_source(context, request.form.get("source"));
    if (source == nullptr) return web::not_found();
    auto const query = query_text(*source, fields_of(request.form.get("query")));
    if (is_short(context, *source, query)) return short_export(context, *source, query);
    return web::see_other(url_of(start_export(context, *source, query)));
}

web::Response download_export(web::Request const& request, web::Context& context)
{
    auto const found = find_export(context.tx, context.actor, ListExportId::parse(request.in_path("id")));
    return found ? file_of(context, *found) : web::not_found();
}

using enum web::Method;
constexpr web::Route table[] = {
    {post, "/list-exports", web::signed_in, create_export, nullptr, web::Opens::reading},
    {get, "/list-exports/{id}", web::signed_in, show_export},
    {get, "/list-exports/{id}/progress", web::signed_in, show_progress},
    {get, "/list-exports/{id}/file", web::signed_in, download_export},
};

}   // namespace

std::span<web::Route const> export_page_routes() { return table; }

}   // namespace lists
