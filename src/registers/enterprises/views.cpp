#include "registers/enterprises/views.hpp"

namespace enterprises {
namespace {

void like_list(web::Html& out, std::vector<LikeLine> const& alike)
{
    out("<h2 class='alert-title'>").tr("Perhaps it is in the register already")("</h2><ul class='mb-2'>");
    for (auto const& line : alike) {
        out("<li><a").url("href", line.url)(">").text(line.name)("</a> <span class='text-secondary'>");
        out.text(line.hint)("</span></li>");
    }
    out("</ul>");
}

void alike_card(web::Html& out, std::vector<LikeLine> const& alike)
{
    if (alike.empty()) return;
    out("<div class='alert alert-warning' role='alert'>");
    like_list(out, alike);
    out("<label class='form-check'><input class='form-check-input' type='checkbox' name='not_the_same' "
        "value='1'>");
    out("<span class='form-check-label'>").tr("It is none of these, save it as a new one")("</span></label></div>");
}

void headcounts_card(web::Html& body, EnterpriseView const& view)
{
    web::details(body, view.headcounts);
    if (view.headcounts.empty()) body("<p class='text-secondary'>").tr("Nothing has been counted yet.")("</p>");
    web::link_button(body, view.headcounts_url, body.texts().tr("All counts"), "");
}

}   // namespace

void enterprise_register(web::Html& out, web::Register const& table, std::vector<EnterpriseLine> const& lines)
{
    web::register_table(out, table, lines.size(), [&](web::Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td>");
            if (!line.mark_id.empty()) web::mark_box(rows, line.mark_id, line.name);
            rows("<a").url("href", line.url)(">").text(line.name)("</a><div class='text-secondary small'>");
            rows.text(line.tax_code)("</div></td><td class='d-none d-md-table-cell'>").text(line.place);
            rows("</td><td class='text-end'>").text(line.workers)("</td><td class='d-none d-md-table-cell'>");
            web::badge(rows, line.status, line.tone);
            rows("</td></tr>");
        }
    });
}

void alike_while_typing(web::Html& out, std::vector<LikeLine> const& alike)
{
    if (alike.empty()) return;
    out("<div class='alert alert-warning'>");
    like_list(out, alike);
    out("</div>");
}

void enterprise_form(web::Html& out, EnterpriseFormView const& view)
{
    out("<form method='post' class='card card-body'").url("action", view.action)(">");
    web::csrf(out, view.csrf);
    web::problems(out, view.problems);
    web::three_way_table(out, view.both_changed);
    web::remember(out, view.was);
    alike_card(out, view.alike);
    out("<input type='hidden' name='revision'").attribute("value", std::to_string(view.revision))(">");
    auto section = [&](base::TextId name) {
        out("<fieldset class='section'><legend>").tr(name)("</legend><div class='row'>");
    };
    auto wide = [&](auto const& field) {
        out("<div class='col-md-8'>");
        field();
        out("</div>");
    };
    auto third = [&](auto const& field) {
        out("<div class='col-md-4'>");
        field();
        out("</div>");
    };
    if (view.is_new) {
        out("<div aria-live='polite' hx-get='/enterprises/alike' hx-swap='innerHTML' hx-include='closest form'");
        out(" hx-trigger='input changed delay:300ms from:closest form'");
        out(" hx-params='name,tax_code,legal_type,place,street,phone'></div>");
    }
    section("The enterprise");
    wide([&] { web::text_field(out, view.name); });
    third([&] { web::text_field(out, view.tax_code); });
    third([&] { web::choice_field(out, view.legal_type, view.legal_types); });
    third([&] { web::choice_field(out, view.ownership, view.ownerships); });
    third([&] { web::day_field(out, view.registered_on); });
    third([&] { web::text_field(out, view.short_name); });
    third([&] { web::text_field(out, view.foreign_name); });
    third([&] { web::text_field(out, view.industry_code); });
    out("</div></fieldset>");
    section("Address and contact");
    third([&] { web::choice_field(out, view.place, view.places); });
    third([&] { web::text_field(out, view.village); });
    third([&] { web::text_field(out, view.street); });
    third([&] { web::text_field(out, view.representative); });
    third([&] { web::text_field(out, view.phone); });
    third([&] { web::text_field(out, view.email); });
    out("</div></fieldset>");
    section("Workers and status");
    third([&] { web::number_field(out, view.workers); });
    third([&] { web::number_field(out, view.female_workers); });
    third([&] { web::day_field(out, view.counted_on); });
    third([&] { web::choice_field(out, view.status, view.statuses); });
    if (view.shows_from) {
        third([&] { web::day_field(out, view.from); });
        out("<div class='col-12'>");
        web::text_field(out, view.paper);
        out("</div>");
    }
    out("</div></fieldset><div class='d-flex gap-2 mt-3'><button type='submit' class='btn btn-primary'>")
        .text(view.submit);
    out("</button><a class='btn btn-link'").url("href", view.cancel_url)(">").tr("Cancel")("</a></div></form>");
}

