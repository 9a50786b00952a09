#include "registers/people/views.hpp"

namespace people {
namespace {

template <class Write>
void column(web::Html& out, web::Literal start, Write const& write)
{
    out(start);
    write();
    out("</div>");
}

void like_list(web::Html& out, std::vector<LikeLine> const& lines)
{
    out("<h2 class='alert-title'>").tr("Perhaps this person is in the register already")("</h2><ul class='mb-2'>");
    for (auto const& line : lines) {
        out("<li><a").url("href", line.url)(">").text(line.name)("</a> <span class='text-secondary'>");
        out.text(line.hint)("</span>");
        if (line.certain) {
            out(" ");
            web::badge(out, out.texts().tr("very likely"), "warning");
        }
        if (!line.reasons.empty()) out("<div class='small'>").text(line.reasons)("</div>");
        out("</li>");
    }
    out("</ul>");
}

void looks_alike(web::Html& out, PersonFormView const& view)
{
    if (view.alike.empty() && view.warnings.empty()) return;
    out("<div class='alert alert-warning' role='alert'>");
    if (!view.warnings.empty()) {
        out("<h2 class='alert-title'>").tr("Please look again")("</h2><ul class='mb-2'>");
        for (auto const& sentence : view.warnings) out("<li>").text(sentence)("</li>");
        out("</ul>");
    }
    if (!view.alike.empty()) like_list(out, view.alike);
    if (view.can_override) {
        out("<label class='form-check'><input class='form-check-input' type='checkbox' name='checked' value='1'>");
        out("<span class='form-check-label'>").tr("I have checked, save it all the same")("</span></label>");
    }
    out("</div>");
}

void consents_card(web::Html& out, PersonView const& view)
{
    web::card(out, out.texts().tr("Consents"), [&](web::Html& body) {
        if (view.consents.empty()) body("<p class='text-secondary'>").tr("No consent has been recorded.")("</p>");
        for (auto const& line : view.consents) {
            body("<div class='d-flex justify-content-between align-items-start border-bottom py-2 gap-2'><div>");
            body.text(line.purpose)(" ");
            web::badge(body, line.state, line.tone);
            body("<div class='text-secondary small'>").text(line.details)("</div></div>");
            if (!line.withdraw_action.empty()) {
                body("<details class='text-end'><summary class='btn btn-sm'>").tr("Withdraw")("</summary>");
                body("<form method='post' class='mt-2'").url("action", line.withdraw_action)(">");
                web::csrf(body, view.csrf);
                if (!line.withdraw_hint.empty()) body("<p class='small'>").text(line.withdraw_hint)("</p>");
                body("<button type='submit' class='btn btn-sm btn-danger'>").tr("The person withdraws it");
                body("</button></form></details>");
            }
            if (!line.begins_url.empty()) {
                body("</div><div class='py-2'>");
                web::link_button(body, line.begins_url, line.begins, "primary", "route");
            }
            body("</div>");
        }
        auto const& form = view.consent_form;
        if (form.action.empty()) return;
        body("<details class='mt-3'").flag("open", !form.problems.empty())("><summary>").tr("Record a consent");
        body("</summary><form method='post' class='mt-3'").url("action", form.action)(">");
        web::csrf(body, view.csrf);
        web::problems(body, form.problems);
        web::choice_field(body, form.purpose, form.purposes);
        web::choice_field(body, form.method, form.methods);
        web::text_field(body, form.evidence);
        web::day_field(body, form.given_on);
        web::send_button(body, body.texts().tr("Record the consent"));
        body("</form></details>");
    });
}

void section(web::Html& out, base::TextId name)
{
    out("<fieldset class='section'><legend>").tr(name)("</legend><div class='row'>");
}

}   // namespace

void person_register(web::Html& out, web::Register const& table, std::vector<PersonLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.name)("</a></td><td class='text-nowrap'>");
            rows.text(line.born)("</td><td class='d-none d-md-table-cell'>").text(line.sex);
            rows("</td><td class='d-none d-md-table-cell text-nowrap'>").text(line.identity_number);
            rows("</td><td class='d-none d-md-table-cell text-nowrap'>").text(line.phone);
            rows("</td><td class='d-none d-md-table-cell'>").text(line.place)("</td></tr>");
        }
    });
}

void person_form(web::Html& out, PersonFormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::three_way_table(out, view.both_changed);
    web::remember(out, view.was);
    looks_alike(out, view);
    out("<input type='hidden' name='revision'").attribute("value", std::to_string(view.revision))(">");
    if (view.is_new) {
        out("<div aria-live='polite' hx-get='/people/alike' hx-trigger='input changed delay:300ms from:closest form'");
        out(" hx-include='closest form' hx-swap='innerHTML'");
        out(" hx-params='full_name,born,sex,identity_number,old_identity_number,phone,enterprise'></div>");
    }
    section(out, "Identity");
    for (auto const& field : view.identity) column(out, "<div class='col-md-4'>", [&] { web::text_field(out, field); });
    column(out, "<div class='col-md-4'>", [&] { web::day_field(out, view.born); });
    column(out, "<div class='col-md-4'>", [&] { web::choice_field(out, view.sex, view.sexes); });
    column(out, "<div class='col-md-4'>", [&] { web::choice_field(out, view.place, view.places); });
    column(out, "<div class='col-md-8'>",
           [&] { web::record_field(out, view.enterprise, "/api/v1/enterprises", view.enterprise_shown); });
    if (view.shows_paper) column(out, "<div class='col-12'>", [&] { web::text_field(out, view.paper); });
    out("</div></fieldset>");
    section(out, "Address and contact");
    for (auto const& field : view.contact) column(out, "<div class='col-md-6'>", [&] { web::text_field(out, field); });
    out("</div></fieldset>");
    section(out, "Education");
    for (auto const& field : view.education)
        column(out, "<div class='col-md-4'>", [&] { web::text_field(out, field); });
    out("</div></fieldset><div class='d-flex gap-2 mt-3'>");
    web::send_button(out, view.submit);
    out("<a class='btn btn-link'").url("href", view.cancel_url)(">").tr("Cancel")("</a></div></form>");
}

void alike_while_typing(web::Html& out, std::vector<LikeLine> const& lines)
{
    if (lines.empty()) return;
    out("<div class='alert alert-warning'>");
    like_list(out, lines);
    out("</div>");
}

void person_page(web::Html& out, PersonView const& view)
{
    if (!view.changes_url.empty()) {
        out("<div class='card card-body mb-3'><a")
            .url("href", view.changes_url)(">")
            .text(view.changes_text)("</a></div>");
    }
    out("<div class='row row-cards'><div class='col-lg-5'>");
    web::card(out, out.texts().tr("The person"), [&](web::Html& body) { web::details(body, view.identity); });
    if (!view.contact.empty()) {
        out("<div class='mt-3'>");
        web::card(out, out.texts().tr("Address and contact"),
                  [&](web::Html& body) { web::details(body, view.contact); });
        out("</div>");
    }
    if (!view.education.empty()) {
        out("<div class='mt-3'>");
        web::card(out, out.texts().tr("Education"), [&](web::Html& body) { web::details(body, view.education); });
        out("</div>");
    }
    out("</div><div class='col-lg-7'>");
    web::card(out, out.texts().tr("What happened"), [&](web::Html& body) {
        if (view.moments.empty()) body("<p class='text-secondary'>").tr("Nothing has been recorded yet.")("</p>");
        web::timeline(body, view.moments);
    });
    out("<div class='mt-3'>");
    consents_card(out, view);
    out("</div></div></div>");
}

}   // namespace people
