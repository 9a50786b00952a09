#include "kernel/lists/views.hpp"

namespace lists {
namespace {

void hidden(web::Html& out, web::Literal opening, std::string const& value)
{
    out(opening).attribute("value", value)(">");
}

void what(web::Html& out, std::string const& source, std::string const& query)
{
    hidden(out, "<input type='hidden' name='source'", source);
    hidden(out, "<input type='hidden' name='query'", query);
}

void saved_row(web::Html& out, SavedLine const& line)
{
    out("<tr><td><a").url("href", line.url)(">").text(line.name)("</a><div class='text-secondary small'>");
    out.text(line.of);
    if (!line.shared.empty()) out(" · ").text(line.shared);
    out("</div></td><td>").text(line.count)("</td><td>");
    if (line.raised)
        web::badge(out, line.alert, "warning");
    else
        out.text(line.alert);
    out("</td><td>");
    if (!line.edit_url.empty()) web::link_button(out, line.edit_url, out.texts().tr("Settings of the list"), "");
    out("</td></tr>");
}

void saved_table(web::Html& out, SavedView const& view)
{
    out("<div class='card'><div class='table-responsive' tabindex='0'>"
        "<table class='table table-vcenter card-table register-table number-2'><thead><tr><th scope='col'>")
        .tr("Name");
    out("</th><th scope='col'>").tr("Now")("</th><th scope='col'>").tr("Tells me when");
    out("</th><th scope='col'><span class='visually-hidden'>").tr("Actions")("</span></th></tr></thead><tbody>");
    for (auto const& line : view.lines) saved_row(out, line);
    out("</tbody></table></div></div>");
}

}   // namespace

void tools_bar(web::Html& out, ToolsView const& view)
{
    auto const& texts = out.texts();
    out("<div class='register-tools no-print'><div class='btn-list'>");
    web::link_button(out, view.save_url, texts.tr("Save this list"), "", "bookmark");
    out("<form method='post' action='/list-exports'>");
    web::csrf(out, view.csrf);
    what(out, view.source, view.query);
    web::send_button(out, texts.tr("Export to Excel"), "", "file-spreadsheet");
    out("</form></div>");
    if (view.may_change) {
        out("<form method='get' action='/list-changes/new' class='btn-list'")
            .attribute("id", web::marks_form)
            .attribute("data-all", texts.tr("Mark all rows of this page"))
            .attribute("aria-label", texts.tr("Change many"))(">");
        what(out, view.source, view.query);
        out("<button type='submit' class='btn' name='of' value='marked'>").tr("Change the marked ones");
        out("</button><button type='submit' class='btn' name='of' value='all'>").tr("Change all that match");
        out("</button></form>");
    }
    out("</div>");
}

void saved_page(web::Html& out, SavedView const& view)
{
    auto const& texts = out.texts();
    if (view.lines.empty())
        web::card(out, {}, [&](web::Html& body) {
            web::empty_state(body, "bookmark", texts.tr("No list has been saved yet"),
                             texts.tr("Open a register, choose what you look for, and press “Save this list” below "
                                      "the rows. The list is read anew whenever you open it."));
        });
    else
        saved_table(out, view);
    if (view.workbooks.empty()) return;
    out("<div class='mt-3'>");
    web::card(out, texts.tr("Workbooks of the last day"), [&](web::Html& body) {
        body("<ul class='found-list'>");
        for (auto const& line : view.workbooks) {
            body("<li class='found'>");
            web::icon(body, "file-spreadsheet");
            body("<div class='found-text'><a class='found-label'").url("href", line.url)(">").text(line.of);
            body("</a><span class='found-hint'>").text(line.when)(" · ").text(line.state)("</span></div></li>");
        }
        body("</ul>");
    });
    out("</div>");
}

void saved_form(web::Html& out, SavedFormView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' class='card card-body'").url("action", view.action)("><p>").text(view.lead)(" <a");
    out.url("href", view.list_url)(">").tr("Open the list")("</a></p>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    what(out, view.source, view.query);
    hidden(out, "<input type='hidden' name='revision'", std::to_string(view.revision));
    web::text_field(out, view.name);
    web::choice_field(out, view.shared_with, view.units);
    out("<div class='row'><div class='col-sm-6'>");
    web::choice_field(out, view.beyond, view.alerts);
    out("</div><div class='col-sm-6'>");
    web::number_field(out, view.number);
    out("</div></div><div class='btn-list'>");
    web::send_button(out, texts.tr("Save"));
    web::link_button(out, "/lists", texts.tr("Cancel"), "");
    out("</div></form>");
    if (view.remove_action.empty()) return;
    out("<form method='post' class='mt-3'").url("action", view.remove_action)(">");
    web::csrf(out, view.csrf);
    web::send_button(out, texts.tr("Remove this list"), "danger", "trash");
    out("<p class='text-secondary small mt-2'>").tr("The records stay; only the saved list goes.")("</p></form>");
}

void progress_box(web::Html& out, ProgressView const& view)
{
    out("<div id='list-progress' class='card card-body mb-3' hx-trigger='every 1s' hx-swap='outerHTML'")
        .url("hx-get", view.url)(" role='status'>");
    web::progress(out, view.tenths, view.text);
    out("<p class='text-secondary small mt-2 mb-0'>")
        .tr("You may leave this page; the work goes on.")(" <a")
        .url("href", view.page_url)(">");
    out.tr("Show how far it is")("</a></p></div>");
}

void export_page(web::Html& out, ExportView const& view)
{
    auto const& texts = out.texts();
    if (view.running) return progress_box(out, *view.running);
    web::card(out, {}, [&](web::Html& body) {
        body("<p>").text(view.sentence)("</p><div class='btn-list'>");
        if (!view.file_url.empty())
            web::link_button(body, view.file_url, texts.tr("Download the workbook"), "primary", "download");
        if (!view.again_action.empty()) {
            body("<form method='post'").url("action", view.again_action)(">");
            web::csrf(body, view.csrf);
            what(body, view.source, view.query);
            web::send_button(body, texts.tr("Make it again"), "primary", "file-spreadsheet");
            body("</form>");
        }
        web::link_button(body, view.list_url, texts.tr("Back to the list"), "");
        body("</div>");
    });
}

}   // namespace lists
