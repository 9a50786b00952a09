#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

void post_button(web::Html& out, std::string_view action, std::string_view csrf, std::string_view revision,
                 std::string_view label, std::string_view tone, std::string_view icon)
{
    out("<form method='post' class='d-inline'").url("action", action)(">");
    web::csrf(out, csrf);
    out("<input type='hidden' name='revision'").attribute("value", revision)(">");
    web::send_button(out, label, tone, icon);
    out("</form>");
}

void removable(web::Html& out, PlanView const& view, std::vector<Removable> const& lines)
{
    out("<ul class='list-unstyled mb-0'>");
    for (auto const& line : lines) {
        out("<li class='d-flex gap-2 align-items-start justify-content-between py-2 border-bottom'><div>");
        out.text(line.text);
        if (!line.note.empty()) out("<div class='text-secondary small'>").text(line.note)("</div>");
        out("</div>");
        if (!line.action.empty())
            post_button(out, line.action, view.csrf, view.revision, out.texts().tr("Take out"), "", "");
        out("</li>");
    }
    out("</ul>");
}

void changes_card(web::Html& out, PlanView const& view)
{
    web::card(out, out.texts().tr("1. What changes"), [&](web::Html& body) {
        if (view.steps.empty())
            body("<p class='text-secondary'>").tr("Nothing yet. Choose what happens to the organisations.")("</p>");
        removable(body, view, view.steps);
        if (view.change_links.empty()) return;
        body("<div class='btn-list mt-3'>");
        for (auto const& link : view.change_links) web::link_button(body, link.url, link.label, "", "plus");
        body("</div>");
    });
}

void rule_form(web::Html& out, PlanView const& view, DivisionView const& division)
{
    auto const& texts = out.texts();
    out("<details class='mt-3'").flag("open", division.rules.empty())("><summary>").tr("Add a rule")("</summary>");
    out("<form method='post' class='row mt-2'").url("action", division.rule_action)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='revision'").attribute("value", view.revision)(">");
    out("<input type='hidden' name='former'").attribute("value", division.former_id)(">");
    auto const id = [&](std::string_view name) { return "rule-" + division.former_id + "-" + std::string{name}; };
    auto const column = [&](auto const& field) {
        out("<div class='col-md-6'>");
        field();
        out("</div>");
    };
    column([&] {
        web::choice_field(out, {.name = "by", .label = std::string{texts.tr("Which ones")}, .id = id("by")},
                          division.ways);
    });
    column([&] {
        web::choice_field(out, {.name = "successor", .label = std::string{texts.tr("They go to")}, .id = id("to")},
                          division.successors);
    });
    column([&] {
        web::record_field(out,
                          {.name = "area", .label = std::string{texts.tr("Area (for: by area)")}, .id = id("area")},
                          division.area_search, "");
    });
    column([&] {
        web::record_field(
            out, {.name = "unit", .label = std::string{texts.tr("Unit (for: by the unit above)")}, .id = id("unit")},
            division.unit_search, "");
    });
    column([&] {
        web::text_field(
            out, {.name = "village", .label = std::string{texts.tr("Village (for: by village)")}, .id = id("village")});
    });
    out("<div class='col-12'>");
    web::send_button(out, texts.tr("Add the rule"), "");
    out("</div></form></details>");
}

void bucket_form(web::Html& out, PlanView const& view, DivisionView const& division)
{
    auto const& texts = out.texts();
    out("<form method='post' class='mt-3'").url("action", division.mark_action)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='revision'").attribute("value", view.revision)(">");
    out("<input type='hidden' name='former'").attribute("value", division.former_id)(">");
    out("<fieldset><legend>").tr("No rule took these")("</legend><ul class='list-unstyled'>");
    for (auto const& row : division.bucket) {
        out("<li><label class='form-check'><input class='form-check-input' type='checkbox' name='marked[]'");
        out.attribute("value", row.id)("><span class='form-check-label'>").text(row.name);
        out(" <span class='text-secondary small'>").text(row.hint)("</span></span></label></li>");
    }
    out("</ul>");
    if (!division.bucket_more.empty()) out("<p class='text-secondary'>").text(division.bucket_more)("</p>");
    out("</fieldset><div class='row align-items-end'><div class='col-md-6'>");
    web::choice_field(out,
                      {.name = "successor",
                       .label = std::string{texts.tr("The marked ones go to")},
                       .id = "mark-" + division.former_id},
                      division.successors);
    out("</div><div class='col-md-6 mb-3'>");
    web::send_button(out, texts.tr("Assign"), "");
    out("</div></div></form>");
}

void division_card(web::Html& out, PlanView const& view, DivisionView const& division)
{
    web::card(out, out.texts().tr("2. Who goes where: {0}", {division.former}), [&](web::Html& body) {
        web::details(body, division.taken);
        removable(body, view, division.rules);
        if (!division.rule_action.empty()) rule_form(body, view, division);
        if (!division.bucket.empty()) bucket_form(body, view, division);
    });
}

