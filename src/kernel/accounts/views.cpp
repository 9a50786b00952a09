#include "kernel/accounts/views.hpp"

namespace accounts {
namespace {

void profile_form(web::Html& out, AccountView const& view)
{
    auto const& texts = out.texts();
    std::vector<web::Choice> const languages{
        {"", std::string{texts.tr("As this browser")}}, {"vi", "Tiếng Việt"}, {"en", "English"}};
    std::vector<web::Choice> const themes{{"", std::string{texts.tr("As this browser")}},
                                          {"auto", std::string{texts.tr("Automatic")}},
                                          {"light", std::string{texts.tr("Light")}},
                                          {"dark", std::string{texts.tr("Dark")}}};
    out("<form method='post' action='/account'>");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='revision'").attribute("value", view.revision)(">");
    web::text_field(out, view.name);
    out("<div class='row'><div class='col-sm-6'>");
    web::choice_field(out, {.name = "language", .label = std::string{texts.tr("Language")}, .value = view.language},
                      languages);
    out("</div><div class='col-sm-6'>");
    web::choice_field(out, {.name = "theme", .label = std::string{texts.tr("Appearance")}, .value = view.theme},
                      themes);
    out("</div></div>");
    web::send_button(out, texts.tr("Save"));
    out("</form>");
}

void password_form(web::Html& out, AccountView const& view)
{
    out("<form method='post' action='/account/password' id='password'>");
    web::csrf(out, view.csrf);
    // password managers ask which account the new password is for
    out("<input type='text' name='username' autocomplete='username' hidden readonly")
        .attribute("value", view.sign_in_name)(">");
    web::problems(out, view.password_problems);
    web::password_field(out, view.current);
    web::password_field(out, view.wanted);
    web::password_field(out, view.again);
    web::send_button(out, out.texts().tr("Change the password"));
    out("</form>");
}

void token_form(web::Html& out, AccountView const& view)
{
    out("<form method='post' action='/account/tokens' class='mt-3'>");
    web::csrf(out, view.csrf);
    web::text_field(out, view.token_name);
    web::send_button(out, out.texts().tr("Make a token"), "", "key");
    out("</form>");
}

}   // namespace

void sign_in_form(web::Html& out, SignInView const& view)
{
    out("<form method='post' action='/sign-in' class='card card-body'>");
    web::csrf(out, view.csrf);
    out("<input type='hidden' name='next'").attribute("value", view.next)(">");
    if (view.kept) web::kept_fields(out, *view.kept);
    if (!view.notice.empty()) {
        out("<div class='alert alert-info' role='status'>");
        web::icon(out, "info-circle");
        out("<div>").text(view.notice)("</div></div>");
    }
    if (!view.refusal.empty()) {
        out("<div class='alert alert-danger' role='alert'>");
        web::icon(out, "alert-circle");
        out("<div>").text(view.refusal)("</div></div>");
    }
    web::text_field(out, view.name);
    web::password_field(out, view.password);
    out("<button type='submit' class='btn btn-primary w-100'>");
    web::icon(out, "login");
    out.tr("Sign in")("</button></form><p class='text-secondary small mt-3'>");
    out.tr("No account yet, or the password is forgotten? Ask whoever manages the accounts of your office.")("</p>");
}

void entries(web::Html& out, std::string_view csrf, std::string_view button, std::vector<EntryView> const& rows)
{
    out("<ul class='list-group list-group-flush'>");
    for (auto const& row : rows) {
        out("<li class='list-group-item d-flex flex-wrap align-items-center gap-2 px-0'><div class='flex-fill'><div>");
        out.text(row.title);
        if (!row.mark.empty()) {
            out(" ");
            web::badge(out, row.mark, row.mark_tone);
        }
        out("</div>");
        if (!row.text.empty()) out("<div class='text-secondary small'>").text(row.text)("</div>");
        out("</div>");
        if (!row.action.empty()) {
            out("<form method='post'").url("action", row.action)(">");
            web::csrf(out, csrf);
            out("<button type='submit' class='btn btn-sm'")
                .attribute("aria-label", std::string{button} + ": " + row.title);
            out(">").text(button)("</button></form>");
        }
        out("</li>");
    }
    out("</ul>");
}

void secret_alert(web::Html& out, SecretView const& view)
{
    if (view.secret.empty()) return;
    out("<div class='alert alert-success' role='status'>");
    web::icon(out, "key");
    out("<div><p class='alert-title'>")
        .text(view.title)("</p><p><code class='user-select-all fs-3'>")
        .text(view.secret);
    out("</code></p><p class='mb-0'>").text(view.sentence)("</p></div></div>");
}

void account_page(web::Html& out, AccountView const& view)
{
    auto const& texts = out.texts();
    secret_alert(out, view.made);
    out("<div class='row row-cards'><div class='col-lg-6'>");
    web::card(out, texts.tr("About me"), [&](web::Html& body) { profile_form(body, view); });
    web::card(out, texts.tr("Password"), [&](web::Html& body) { password_form(body, view); });
    out("</div><div class='col-lg-6'>");
    web::card(out, texts.tr("Notices, e-mail and calendar"), [&](web::Html& body) {
        body("<p class='text-secondary'>");
        body.tr("Choose what you are told, confirm your e-mail address, and put your deadlines into a calendar.")(
            "</p>");
        web::link_button(body, "/account/notices", texts.tr("What I am told"), "", "bell");
    });
    web::card(out, texts.tr("What I may do"), [&](web::Html& body) {
        if (!view.grants.empty()) return entries(body, view.csrf, {}, view.grants);
        body("<p class='text-secondary mb-0'>").tr("Nothing has been granted to you yet.")("</p>");
    });
    web::card(out, texts.tr("Where I am signed in"), [&](web::Html& body) {
        entries(body, view.csrf, texts.tr("Sign out"), view.sessions);
        if (view.sessions.size() < 2) return;
        body("<form method='post' action='/account/other-sessions/ending' class='mt-3'>");
        web::csrf(body, view.csrf);
        web::send_button(body, texts.tr("Sign out everywhere else"), "danger", "logout");
        body("</form>");
    });
    web::card(out, texts.tr("Tokens for programs"), [&](web::Html& body) {
        body("<p class='text-secondary'>").tr("A token lets a program use the API with your rights.")("</p>");
        entries(body, view.csrf, texts.tr("Revoke"), view.tokens);
        token_form(body, view);
    });
    out("</div></div>");
}

}   // namespace accounts
