#include "kernel/imports/views.hpp"

namespace imports {
namespace {

void action_form(web::Html& out, std::string const& url, std::string_view csrf, std::string_view label,
                 std::string_view tone, std::string_view icon)
{
    out("<form method='post' class='d-inline-block'").url("action", url)(">");
    web::csrf(out, csrf);
    web::send_button(out, label, tone, icon);
    out("</form>");
}

void numbers(web::Html& out, SheetLine const& line)
{
    for (auto const count : {line.created, line.changed, line.unchanged, line.refused}) {
        out("<td>");
        if (line.counted) out.number(count);
        out("</td>");
    }
}

void sheet_row(web::Html& out, SheetLine const& line)
{
    out("<tr><td><div>").text(line.name)("</div><div class='text-secondary small'>").text(line.file)("</div>");
    if (!line.problem.empty()) out("<div class='small mt-1'>").text(line.problem)("</div>");
    if (!line.notice.empty()) out("<div class='small mt-1'>").text(line.notice)("</div>");
    out("</td><td>");
    if (!line.kind.empty()) out("<div>").text(line.kind)("</div>");
    if (line.left_out)
        web::badge(out, out.texts().tr("not imported"), "warning");
    else if (line.uncertain)
        web::badge(out, out.texts().tr("please check"), "warning");
    if (line.known > 0)
        out("<div class='text-secondary small'>").tr("{0} taken before", {out.texts().number(line.known)})("</div>");
    out("</td>");
    numbers(out, line);
    out("<td>");
    if (!line.mapping_url.empty())
        out("<a class='btn btn-sm'").url("href", line.mapping_url)(">").tr("Columns")("</a>");
    out("</td></tr>");
}

void sheets_table(web::Html& out, BatchView const& view)
{
    out("<div class='table-responsive' tabindex='0'>"
        "<table class='table table-vcenter card-table register-table number-3 number-4 number-5 number-6 number-7'>"
        "<thead><tr><th scope='col'>")
        .tr("Sheet");
    out("</th><th scope='col'>").tr("Read as")("</th><th scope='col'>").tr("New");
    out("</th><th scope='col'>").tr("Changed")("</th><th scope='col'>").tr("As they were");
    out("</th><th scope='col'>").tr("Refused")("</th><th scope='col'><span class='visually-hidden'>").tr("Actions");
    out("</span></th></tr></thead><tbody>");
    for (auto const& line : view.sheets) sheet_row(out, line);
    out("</tbody></table></div>");
}

void faults_table(web::Html& out, std::vector<FaultLine> const& faults)
{
    out("<div class='table-responsive' tabindex='0'><table class='table card-table register-table number-2'>"
        "<thead><tr><th scope='col'>")
        .tr("Sheet");
    out("</th><th scope='col'>").tr("Row")("</th><th scope='col'>").tr("What is wrong")("</th></tr></thead><tbody>");
    for (auto const& line : faults) {
        out("<tr><td class='text-nowrap'>").text(line.sheet)("</td><td>").text(line.row)("</td><td>");
        if (line.warning) {
            web::badge(out, out.texts().tr("imported, please check"), "warning");
            out(" ");
        }
        out.text(line.sentences)("</td></tr>");
    }
    out("</tbody></table></div>");
}

void actions(web::Html& out, BatchView const& view)
{
    auto const& texts = out.texts();
    out("<div class='d-flex flex-wrap gap-2 mb-3'>");
    if (view.may_import)
        action_form(out, view.url + "/start", view.csrf,
                    view.goes_on ? texts.tr("Go on importing") : texts.tr("Import now"),
                    view.previewed || view.goes_on ? "primary" : "", "upload");
    if (view.may_preview)
        action_form(out, view.url + "/preview", view.csrf,
                    view.previewed ? texts.tr("Preview again") : texts.tr("Preview"), view.previewed ? "" : "primary",
                    "clipboard-list");
    if (view.has_errors)
        web::link_button(out, view.url + "/errors", texts.tr("Download the refused rows"), "", "download");
    if (view.may_undo) web::link_button(out, view.url + "/undo", texts.tr("Take back …"), "", "history");
    out("</div>");
}

void rows_table(web::Html& out, MappingView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-sm card-table'><thead><tr>");
    for (auto const& heading : view.headings) out("<th scope='col'>").text(heading)("</th>");
    out("</tr></thead><tbody>");
    for (auto const& row : view.rows) {
        out("<tr>");
        for (auto const& cell : row) out("<td class='text-nowrap'>").text(cell)("</td>");
        out("</tr>");
    }
    out("</tbody></table></div>");
}

}   // namespace

void list_page(web::Html& out, ListView const& view)
{
    web::card(out, out.texts().tr("Import workbooks"), [&](web::Html& body) {
        body("<form method='post' action='/imports' enctype='multipart/form-data'>");
        web::csrf(body, view.csrf);
        web::file_field(body,
                        {.name = "files",
                         .label = std::string{body.texts().tr("Workbooks (.xlsx) or text tables (.csv)")},
                         .problem = view.problem,
                         .help = std::string{body.texts().tr(
                             "Several at once, in any order. You see what would happen before anything is saved.")},
                         .required = true},
                        ".xlsx,.xlsm,.csv", true);
        web::send_button(body, body.texts().tr("Upload"), "primary", "upload");
        body("</form>");
    });
    out("<div class='mt-3'>");
    if (view.lines.empty()) {
        web::empty_state(out, "upload", out.texts().tr("Nothing has been imported yet"),
                         out.texts().tr("Your imports will be listed here; each can be taken back as a whole."));
        out("</div>");
        return;
    }
    web::card(out, out.texts().tr("Imports so far"), [&](web::Html& body) {
        body(
            "<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table'><thead><tr><th "
            "scope='col'>")
            .tr("When");
        body("</th><th scope='col'>")
            .tr("Files")("</th><th scope='col'>")
            .tr("State")("</th><th scope='col' class='text-end'>")
            .tr("Rows taken");
        body("</th><th scope='col' class='text-end'>").tr("Refused")("</th></tr></thead><tbody>");
        for (auto const& line : view.lines) {
            body("<tr><td class='text-nowrap'><a")
                .url("href", line.url)(">")
                .text(line.when)("</a></td><td>")
                .text(line.files)("</td><td>");
            web::badge(body, line.state, line.tone);
            body("</td><td class='text-end'>")
                .number(line.taken)("</td><td class='text-end'>")
                .number(line.refused)("</td></tr>");
        }
        body("</tbody></table></div>");
        if (!view.older_url.empty()) web::link_button(body, view.older_url, body.texts().tr("Older ones"), "");
    });
    out("</div>");
}

void progress_box(web::Html& out, ProgressView const& view)
{
    out("<div id='import-progress' class='card card-body mb-3' hx-trigger='every 1s' hx-swap='outerHTML'")
        .url("hx-get", view.url)(" role='status'>");
    web::progress(out, view.tenths, view.text);
    out("<p class='text-secondary small mt-2 mb-0'>")
        .tr("You may leave this page; the work goes on.")(" <a")
        .url("href", view.page_url)(">");
    out.tr("Show how far it is")("</a></p></div>");
}

void batch_page(web::Html& out, BatchView const& view)
{
    web::problems(out, view.problems);
    if (view.running) progress_box(out, *view.running);
    for (auto const& problem : view.file_problems)
        out("<div class='alert alert-warning' role='alert'>").text(problem)("</div>");
    actions(out, view);
    if (!view.figures.empty()) web::figure_cards(out, view.figures);
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("Sheets"), [&](web::Html& body) { sheets_table(body, view); });
    out("</div>");
    if (!view.leftovers.empty())
        web::card(out, out.texts().tr("What could not be taken back"), [&](web::Html& body) {
            body("<ul class='mb-0'>");
            for (auto const& sentence : view.leftovers) body("<li>").text(sentence)("</li>");
            body("</ul>");
        });
    if (view.faults.empty()) return;
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("Rows to look at"), [&](web::Html& body) { faults_table(body, view.faults); });
    out("</div>");
}

