#include "kernel/merging/views.hpp"

namespace merging {
namespace {

void sentences(web::Html& out, base::TextId heading, std::vector<std::string> const& all)
{
    if (all.empty()) return;
    out("<div><div class='text-secondary small'>").tr(heading)("</div><ul class='mb-0 ps-3'>");
    for (auto const& one : all) out("<li>").text(one)("</li>");
    out("</ul></div>");
}

void choice(web::Html& out, ChoiceLine const& line, bool right)
{
    auto const& shown = right ? line.right : line.left;
    out("<td>");
    if (line.differs) {
        out("<label class='form-check mb-0'><input class='form-check-input' type='radio'");
        out.attribute("name", line.name).attribute("value", right ? "right" : "left");
        out.flag("checked", right == line.takes_right)("><span class='form-check-label text-break'>");
    }
    if (shown.empty())
        out("<span class='text-secondary'>").tr("nothing")("</span>");
    else
        out.text(shown);
    if (line.differs) out("</span></label>");
    out("</td>");
}

void choices_table(web::Html& out, PairView const& view)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table "
        "merge-table'><thead><tr>");
    out("<th scope='col'>").tr("Field")("</th><th scope='col'><span class='text-secondary'>").tr("Left (1)");
    out("</span> <a").url("href", view.left_url)(">").text(view.left)("</a></th><th scope='col'>");
    out("<span class='text-secondary'>").tr("Right (2)")("</span> <a").url("href", view.right_url)(">");
    out.text(view.right)("</a></th></tr></thead><tbody>");
    for (auto const& line : view.choices) {
        out("<tr").flag("data-differs", line.differs)("><th scope='row'>").text(line.label)("</th>");
        choice(out, line, false);
        choice(out, line, true);
        out("</tr>");
    }
    for (auto const& line : view.counts)
        out("<tr><th scope='row'>")
            .text(line.label)("</th><td>")
            .text(line.left)("</td><td>")
            .text(line.right)("</td></tr>");
    out("</tbody></table></div>");
}

void merged_lately(web::Html& out, std::vector<MergedLine> const& lines)
{
    out("<div class='mt-4'>");
    web::card(out, out.texts().tr("Merged lately"), [&](web::Html& body) {
        body("<ul class='list-unstyled mb-0'>");
        for (auto const& line : lines) {
            body("<li class='mb-1'><a")
                .url("href", line.url)(">")
                .text(line.title)("</a> <span class='text-secondary'>→ ");
            body.text(line.stayed)(" · ").text(line.day)("</span> ");
            if (!line.state.empty()) web::badge(body, line.state);
            body("</li>");
        }
        body("</ul>");
    });
    out("</div>");
}

}   // namespace

void pairs_page(web::Html& out, PairsView const& view)
{
    out("<div class='d-flex flex-wrap justify-content-between align-items-center gap-2 mb-3'><div "
        "class='text-secondary'>");
    out.text(view.last_scan)("</div>");
    if (view.is_scanning) {
        out("<div class='w-50' role='status'>");
        web::progress(out, view.tenths, out.texts().tr("Looking through the register"));
        out("</div>");
    } else {
        out("<form method='post'").url("action", view.scan_url)(">");
        web::csrf(out, view.csrf);
        web::send_button(out, out.texts().tr("Look for records entered twice"), "", "refresh");
        out("</form>");
    }
    out("</div>");
    if (view.lines.empty()) {
        web::empty_state(out, "copy-check", out.texts().tr("Nothing to decide"), view.empty_text);
    } else {
        out("<div class='card'><div class='table-responsive' tabindex='0'><table class='table table-vcenter card-table "
            "register-table'>");
        out("<thead><tr><th scope='col'>").tr("Older record")("</th><th scope='col'>").tr("Newer record");
        out("</th><th scope='col'>").tr("Why")("</th><th scope='col'><span class='visually-hidden'>").tr("Decide");
        out("</span></th></tr></thead><tbody>");
        for (auto const& line : view.lines) {
            out("<tr><td><a").url("href", line.url)(">").text(line.left)("</a><div class='text-secondary small'>");
            out.text(line.left_hint)("</div></td><td>").text(line.right)("<div class='text-secondary small'>");
            out.text(line.right_hint)("</div></td><td>");
            web::badge(out, line.likeness, line.tone);
            out("<div class='small'>").text(line.reasons)("</div></td><td class='text-end'>");
            web::link_button(out, line.url, out.texts().tr("Compare"), "");
            out("</td></tr>");
        }
        out("</tbody></table></div></div>");
    }
    if (!view.next_url.empty()) {
        out("<div class='mt-3'>");
        web::link_button(out, view.next_url, out.texts().tr("Further pairs"), "", "arrow-right");
        out("</div>");
    }
    if (!view.merged.empty()) merged_lately(out, view.merged);
}

void pair_page(web::Html& out, PairView const& view)
{
    out("<div class='merge-pair' data-merge").attribute("data-later", view.later_url)(">");
    web::problems(out, view.problems);
    out("<div class='card card-body mb-3'><div class='d-flex flex-wrap gap-4 align-items-start'>");
    if (!view.likeness.empty()) web::badge(out, view.likeness, view.tone);
    sentences(out, "What speaks for one record", view.reasons);
    sentences(out, "What speaks against it", view.doubts);
    out("</div></div><form method='post' class='card' id='merge-form'").url("action", view.merge_url)(">");
    web::csrf(out, view.csrf);
    for (auto const& revision : view.revisions)
        out("<input type='hidden' name='revision[]'").attribute("value", revision)(">");
    choices_table(out, view);
    out("<div class='card-footer d-flex flex-wrap gap-2 align-items-center'>");
    if (view.can_merge) web::send_button(out, out.texts().tr("Merge into one record"), "primary", "arrows-join");
    out("<button type='submit' class='btn' id='merge-difference'").url("formaction", view.difference_url)(">");
    out.tr("They are two (n)")("</button>");
    out("<a class='btn btn-link' id='merge-later'").url("href", view.later_url)(">").tr("Decide later (s)")("</a>");
    out("<p class='text-secondary small mb-0 ms-auto'>");
    out.tr("The older record stays, all that hangs on the other moves to it. Merging can be undone.")(
        "</p></div></form>");
    out("<p class='text-secondary small mt-2 merge-keys'>");
    out.tr(
        "Keys: j and k to the next and previous row, 1 and 2 or the arrows to choose, Enter to merge, n for two, s for "
        "later.");
    out("</p></div>");
}

void merge_page(web::Html& out, MergeView const& view)
{
    web::problems(out, view.problems);
    out("<div class='row row-cards'><div class='col-lg-6'>");
    web::card(out, out.texts().tr("The merge"), [&](web::Html& body) { web::details(body, view.details); });
    out("</div><div class='col-lg-6'>");
    web::card(out, out.texts().tr("What undoing gives back"), [&](web::Html& body) {
        web::details(body, view.follows);
        body("<p class='text-secondary mb-0'>");
        body.tr("Both records become what they were. What was entered since stays with the record that stayed.");
        body("</p>");
        if (view.undo_url.empty()) return;
        body("<form method='post' class='mt-3'").url("action", view.undo_url)(">");
        web::csrf(body, view.csrf);
        web::send_button(body, body.texts().tr("Undo the merge"), "danger", "arrow-back-up");
        body("</form>");
    });
    out("</div></div>");
}

}   // namespace merging