void number_pair(web::Html& out, std::int64_t before, std::int64_t after)
{
    out("<td class='text-end'>").number(before)("</td><td class='text-end'>");
    if (before != after)
        out("<strong>").number(after)("</strong>");
    else
        out.number(after);
    out("</td>");
}

void counts_table(web::Html& out, PlanView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr><th scope='col'>");
    out.tr("Unit")("</th><th scope='col' class='text-end'>").tr("Organisations before");
    out("</th><th scope='col' class='text-end'>").tr("Organisations after")("</th>");
    if (view.counts_members)
        out("<th scope='col' class='text-end'>")
            .tr("Members before")("</th><th scope='col' class='text-end'>")
            .tr("Members after")("</th>");
    out("</tr></thead><tbody>");
    CountLine sum{.name = std::string{out.texts().tr("Together")}};
    for (auto const& line : view.counts) {
        out("<tr><th scope='row' class='fw-normal'>").text(line.name)("</th>");
        number_pair(out, line.organisations_before, line.organisations_after);
        if (view.counts_members) number_pair(out, line.members_before, line.members_after);
        out("</tr>");
        sum.organisations_before += line.organisations_before;
        sum.organisations_after += line.organisations_after;
        sum.members_before += line.members_before;
        sum.members_after += line.members_after;
    }
    out("</tbody><tfoot><tr><th scope='row'>").text(sum.name)("</th>");
    number_pair(out, sum.organisations_before, sum.organisations_after);
    if (view.counts_members) number_pair(out, sum.members_before, sum.members_after);
    out("</tr></tfoot></table></div>");
}

void tree(web::Html& out, std::vector<TreeLine> const& lines)
{
    out("<ul class='branch'>");
    for (auto const& line : lines) {
        out("<li><span class='d-inline-flex flex-wrap align-items-baseline gap-2 py-1'>").text(line.name);
        if (!line.mark.empty()) web::badge(out, line.mark, line.tone);
        out("</span>");
        if (!line.below.empty()) tree(out, line.below);
        out("</li>");
    }
    out("</ul>");
}

void check_card(web::Html& out, PlanView const& view)
{
    web::card(out, out.texts().tr("3. Check"), [&](web::Html& body) {
        if (view.findings.empty()) {
            body("<p role='status'>");
            web::badge(body, body.texts().tr("Nothing stands in the way"), "good");
            body("</p>");
        } else {
            body("<p>").tr("Before it can be carried out:")("</p><ul>");
            for (auto const& finding : view.findings) body("<li>").text(finding)("</li>");
            body("</ul>");
        }
        if (!view.counts.empty()) counts_table(body, view);
        if (view.before.empty()) return;
        body("<div class='row'><div class='col-md-6'><h3 class='h4'>").tr("Before")("</h3>");
        tree(body, view.before);
        body("</div><div class='col-md-6'><h3 class='h4'>").tr("Afterwards")("</h3>");
        tree(body, view.after);
        body("</div></div>");
    });
}

void decision_card(web::Html& out, PlanView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("4. The decision"), [&](web::Html& body) {
        web::details(body, view.details);
        if (!view.done.empty()) body("<p class='mt-3'>").text(view.done)("</p>");
        body("<div class='btn-list mt-3'>");
        if (!view.edit_url.empty())
            web::link_button(body, view.edit_url, texts.tr("Number, day and title"), "", "pencil");
        if (!view.carry_action.empty())
            post_button(body, view.carry_action, view.csrf, view.revision, texts.tr("Carry out"), "primary", "check");
        if (!view.undo_action.empty())
            post_button(body, view.undo_action, view.csrf, view.revision, texts.tr("Take it back"), "danger", "");
        if (!view.drop_action.empty())
            post_button(body, view.drop_action, view.csrf, view.revision, texts.tr("Drop the plan"), "", "");
        body("</div>");
    });
}

void handover_card(web::Html& out, PlanView const& view)
{
    web::card(out, out.texts().tr("Handing over"), [&](web::Html& body) {
        body("<ul class='list-unstyled mb-0'>");
        for (auto const& line : view.handovers) {
            body("<li class='d-flex gap-2 justify-content-between py-2 border-bottom'><a");
            body.url("href", line.url)(">").text(line.name)("</a>");
            web::badge(
                body,
                body.texts().tr("{0} of {1} done", {body.texts().number(line.done), body.texts().number(line.all)}),
                line.done == line.all ? "good" : "warning");
            body("</li>");
        }
        body("</ul>");
    });
}

}   // namespace

void plan_register(web::Html& out, web::Register const& table, std::vector<PlanLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.title)("</a><div class='text-secondary small'>");
            rows.text(line.above)("</div></td><td>").text(line.decision)("</td><td>");
            web::badge(rows, line.state, line.tone);
            rows("</td></tr>");
        }
    });
}

void plan_page(web::Html& out, PlanView const& view)
{
    web::problems(out, view.problems);
    out("<div class='d-flex flex-column gap-3'>");
    changes_card(out, view);
    for (auto const& division : view.divisions) division_card(out, view, division);
    if (view.is_draft) check_card(out, view);
    decision_card(out, view);
    if (!view.handovers.empty()) handover_card(out, view);
    out("</div>");
}

}   // namespace reorganisations
