#include "reports/views.hpp"

namespace reports {
namespace {

void targets_table(web::Html& out, TargetsView const& view)
{
    if (view.lines.empty()) {
        web::empty_state(out, "target", out.texts().tr("No targets yet"),
                         out.texts().tr("Enter them here one by one, or import them from a workbook."));
        return;
    }
    out("<div class='table-responsive position-relative' tabindex='0' role='region'")
        .attribute("aria-label", out.texts().tr("Targets"));
    out("><table class='table table-vcenter'><thead><tr><th scope='col'>").tr("Indicator")("</th><th scope='col'>");
    out.tr("Unit")("</th><th scope='col'>").tr("Year")("</th><th scope='col' class='number'>").tr("Target");
    out("</th><th scope='col'><span class='visually-hidden'>").tr("Actions")("</span></th></tr></thead><tbody>");
    for (auto const& line : view.lines) {
        out("<tr><th scope='row'>").text(line.indicator)("</th><td>").text(line.unit)("</td><td>").text(line.year);
        out("</td><td class='number'>").text(line.target)("</td><td class='text-end'>");
        if (!line.withdraw_url.empty()) {
            out("<form method='post'").url("action", line.withdraw_url)(">");
            web::csrf(out, view.csrf);
            out("<input type='hidden' name='_method' value='delete'><button type='submit' class='btn btn-sm'");
            out.attribute("aria-label", line.indicator + ", " + line.unit + ", " + line.year + ": " +
                                            std::string{out.texts().tr("Withdraw the target")});
            out(">").tr("Withdraw the target")("</button></form>");
        }
        out("</td></tr>");
    }
    out("</tbody></table></div>");
}

void target_form(web::Html& out, TargetsView const& view)
{
    web::problems(out, view.problems);
    out("<form method='post' action='/targets'>");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='directive'").attribute("value", view.directive)(">");
    web::choice_field(out,
                      {.name = "indicator",
                       .label = std::string{out.texts().tr("Indicator")},
                       .value = view.indicator,
                       .problem = view.indicator_problem,
                       .required = true},
                      view.indicators);
    web::text_field(out, view.unit);
    web::number_field(out, view.year);
    web::number_field(out, view.value);
    std::vector<web::Choice> const comparisons{{">=", std::string{out.texts().tr("at least")}},
                                               {"<=", std::string{out.texts().tr("at most")}},
                                               {"=", std::string{out.texts().tr("exactly")}}};
    web::choice_field(
        out, {.name = "comparison", .label = std::string{out.texts().tr("Comparison")}, .value = view.comparison},
        comparisons);
    web::send_button(out, out.texts().tr("Save"));
    out("</form>");
}

}   // namespace

void targets_body(web::Html& out, TargetsView const& view)
{
    out("<p>").text(view.summary)("</p>");
    if (view.directives.size() > 1) {
        out("<nav class='btn-list mb-3'").attribute("aria-label", out.texts().tr("Resolutions"))(">");
        for (auto const& directive : view.directives) web::link_button(out, directive.value, directive.label, "");
        out("</nav>");
    }
    web::card(out, out.texts().tr("Targets"), [&](web::Html& inner) { targets_table(inner, view); });
    if (!view.may_edit) return;
    web::card(out, out.texts().tr("Enter a target"), [&](web::Html& inner) { target_form(inner, view); });
}

void snapshot_body(web::Html& out, SnapshotView const& view)
{
    web::card(out, out.texts().tr("Frozen figures"), [&](web::Html& inner) {
        web::details(inner, view.details);
        inner("<p class='btn-list'>");
        web::link_button(inner, view.download_url, inner.texts().tr("The frozen figures as JSON"), "", "download");
        web::link_button(inner, view.report_url, inner.texts().tr("The report as it is today"), "", "chart-bar");
        inner("</p>");
    });
    web::card(out, view.changes.caption, [&](web::Html& inner) {
        if (view.changes.rows.empty())
            inner("<p>").text(view.changes.note)("</p>");
        else
            results(inner, view.changes);
    });
}

}   // namespace reports