void enterprise_page(web::Html& out, EnterpriseView const& view)
{
    left_behind_alert(out, view.left_behind);
    out("<div class='row row-cards mb-3'>");
    for (auto const& figure : view.figures) {
        out("<div class='col-6 col-lg-3'>");
        web::figure_card(out, figure);
        out("</div>");
    }
    out("</div><div class='row row-cards'><div class='col-lg-7'>");
    web::card(out, out.texts().tr("Organisations in it"), [&](web::Html& body) {
        for (auto const& o : view.organisations) {
            body("<div class='d-flex justify-content-between border-bottom py-2'><a")
                .url("href", o.url)(">")
                .text(o.name);
            body("</a><span class='text-secondary small'>").text(o.hint)("</span></div>");
        }
        if (view.organisations.empty())
            body("<p class='text-secondary'>").tr("No organisation has been founded here yet.")("</p>");
        for (auto const& one : view.under_way) {
            body("<div class='d-flex flex-wrap align-items-center gap-2 mt-2'><a class='me-auto'")
                .url("href", one.url)(">")
                .text(one.process)("</a>");
            web::badge(body, one.state, one.tone.empty() ? "info" : one.tone);
            body("</div>");
        }
        if (!view.found_union_url.empty())
            body("<a class='btn btn-primary mt-3'")
                .url("href", view.found_union_url)(">")
                .tr("Begin founding a union")("</a>");
        if (!view.record_union_url.empty())
            body("<a class='btn btn-link mt-3'")
                .url("href", view.record_union_url)(">")
                .tr("Record a decision that there is already")("</a>");
        if (view.other_foundings.empty()) return;
        body("<details class='mt-3'><summary class='text-secondary'>").tr("Other organisations that can be founded");
        body("</summary><div class='btn-list mt-2'>");
        for (auto const& one : view.other_foundings) web::link_button(body, one.url, one.label, "");
        body("</div></details>");
    });
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("What happened"), [&](web::Html& body) {
        web::timeline(body, view.moments);
        if (view.timeline_url.empty()) return;
        body("<div class='d-flex flex-wrap gap-2'>");
        web::link_button(body, view.events_url, body.texts().tr("Life of the enterprise"), "");
        web::link_button(body, view.contacts_url, body.texts().tr("Visits and calls"), "");
        web::link_button(body, view.timeline_url, body.texts().tr("Filter and print"), "");
        body("</div>");
    });
    out("</div></div><div class='col-lg-5'>");
    if (!view.changes_url.empty()) {
        out("<div class='card card-body mb-3'><a")
            .url("href", view.changes_url)(">")
            .text(view.changes_text)("</a></div>");
    }
    web::card(out, out.texts().tr("The enterprise"), [&](web::Html& body) {
        web::details(body, view.identity);
        if (view.branches_url.empty()) return;
        body("<div class='mt-3'>");
        web::link_button(body, view.branches_url, body.texts().tr("Branches and parent"), "");
        body("</div>");
    });
    out("<div class='mt-3'>");
    web::card(out, out.texts().tr("Address and contact"), [&](web::Html& body) { web::details(body, view.address); });
    out("</div>");
    if (!view.headcounts_url.empty()) {
        out("<div class='mt-3'>");
        web::card(out, out.texts().tr("Numbers of workers"), [&](web::Html& body) { headcounts_card(body, view); });
        out("</div>");
    }
    out("</div></div>");
}

void timeline_page(web::Html& out, TimelineView const& view)
{
    auto const& texts = out.texts();
    out("<form method='get' class='row g-2 mb-3 no-print'").url("action", view.action)("><div class='col-md-4'>");
    web::choice_field(out, view.part, view.parts);
    out("</div><div class='col-auto align-self-end mb-3'>");
    web::send_button(out, texts.tr("Show"), "");
    out("</div></form>");
    web::card(out, texts.tr("What happened"), [&](web::Html& body) {
        web::timeline(body, view.moments);
        if (view.moments.empty()) body("<p class='text-secondary'>").tr("Nothing of this kind is known.")("</p>");
    });
}

}   // namespace enterprises
