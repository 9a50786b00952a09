#include "kernel/accounts/samples.hpp"

#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/views.hpp"

namespace accounts {
namespace {

constexpr auto longest_name = "Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Quỳnh Hương";

SignInView sign_in_view(base::Texts const& texts)
{
    return {.csrf = "token",
            .next = "/",
            .name = {.name = "name",
                     .label = std::string{texts.tr("Sign-in name")},
                     .required = true,
                     .autocomplete = "username"},
            .password = {.name = "password",
                         .label = std::string{texts.tr("Password")},
                         .required = true,
                         .autocomplete = "current-password"}};
}

void sign_in(web::Html& out) { sign_in_form(out, sign_in_view(out.texts())); }

void sign_in_refused(web::Html& out)
{
    auto view = sign_in_view(out.texts());
    view.name.value = "nguyen.lan";
    view.refusal = out.texts().tr("Too many wrong passwords. Please try again in {0} minutes.", {"12"});
    sign_in_form(out, view);
}

AccountView account_view(base::Texts const& texts)
{
    auto const field = [&](char const* name, base::TextId label) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .required = true};
    };
    return {.csrf = "token",
            .sign_in_name = "nguyen.lan",
            .revision = "1",
            .name = field("display_name", "Full name"),
            .current = field("current", "Present password"),
            .wanted = field("wanted", "New password"),
            .again = field("again", "New password once more"),
            .token_name = field("token_name", "What is the token for?")};
}

void account_new(web::Html& out)
{
    auto view = account_view(out.texts());
    view.name.value = "Nguyễn Thị Lan";
    view.sessions = {{.title = "Firefox · Windows",
                      .text = "02/03/2026 10:00",
                      .mark = std::string{out.texts().tr("This one")},
                      .mark_tone = "good"}};
    account_page(out, view);
}

void account_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = account_view(texts);
    view.name.value = longest_name;
    for (auto const* code : {"union_officer", "commune_party_officer", "training_officer"}) {
        auto const* role = find_role(code);
        view.grants.push_back({.title = std::string{texts.of(role->name)} + " – Xã Đan Phượng",
                               .text = std::string{texts.of(role->help)}});
    }
    view.sessions = {{.title = "Firefox · Windows",
                      .text = "02/03/2026 10:00",
                      .mark = std::string{texts.tr("This one")},
                      .mark_tone = "good"},
                     {.title = "Cốc Cốc · Android", .text = "01/03/2026 21:40", .action = "/account"}};
    view.tokens = {{.title = "Kho dữ liệu của thành phố", .text = "01/03/2026", .action = "/account"}};
    view.password_problems = {{"wanted", "password.short"}};
    view.wanted.problem = texts.problem({"wanted", "password.short"});
    view.made = {.title = std::string{texts.tr("Your new token")},
                 .secret = "dh_invented-for-the-gallery-and-of-no-use",
                 .sentence = std::string{texts.tr("Copy it now: it is not shown again.")}};
    account_page(out, view);
}

UserView user_view(base::Texts const& texts)
{
    auto const field = [&](char const* name, base::TextId label, std::string value) {
        return web::Field{.name = name, .label = std::string{texts.tr(label)}, .value = std::move(value)};
    };
    std::vector<web::Choice> choices;
    for (auto const& role : roles()) choices.push_back({std::string{role.code}, std::string{texts.of(role.name)}});
    return {.csrf = "token",
            .url = "/users/1",
            .revision = "1",
            .sign_in_name = field("sign_in_name", "Sign-in name", "tran.minh"),
            .display_name = field("display_name", "Full name", "Trần Minh"),
            .details = {{std::string{texts.tr("Created")}, "02/03/2026 10:00"}},
            .role = field("role", "Role", ""),
            .roles = std::move(choices),
            .unit = field("unit", "At which unit, with all below it", ""),
            .valid_from = field("valid_from", "From", "02/03/2026"),
            .valid_to = field("valid_to", "Last day", "")};
}

void user_new(web::Html& out)
{
    auto view = user_view(out.texts());
    view.made = {.title = std::string{out.texts().tr("The new password")},
                 .secret = "abcd-efgh-jkmn-pqrs-tuvw",
                 .sentence = std::string{out.texts().tr("Copy it now: it is not shown again.")}};
    user_page(out, view);
}

void user_full(web::Html& out)
{
    auto const& texts = out.texts();
    auto view = user_view(texts);
    view.display_name.value = longest_name;
    view.blocked = true;
    view.details.push_back({std::string{texts.tr("Blocked since")}, "01/03/2026 09:00"});
    view.grants = {{.title = std::string{texts.of(find_role("union_officer")->name)} + " – Công đoàn xã Đan Phượng",
                    .text = texts.tr("From {0}", {"01/10/2025"}),
                    .action = "/users/1"},
                   {.title = std::string{texts.of(find_role("auditor")->name)},
                    .text = texts.tr("From {0} to {1}", {"01/01/2024", "30/06/2025"}),
                    .mark = std::string{texts.tr("Ended")}}};
    view.grant_open = true;
    view.unit.problem = texts.problem({"unit", "account.unit_needed"});
    view.moments = {
        {.day = "01/03/2026 09:00", .title = std::string{texts.of("audit.action.blocked")}, .text = "Nguyễn Thị Lan"},
        {.day = "01/10/2025 08:00", .title = std::string{texts.of("audit.action.granted")}, .text = "Nguyễn Thị Lan"}};
    user_page(out, view);
}

void user_form(web::Html& out)
{
    auto const view = user_view(out.texts());
    new_user_form(out, {.csrf = "token", .sign_in_name = view.sign_in_name, .display_name = view.display_name});
}

constexpr web::Sample all[] = {
    {"sign-in", sign_in, true},   {"sign-in-refused", sign_in_refused, true},
    {"account-new", account_new}, {"account-full", account_full},
    {"user-new", user_new},       {"user-full", user_full},
    {"user-form", user_form},
};

}   // namespace

std::span<web::Sample const> samples() { return all; }

}   // namespace accounts
