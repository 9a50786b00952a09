#include "registers/reorganisations/views.hpp"

namespace reorganisations {
namespace {

void field(web::Html& out, FormField const& one)
{
    using Kind = FormField::Kind;
    switch (one.kind) {
        case Kind::text:
            web::text_field(out, one.field);
            break;
        case Kind::day:
            web::day_field(out, one.field);
            break;
        case Kind::area:
            web::area_field(out, one.field, 6);
            break;
        case Kind::choice:
            web::choice_field(out, one.field, one.choices);
            break;
        case Kind::unit:
            web::record_field(out, one.field, one.search_url, one.shown);
            break;
    }
}

void marks(web::Html& out, FormView const& view)
{
    if (view.marks.empty()) return;
    out("<fieldset><legend>").text(view.marks_heading)("</legend><ul class='list-unstyled'>");
    for (auto const& row : view.marks) {
        out("<li><label class='form-check'><input class='form-check-input' type='checkbox' name='marked[]'");
        out.attribute("value", row.id).flag("checked", row.marked)("><span class='form-check-label'>").text(row.name);
        out(" <span class='text-secondary small'>").text(row.hint)("</span></span></label></li>");
    }
    out("</ul></fieldset>");
}

}   // namespace

void plan_form(web::Html& out, FormView const& view)
{
    if (!view.marks_url.empty()) {
        out("<form method='get' class='card card-body mb-3'").url("action", view.marks_url)(">");
        out("<input type='hidden' name='what' value='end'>");
        field(out, view.marks_of);
        out("<div><button type='submit' class='btn'>").tr("Show those below it")("</button></div></form>");
    }
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    if (!view.intro.empty()) out("<p class='text-secondary'>").text(view.intro)("</p>");
    marks(out, view);
    out("<div class='row'>");
    for (auto const& one : view.fields) {
        out("<div").attribute("class", one.half ? "col-md-6" : "col-12")(">");
        field(out, one);
        out("</div>");
    }
    out("</div><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, view.submit);
    web::link_button(out, view.cancel_url, out.texts().tr("Cancel"), "");
    out("</div></form>");
}

void handover_form(web::Html& out, HandoverView const& view)
{
    auto const& texts = out.texts();
    out("<form method='post' class='card card-body'").url("action", view.action)("><p>").text(view.lead)("</p>");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    for (auto const& item : view.items) {
        out("<fieldset class='border-bottom mb-3'><legend class='h4'>").text(item.label)("</legend><div class='row'>");
        out("<div class='col-md-4'>");
        web::day_field(out, item.done_on);
        out("</div><div class='col-md-8'>");
        web::text_field(out, item.note);
        out("</div></div></fieldset>");
    }
    out("<div class='d-flex gap-2'>");
    if (!view.action.empty()) web::send_button(out, texts.tr("Save"));
    web::link_button(out, view.back_url, texts.tr("Back"), "");
    out("</div></form>");
}

}   // namespace reorganisations
