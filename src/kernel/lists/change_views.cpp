#include "kernel/lists/change_views.hpp"

namespace lists {
namespace {

void hidden(web::Html& out, web::Literal opening, std::string_view value)
{
    out(opening).attribute("value", value)(">");
}

void input(web::Html& out, ChangeFormView::One::Input const& input)
{
    if (!input.choices.empty())
        web::choice_field(out, input.field, input.choices);
    else if (input.day)
        web::day_field(out, input.field);
    else
        web::text_field(out, input.field);
}

void action_form(web::Html& out, std::string const& url, std::string_view csrf, std::string_view label,
                 std::string_view tone, std::string_view icon)
{
    out("<form method='post'").url("action", url)(">");
    web::csrf(out, csrf);
    web::send_button(out, label, tone, icon);
    out("</form>");
}

void reasons_table(web::Html& out, ChangeView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table card-table register-table number-2'><thead>"
        "<tr><th scope='col'>")
        .tr("Why not")("</th><th scope='col'>")
        .tr("Number of records")("</th></tr></thead><tbody>");
    for (auto const& [reason, number] : view.reasons)
        out("<tr><th scope='row' class='fw-normal'>").text(reason)("</th><td>").text(number)("</td></tr>");
    out("</tbody></table></div>");
}

void refused_table(web::Html& out, ChangeView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table card-table'><thead><tr><th scope='col'>")
        .tr("Record")("</th><th scope='col'>")
        .tr("Why not")("</th></tr></thead><tbody>");
    for (auto const& line : view.refused) {
        out("<tr><th scope='row' class='fw-normal'>");
        if (line.name.empty())
            out("–");
        else
            out("<a").url("href", line.url)(">").text(line.name)("</a>");
        out("</th><td>").text(line.reason)("</td></tr>");
    }
    out("</tbody></table></div>");
}

void ways(web::Html& out, ChangeView const& view)
{
    auto const& texts = out.texts();
    out("<div class='btn-list mb-3'>");
    if (!view.start_label.empty())
        action_form(out, view.url + "/start", view.csrf, view.start_label, "primary", "check");
    web::link_button(out, view.list_url, texts.tr("Back to the list"), "");
    out("</div>");
    if (!view.may_undo) return;
    out("<details class='mb-3'><summary>").tr("Take back …")("</summary><div class='card card-body mt-2'><p>");
    out.tr(
        "All records that were changed here get back what they held before. What somebody has changed since stays "
        "as it is and is named.")("</p>");
    action_form(out, view.url + "/undo", view.csrf, texts.tr("Take back"), "danger", "history");
    out("</div></details>");
}

}   // namespace

void change_form(web::Html& out, ChangeFormView const& view)
{
    out("<p class='page-lead'>")
        .text(view.lead)(" <a")
        .url("href", view.list_url)(">")
        .tr("Back to the list")("</a></p>");
    web::problems(out, view.problems);
    for (auto const& action : view.actions) {
        out("<form method='post' action='/list-changes' class='card card-body mb-3'><h2 class='card-title'>");
        out.text(action.label)("</h2>");
        web::csrf(out, view.csrf);
        hidden(out, "<input type='hidden' name='source'", view.source);
        hidden(out, "<input type='hidden' name='query'", view.query);
        hidden(out, "<input type='hidden' name='of'", view.all ? "all" : "marked");
        hidden(out, "<input type='hidden' name='action'", action.code);
        for (auto const& id : view.ids) hidden(out, "<input type='hidden' name='id[]'", id);
        out("<div class='row'>");
        for (auto const& one : action.inputs) {
            out("<div class='col-sm-6'>");
            input(out, one);
            out("</div>");
        }
        out("</div><div>");
        web::send_button(out, out.texts().tr("Look at what would change"));
        out("</div></form>");
    }
}

void change_page(web::Html& out, ChangeView const& view)
{
    web::problems(out, view.problems);
    if (view.running) progress_box(out, *view.running);
    out("<p class='page-lead'>").text(view.sentence)("</p>");
    web::figure_cards(out, view.figures);
    out("<div class='mt-3'>");
    if (!view.values.empty()) {
        web::card(out, {}, [&](web::Html& body) { web::details(body, view.values); });
        out("</div><div class='mt-3'>");
    }
    if (!view.running) ways(out, view);
    out("</div>");
    if (view.reasons.empty()) return;
    web::card(out, out.texts().tr("What stays as it is"), [&](web::Html& body) { reasons_table(body, view); });
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("The first of them"), [&](web::Html& body) { refused_table(body, view); });
    out("</div>");
}

void changes_page(web::Html& out, ChangesView const& view)
{
    auto const& texts = out.texts();
    if (view.lines.empty()) {
        web::card(out, {}, [&](web::Html& body) {
            web::empty_state(body, "history", texts.tr("Nothing has been changed by many yet"),
                             texts.tr("Mark rows of a register, or take all that match, and press one of the buttons "
                                      "below the rows. Each change can be taken back as a whole."));
        });
        return;
    }
    out("<div class='card'><div class='table-responsive' tabindex='0'>"
        "<table class='table table-vcenter card-table register-table number-4'><thead><tr><th scope='col'>")
        .tr("When")("</th><th scope='col'>")
        .tr("What was done");
    out("</th><th scope='col'>")
        .tr("State")("</th><th scope='col'>")
        .tr("Number of records")("</th></tr></thead><tbody>");
    for (auto const& line : view.lines) {
        out("<tr><td class='text-nowrap'><a").url("href", line.url)(">").text(line.when)("</a></td><td>");
        out.text(line.what)("</td><td>");
        web::badge(out, line.state, line.tone);
        out("</td><td>").text(line.records)("</td></tr>");
    }
    out("</tbody></table></div></div>");
    if (!view.older_url.empty()) web::link_button(out, view.older_url, texts.tr("Older ones"), "");
}

}   // namespace lists