void mapping_page(web::Html& out, MappingView const& view)
{
    web::problems(out, view.problems);
    if (!view.notice.empty()) out("<div class='alert alert-warning' role='status'>").text(view.notice)("</div>");
    out("<form method='get' class='card card-body mb-3'").url("action", view.url)(">");
    web::choice_field(out, view.kind, view.kinds);
    out("<div>");
    web::send_button(out, out.texts().tr("Show the columns of this kind"), "");
    out("</div></form><form method='post' class='card card-body mb-3'")
        .url("action", view.url)("><input type='hidden' name='kind'");
    out.attribute("value", view.kind.value)(">");
    web::csrf(out, view.csrf);
    if (view.columns.empty()) out("<p>").tr("This sheet will not be imported.")("</p>");
    out("<div class='row'>");
    for (auto const& line : view.columns) {
        out("<div class='col-md-6 col-xl-4'>");
        auto field = line.field;
        field.help = line.example;
        web::choice_field(out, field, view.choices);
        out("</div>");
    }
    out("</div><div class='d-flex gap-2'>");
    web::send_button(out, out.texts().tr("Keep this choice"));
    web::link_button(out, view.back_url, out.texts().tr("Back"), "");
    out("</div></form>");
    web::card(out, out.texts().tr("First rows of the sheet"), [&](web::Html& body) { rows_table(body, view); });
}

void undo_page(web::Html& out, UndoView const& view)
{
    web::card(out, out.texts().tr("Take this import back?"), [&](web::Html& body) {
        body("<p>").text(view.sentence)("</p>");
        if (!view.changed.empty()) body("<p>").text(view.changed)("</p>");
        body("<div class='d-flex gap-2'>");
        action_form(body, view.url + "/undo", view.csrf, body.texts().tr("Take back"), "danger", "history");
        web::link_button(body, view.url, body.texts().tr("Back"), "");
        body("</div>");
    });
}

}   // namespace imports
