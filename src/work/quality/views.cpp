#include "work/quality/views.hpp"

#include "platform/web/take_back_form.hpp"

namespace quality {
namespace {

void signal(web::Html& out, SignalLine const& line)
{
    out("<li class='d-flex gap-2 align-items-start mb-1'><span class='flex-shrink-0'>");
    web::badge(out, line.weight, line.tone);
    out("</span><span>").text(line.text);
    if (!line.rule.empty()) out("<span class='text-secondary small d-block'>").text(line.rule)("</span>");
    out("</span></li>");
}

void signal_list(web::Html& out, std::vector<SignalLine> const& lines)
{
    if (lines.empty()) {
        web::badge(out, out.texts().tr("Nothing stands out"), "good");
        return;
    }
    out("<ul class='list-unstyled mb-0'>");
    for (auto const& line : lines) signal(out, line);
    out("</ul>");
}

void kept_form(web::Html& out, KeptView const& view, std::string const& csrf)
{
    out("<form method='post' class='mt-3 no-print'").url("action", view.action)(">");
    web::csrf(out, csrf);
    if (!view.lead.empty()) out("<p class='text-secondary small'>").text(view.lead)("</p>");
    web::problems(out, view.problems);
    out("<div class='row'><div class='col-sm-6'>");
    web::choice_field(out, view.period, view.periods);
    out("</div>");
    for (auto const& field : view.numbers) {
        out("<div class='col-sm-6'>");
        web::number_field(out, field);
        out("</div>");
    }
    out("<div class='col-sm-6'>");
    web::choice_field(out, view.choice, view.choices);
    out("</div>");
    if (!view.text.name.empty()) {
        out("<div class='col-sm-6'>");
        web::text_field(out, view.text);
        out("</div>");
    }
    if (!view.day.name.empty()) {
        out("<div class='col-sm-6'>");
        web::day_field(out, view.day);
        out("</div>");
    }
    out("</div>");
    web::send_button(out, out.texts().tr("Save"));
    out("</form>");
}

void kept_table(web::Html& out, KeptView const& view, std::string const& csrf)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter mb-0'><thead><tr>");
    for (auto const& column : view.columns) out("<th scope='col'>").text(column.label)("</th>");
    if (!view.action.empty()) out("<th scope='col'><span class='visually-hidden'>").tr("Take back")("</span></th>");
    out("</tr></thead><tbody>");
    for (auto const& line : view.lines) {
        out("<tr>");
        for (auto const& cell : line.cells) out("<td>").text(cell)("</td>");
        if (!view.action.empty()) {
            out("<td class='text-end'>");
            if (!line.withdraw_action.empty()) {
                out("<form method='post' class='no-print'").url("action", line.withdraw_action)(">");
                web::csrf(out, csrf);
                web::send_button(out, out.texts().tr("Take back"), "");
                out("</form>");
            }
            out("</td>");
        }
        out("</tr>");
    }
    out("</tbody></table></div>");
}

void kept(web::Html& out, KeptView const& view, std::string const& csrf)
{
    web::card(out, view.title, [&](web::Html& body) {
        if (view.lines.empty())
            body("<p class='text-secondary mb-0'>").text(view.none)("</p>");
        else
            kept_table(body, view, csrf);
        if (!view.action.empty()) kept_form(body, view, csrf);
    });
}

void cell(web::Html& out, RoundView::Cell const& cell)
{
    auto const& field = cell.field;
    char const* const wrong = field.problem.empty() ? "" : " is-invalid";
    out("<td>");
    if (cell.choices.empty()) {
        out("<input type='text' inputmode='numeric' autocomplete='off'")
            .attribute("class", std::string{"form-control"} + wrong);
        out.attribute("name", field.name).attribute("value", field.value).attribute("aria-label", field.label)(">");
    } else {
        out("<select").attribute("class", std::string{"form-select"} + wrong).attribute("name", field.name);
        out.attribute("aria-label", field.label)(">");
        for (auto const& choice : cell.choices) {
            out("<option").attribute("value", choice.value);
            if (choice.value == field.value) out(" selected");
            out(">").text(choice.label)("</option>");
        }
        out("</select>");
    }
    if (!field.problem.empty()) out("<div class='invalid-feedback d-block'>").text(field.problem)("</div>");
    out("</td>");
}

void round_rows(web::Html& out, RoundView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter register-table'><thead><tr>");
    for (auto const& head : view.heads) out("<th scope='col'>").text(head)("</th>");
    out("</tr></thead><tbody>");
    for (auto const& row : view.rows) {
        out("<tr><td><a").url("href", row.url)(">").text(row.name)("</a></td>");
        for (auto const& one : row.cells) cell(out, one);
        out("</tr>");
    }
    out("</tbody></table></div>");
}

}   // namespace

