#include "kernel/accounts/views.hpp"

namespace accounts {
namespace {

void names_form(web::Html& out, UserView const& view)
{
    out("<form method='post'").url("action", view.url)(">");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='revision'").attribute("value", view.revision)(">");
    web::text_field(out, view.display_name);
    web::text_field(out, view.sign_in_name);
    web::send_button(out, out.texts().tr("Save"));
    out("</form>");
}

void button_form(web::Html& out, UserView const& view, std::string_view action, std::string_view label,
                 std::string_view tone, std::string_view icon_name)
{
    out("<form method='post'").url("action", view.url + std::string{action})(">");
    web::csrf(out, view.csrf);
    web::send_button(out, label, tone, icon_name);
    out("</form>");
}

void grant_form(web::Html& out, UserView const& view)
{
    out("<details class='mt-3'").flag("open", view.grant_open || view.grants.empty())("><summary>");
    out.tr("Grant a role")("</summary><form method='post' class='mt-3'").url("action", view.url + "/grants")(">");
    web::csrf(out, view.csrf);
    web::choice_field(out, view.role, view.roles);
    web::record_field(out, view.unit, "/users/units", view.unit_shown);
    out("<div class='row'><div class='col-sm-6'>");
    web::day_field(out, view.valid_from);
    out("</div><div class='col-sm-6'>");
    web::day_field(out, view.valid_to);
    out("</div></div>");
    web::send_button(out, out.texts().tr("Grant"));
    out("</form></details>");
}

}   // namespace

void new_user_form(web::Html& out, NewUserView const& view)
{
    out("<form method='post' action='/users' class='card card-body'>");
    web::csrf(out, view.csrf);
    web::text_field(out, view.display_name);
    web::text_field(out, view.sign_in_name);
    out("<p class='text-secondary'>")
        .tr("The program makes a password and shows it once.")("</p><div class='btn-list'>");
    web::send_button(out, out.texts().tr("Create the account"));
    web::link_button(out, "/users", out.texts().tr("Cancel"), "");
    out("</div></form>");
}

void user_page(web::Html& out, UserView const& view)
{
    auto const& texts = out.texts();
    secret_alert(out, view.made);
    out("<div class='row row-cards'><div class='col-lg-5'>");
    web::card(out, texts.tr("Account"), [&](web::Html& body) {
        web::details(body, view.details);
        names_form(body, view);
    });
    web::card(out, texts.tr("Access"), [&](web::Html& body) {
        body("<div class='btn-list'>");
        button_form(body, view, "/password", texts.tr("Make a new password"), "", "key");
        if (view.blocked)
            button_form(body, view, "/unblocking", texts.tr("Open the account again"), "primary", "lock-open");
        else
            button_form(body, view, "/blocking", texts.tr("Block the account"), "danger", "lock");
        body("</div>");
    });
    out("</div><div class='col-lg-7'>");
    web::card(out, texts.tr("Roles"), [&](web::Html& body) {
        if (view.grants.empty())
            body("<p class='text-secondary'>").tr("No role yet: this user sees nothing.")("</p>");
        else
            entries(body, view.csrf, texts.tr("End"), view.grants);
        grant_form(body, view);
    });
    web::card(out, texts.tr("What happened"), [&](web::Html& body) { web::timeline(body, view.moments); });
    out("</div></div>");
}

}   // namespace accounts
