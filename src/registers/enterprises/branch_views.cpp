#include "registers/enterprises/branch_views.hpp"

namespace enterprises {
namespace {

void lines_of(web::Html& out, std::vector<BranchLine> const& lines, std::string_view csrf)
{
    out("<ul class='list-unstyled mb-0'>");
    for (auto const& line : lines) {
        out("<li class='border-bottom py-2 d-flex flex-wrap gap-2 align-items-center'><div class='flex-fill'>");
        if (line.url.empty())
            out("<span>").text(line.name)("</span>");
        else
            out("<a").url("href", line.url)(">").text(line.name)("</a>");
        out("<div class='text-secondary small'>").text(line.hint)("</div></div>");
        if (!line.withdraw_action.empty()) {
            out("<form method='post' class='no-print'").url("action", line.withdraw_action)(">");
            web::csrf(out, csrf);
            web::send_button(out, out.texts().tr("Take back"), "");
            out("</form>");
        }
        out("</li>");
    }
    out("</ul>");
}

void parent_form(web::Html& out, BranchesView const& view)
{
    out("<form method='post' class='card card-body mt-3 no-print'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    out("<h2 class='card-title'>").tr("Say whose it is")("</h2><div class='row'><div class='col-md-8'>");
    web::record_field(out, view.parent, "/api/v1/enterprises", view.parent_shown);
    out("</div><div class='col-md-4'>");
    web::day_field(out, view.from);
    out("</div><div class='col-12'>");
    web::text_field(out, view.paper);
    out("</div></div><div>");
    web::send_button(out, out.texts().tr("Save"));
    out("</div></form>");
}

}   // namespace

void branches_page(web::Html& out, BranchesView const& view)
{
    auto const& texts = out.texts();
    web::problems(out, view.problems);
    if (view.dependent) {
        web::card(out, texts.tr("Belongs to"), [&](web::Html& body) {
            if (view.parents.empty())
                body("<p class='text-secondary'>").tr("Nobody has said yet whose it is.")("</p>");
            else
                lines_of(body, view.parents, view.csrf);
        });
        if (!view.action.empty()) parent_form(out, view);
        out("<p class='text-secondary mt-3'>");
        out.tr("A branch, office or place of business is not counted as an enterprise of its own.")("</p>");
        return;
    }
    web::card(out, texts.tr("Branches, offices, places of business"), [&](web::Html& body) {
        if (view.branches.empty())
            body("<p class='text-secondary'>")
                .tr("None is known. Add a branch as a record of its own with that legal type, then say there whose it "
                    "is.")("</p>");
        else
            lines_of(body, view.branches, view.csrf);
    });
}

}   // namespace enterprises