void quality_head(web::Html& out, QualityView const& view)
{
    web::tabs(out, out.texts().tr("Registers"), view.tabs);
    out("<p class='page-lead'>").text(view.lead)("</p>");
    web::figure_cards(out, view.figures);
}

void quality_register(web::Html& out, web::Register const& table, std::vector<QualityLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.name)("</a>");
            if (line.fading) {
                rows(" ");
                web::badge(rows, rows.texts().tr("fading"), "bad");
            }
            rows("<div class='text-secondary small'>").text(line.place)("</div></td><td>");
            signal_list(rows, line.signals);
            rows("</td><td class='d-none d-md-table-cell'>").text(line.grade)("</td></tr>");
        }
    });
}

void summary(web::Html& out, Summary const& told)
{
    out("<div class='quality-summary'>");
    if (!told.lines.empty()) out("<ul class='found-list'>");
    for (auto const& line : told.lines) {
        out("<li class='found'>");
        web::icon(out, "activity");
        out("<div class='found-text'><a class='found-label'").url("href", line.url)(">").text(line.title)("</a>");
        out("<span class='found-hint'>");
        web::badge(out, line.text, line.tone);
        out("</span></div></li>");
    }
    if (!told.lines.empty()) out("</ul>");
    if (!told.in_order.empty()) {
        out("<p>");
        web::badge(out, out.texts().tr("Nothing needs action"), "good");
        out(" ").text(told.in_order)("</p>");
    }
    if (!told.empty.empty())
        out("<p class='text-secondary small'>").tr("No organisation in the register yet: {0}.", {told.empty})("</p>");
    out("</div>");
}

void organisation_page(web::Html& out, OrganisationView const& view)
{
    out("<div class='row row-cards'><div class='col-lg-5'>");
    web::card(out, out.texts().tr("What stands out"), [&](web::Html& body) {
        if (view.fading)
            body("<div class='alert alert-danger' role='status'>")
                .tr("This organisation is fading: several things at once ask for action.")("</div>");
        signal_list(body, view.signals);
        if (view.actions.empty()) return;
        body("<div class='d-flex flex-wrap gap-2 mt-3 no-print'>");
        for (auto const& action : view.actions) web::link_button(body, action.url, action.label, "");
        body("</div>");
    });
    web::card(out, out.texts().tr("The organisation"), [&](web::Html& body) { web::details(body, view.details); });
    out("</div><div class='col-lg-7'>");
    kept(out, view.reports, view.csrf);
    kept(out, view.gradings, view.csrf);
    out("</div></div>");
}

void round_page(web::Html& out, RoundView const& view)
{
    out("<p class='page-lead'>").text(view.lead)("</p>");
    out("<form method='get' class='row g-2 align-items-end mb-3 no-print'")
        .url("action", view.action)("><div class='col-sm-4'>");
    web::choice_field(out, view.period, view.periods);
    out("</div><div class='col-auto mb-3'>");
    web::send_button(out, out.texts().tr("Show"), "");
    out("</div></form>");
    if (view.rows.empty()) {
        out("<p class='text-secondary'>").text(view.none)("</p>");
        return;
    }
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden'").attribute("name", view.period.name).attribute("value", view.period.value)(">");
    web::problems(out, view.problems);
    if (!view.text.name.empty()) {
        out("<div class='row'><div class='col-sm-6'>");
        web::text_field(out, view.text);
        out("</div><div class='col-sm-6'>");
        web::day_field(out, view.day);
        out("</div></div>");
    }
    round_rows(out, view);
    out("<div class='d-flex flex-wrap gap-2'>");
    web::send_button(out, out.texts().tr("Save"));
    if (!view.previous_url.empty()) web::link_button(out, view.previous_url, out.texts().tr("Previous"), "");
    if (!view.next_url.empty()) web::link_button(out, view.next_url, out.texts().tr("Next"), "");
    out("</div></form>");
}

}   // namespace quality
