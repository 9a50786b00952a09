#include "kernel/papers/head_views.hpp"
#include "kernel/papers/views.hpp"

namespace papers {
namespace {

void hidden(web::Html& out, web::Literal opening, std::string const& value)
{
    out(opening).attribute("value", value)(">");
}

void head_card(web::Html& out, MakeView const& view)
{
    web::card(out, out.texts().tr("Head and signature"), [&](web::Html& body) {
        web::details(body, view.head);
        web::link_button(body, view.head_url, body.texts().tr("Change it"), "", "edit");
    });
}

void drafts(web::Html& out, MakeView const& view)
{
    auto const& texts = out.texts();
    out("<hr class='my-3'><p class='text-secondary'>")
        .tr("Or look at a draft first; it takes no number.")("</p><div class='btn-list'>");
    web::link_button(out, view.docx_url, texts.tr("Draft in Word"), "", "file-download");
    if (!view.pdf_url.empty()) web::link_button(out, view.pdf_url, texts.tr("Draft as PDF"), "", "file-download");
    out("</div>");
}

void number_form(web::Html& out, MakeView const& view)
{
    auto const& texts = out.texts();
    web::card(out, texts.tr("Make the paper"), [&](web::Html& body) {
        body("<form method='post'").url("action", view.action)(">");
        web::csrf(body, view.csrf);
        web::problems(body, view.problems);
        hidden(body, "<input type='hidden' name='record'", view.record);
        hidden(body, "<input type='hidden' name='unit'", view.unit);
        if (!view.next.empty()) hidden(body, "<input type='hidden' name='next'", view.next);
        web::day_field(body, view.dated_on);
        if (view.term) web::text_field(body, *view.term);
        if (view.first_number) web::number_field(body, *view.first_number);
        if (!view.next_number.empty()) body("<p>").text(view.next_number)("</p>");
        web::send_button(body, texts.tr("Make it"), "primary", "file-certificate");
        body("</form>");
        drafts(body, view);
    });
}

}   // namespace

void make_page(web::Html& out, MakeView const& view)
{
    auto const& texts = out.texts();
    out("<p class='lead'>").tr("About:")(" <a").url("href", view.about_url)(">").text(view.about)("</a></p>");
    if (view.units.size() > 1) {
        out("<form method='get' class='card card-body mb-3'").url("action", view.action + "/new")(">");
        hidden(out, "<input type='hidden' name='record'", view.record);
        if (!view.asked_day.empty()) hidden(out, "<input type='hidden' name='dated_on'", view.asked_day);
        if (!view.next.empty()) hidden(out, "<input type='hidden' name='next'", view.next);
        web::choice_field(
            out, {.name = "unit", .label = std::string{texts.tr("Office that signs")}, .value = view.unit}, view.units);
        web::send_button(out, texts.tr("Choose"), "");
        out("</form>");
    }
    out("<div class='row row-cards'><div class='col-lg-6'>");
    if (view.head_missing)
        head_first(out, {view.unit_name, view.head_url, view.problems}, [&](web::Html& body) { drafts(body, view); });
    else
        number_form(out, view);
    out("</div><div class='col-lg-6'>");
    if (!view.head_missing) head_card(out, view);
    if (!view.earlier.empty()) {
        out("<div class='mt-3'>");
        web::card(out, texts.tr("Made already"), [&](web::Html& body) {
            for (auto const& one : view.earlier) {
                body("<div class='py-1'><a").url("href", one.url)(">").text(one.text)("</a> ");
                if (one.voided) web::badge(body, body.texts().tr("Void"), "bad");
                body("</div>");
            }
        });
        out("</div>");
    }
    out("</div></div>");
}

void paper_page(web::Html& out, PaperView const& view)
{
    auto const& texts = out.texts();
    if (view.voided)
        out("<div class='alert alert-danger' role='alert'>")
            .tr("This paper is void. Its number stays taken and is given to no other.")("</div>");
    if (!view.back_url.empty()) {
        out("<div class='mb-3'>");
        web::link_button(out, view.back_url, texts.tr("Back to the step"), "", "arrow-left");
        out("</div>");
    }
    out("<div class='row row-cards'><div class='col-lg-7'>");
    web::card(out, texts.tr("The paper"), [&](web::Html& body) {
        web::details(body, view.details);
        body("<div class='btn-list mt-3'>");
        web::link_button(body, view.docx_url, texts.tr("Word (.docx)"), "primary", "file-download");
        if (!view.pdf_url.empty()) web::link_button(body, view.pdf_url, "PDF", "", "file-download");
        if (!view.seal_url.empty())
            web::link_button(body, view.seal_url, texts.tr("What its QR code opens"), "", "circle-check");
        body("</div>");
        if (!view.no_pdf.empty()) body("<p class='text-secondary mt-2 mb-0'>").text(view.no_pdf)("</p>");
    });
    out("</div><div class='col-lg-5'>");
    if (!view.void_action.empty())
        web::card(out, texts.tr("Void the paper"), [&](web::Html& body) {
            body("<p>").tr("For a paper that was wrong or never signed. Its number is not given again.")("</p>");
            body("<form method='post'").url("action", view.void_action)(">");
            web::csrf(body, view.csrf);
            web::problems(body, view.problems);
            web::text_field(body, view.reason);
            web::send_button(body, texts.tr("Void the paper"), "danger");
            body("</form>");
        });
    out("</div></div>");
}

void issuer_form(web::Html& out, IssuerView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    hidden(out, "<input type='hidden' name='revision'", std::to_string(view.revision));
    hidden(out, "<input type='hidden' name='next'", view.next);
    out("<div class='row'><div class='col-md-6'>");
    web::text_field(out, view.superior);
    out("</div><div class='col-md-6'>");
    web::text_field(out, view.name);
    out("</div><div class='col-md-4'>");
    web::choice_field(out, view.culture, view.cultures);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.symbol);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.place);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.on_behalf);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.post);
    out("</div><div class='col-md-4'>");
    web::text_field(out, view.signer);
    out("</div></div><div>");
    web::send_button(out, out.texts().tr("Save"));
    out("</div></form>");
}

}   // namespace papers
