#include <optional>

#include "base/text.hpp"
#include "kernel/accounts/own_transaction.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/accounts/views.hpp"
#include "platform/web/cookies.hpp"

namespace accounts {
namespace {

constexpr SessionLimits session_limits;
constexpr GuessLimits guess_limits;
constexpr std::int64_t a_year_in_seconds = 365 * 24 * 3600;
constexpr std::chrono::hours token_life{24 * 365};
constexpr std::size_t longest_token_name = 100;

UserId me(web::Context const& context) { return UserId{context.actor.user}; }

SessionId this_session(web::Request const& request, web::Context& context)
{
    auto const session = find_session(context.tx, request.cookies.get(web::session_cookie));
    return session ? session->id : SessionId{};
}

std::vector<EntryView> grants_of(web::Context& context)
{
    std::vector<EntryView> rows;
    for (auto const& grant : list_grants(context.tx, me(context))) {
        auto const* role = find_role(grant.role);
        if (!grant.period.contains(context.today) || role == nullptr) continue;
        auto const unit = unit_name(context.tx, grant.unit, context.today);
        rows.push_back({.title = std::string{context.texts.of(role->name)} + (unit.empty() ? "" : " – " + unit),
                        .text = std::string{context.texts.of(role->help)}});
    }
    return rows;
}

std::vector<EntryView> sessions_of(web::Request const& request, web::Context& context)
{
    auto const mine = this_session(request, context);
    std::vector<EntryView> rows;
    for (auto const& session : list_sessions(context.tx, me(context), session_limits, context.now)) {
        EntryView row{
            .title = session.browser.empty() ? std::string{context.texts.tr("Unknown browser")} : session.browser,
            .text = context.texts.tr("Since {0}, from {1}", {base::vietnamese(session.started_at), session.address})};
        if (session.id == mine) {
            row.mark = context.texts.tr("This one");
            row.mark_tone = "good";
        } else {
            row.action = "/account/sessions/" + session.id.text() + "/ending";
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<EntryView> tokens_of(web::Context& context)
{
    std::vector<EntryView> rows;
    for (auto const& token : list_tokens(context.tx, me(context))) {
        if (token.revoked_at || token.ends_at <= context.now) continue;
        rows.push_back({.title = token.name,
                        .text = context.texts.tr("Made on {0}, works until {1}",
                                                 {base::vietnamese(base::civil_day(token.created_at)),
                                                  base::vietnamese(base::civil_day(token.ends_at))}),
                        .action = "/account/tokens/" + token.id.text() + "/revocation"});
    }
    return rows;
}

/// What is shown besides what the database knows.
struct Shown {
    std::optional<std::string> name = {};
    base::Error const* error = nullptr;
    std::vector<base::Problem> password_problems = {};
    std::string made_token = {};
    int status = 200;
};

web::Response account_answer(web::Request const& request, web::Context& context, Shown const& shown)
{
    auto const account = find_account(context.tx, me(context));
    if (!account) return web::not_found();
    auto const& texts = context.texts;
    auto const field = [&](char const* name, base::TextId label, char const* autocomplete) {
        return web::Field{.name = name,
                          .label = std::string{texts.tr(label)},
                          .problem = web::problem_of(texts, shown.error, name),
                          .required = true,
                          .autocomplete = autocomplete};
    };
    AccountView view{.csrf = context.csrf,
                     .sign_in_name = account->sign_in_name,
                     .revision = std::to_string(account->revision),
                     .name = field("display_name", "Full name", "name"),
                     .language = account->language,
                     .theme = account->theme,
                     .current = field("current", "Present password", "current-password"),
                     .wanted = field("wanted", "New password", "new-password"),
                     .again = field("again", "New password once more", "new-password"),
                     .grants = grants_of(context),
                     .sessions = sessions_of(request, context),
                     .tokens = tokens_of(context),
                     .token_name = field("token_name", "What is the token for?", "off")};
    view.name.value = shown.name.value_or(account->display_name);
    view.wanted.help = texts.tr("At least 12 characters; a sentence of four words is good.");
    view.made = {.title = std::string{texts.tr("Your new token")},
                 .secret = shown.made_token,
                 .sentence = std::string{texts.tr("Copy it now: it is not shown again.")}};
    return web::page(
        context,
        {.title = std::string{texts.tr("My account")}, .pretitle = account->sign_in_name, .active = "/account"},
        [&](web::Html& out) { account_page(out, view); }, shown.status);
}

/// Everything that stands in the way of a new password.
std::vector<base::Problem> change_problems(web::Request const& request, Account const& account)
{
    std::vector<base::Problem> problems;
    if (request.form.get("current").empty()) problems.push_back({"current", "required"});
    for (auto& problem : password_problems(request.form.get("wanted"), account.sign_in_name, "wanted"))
        problems.push_back(std::move(problem));
    if (request.form.get("again") != request.form.get("wanted")) problems.push_back({"again", "password.differs"});
    return problems;
}

}   // namespace

web::Response show_account(web::Request const& request, web::Context& context)
{
    return account_answer(request, context, {});
}

web::Response save_account(web::Request const& request, web::Context& context)
{
    auto const account = find_account(context.tx, me(context));
    if (!account) return web::not_found();
    auto const form = checked(AccountForm{account->sign_in_name, web::read_text(request, "display_name")});
    if (!form)
        return account_answer(request, context,
                              {.name = web::read_text(request, "display_name"), .error = &form.error(), .status = 422});
    if (form->display_name != account->display_name) {
        auto const saved = rename_account(context.tx, account->id, *form,
                                          web::read_whole(request, "revision").value_or(0), account->id, context.now);
        if (!saved) return web::status_only(web::status_of(saved.error().kind));
    }
    auto const one_of = [&](char const* field, std::initializer_list<std::string_view> allowed) {
        auto const value = request.form.get(field);
        return std::ranges::find(allowed, value) == allowed.end() ? std::string_view{} : value;
    };
    auto const language = one_of("language", {"vi", "en"});
    auto const theme = one_of("theme", {"auto", "light", "dark"});
    save_preferences(context.tx, account->id, language, theme);
    auto response = web::see_other("/account");
    if (!language.empty()) web::set_cookie(response, request, {web::language_cookie, language, a_year_in_seconds});
    if (!theme.empty()) web::set_cookie(response, request, {web::theme_cookie, theme, a_year_in_seconds});
    web::flash(response, request, context.texts.tr("Saved."));
    return response;
}

/// 303; 422 with the problems; 429 after too many wrong present passwords. Other sessions end.
web::Response save_own_password(web::Request const& request, web::Context& context)
{
    auto const account = find_account(context.tx, me(context));
    if (!account) return web::not_found();
    base::Error error{base::Refusal::invalid, change_problems(request, *account)};
    auto const refused = [&](int status) {
        return account_answer(request, context,
                              {.error = &error, .password_problems = error.problems, .status = status});
    };
    if (!error.problems.empty()) return refused(422);
    auto const failures = failures_of_name(context.tx, account->sign_in_name, guess_limits, context.now);
    if (wait_after(failures, guess_limits.by_name, guess_limits, context.now).count() > 0) {
        error.problems.push_back({"current", "password.too_many_tries"});
        return refused(429);
    }
    auto const& passwords = context.services.shelf.get<Passwords>();
    auto const fits = passwords.fits(request.form.get("current"), password_hash(context.tx, account->id));
    auto const hash = fits && *fits ? passwords.hash(request.form.get("wanted")) : std::nullopt;
    if (fits && !*fits) {
        in_own_transaction(*context.services.database, [&](db::Connection& tx) {
            note_failure(tx, account->sign_in_name, request.remote, account->id, context.now);
        });
        error.problems.push_back({"current", "password.wrong"});
        return refused(422);
    }
    if (!hash) return web::status_only(503);
    auto const keep = this_session(request, context);
    in_own_transaction(*context.services.database, [&](db::Connection& tx) {
        save_password(tx, account->id, *hash, keep, account->id, context.now);
    });
    auto response = web::see_other("/account");
    web::flash(response, request, context.texts.tr("The password is changed. You are signed out everywhere else."));
    return response;
}

web::Response end_session_of_mine(web::Request const& request, web::Context& context)
{
    auto const id = SessionId::parse(request.in_path("id"));
    if (!end_session(context.tx, me(context), id, me(context), context.now)) return web::not_found();
    return web::see_other("/account");
}

web::Response end_my_other_sessions(web::Request const& request, web::Context& context)
{
    end_other_sessions(context.tx, me(context), this_session(request, context), me(context), context.now);
    return web::see_other("/account");
}

web::Response create_token(web::Request const& request, web::Context& context)
{
    auto const name = web::read_text(request, "token_name");
    base::Error error;
    if (name.empty())
        error.problems.push_back({"token_name", "required"});
    else if (base::length(name) > longest_token_name)
        error.problems.push_back({"token_name", "token.name_long"});
    if (!error.problems.empty()) return account_answer(request, context, {.error = &error, .status = 422});
    auto const secret = add_token(
        context.tx, {.user = me(context), .name = name, .created_at = context.now, .ends_at = context.now + token_life},
        me(context));
    return account_answer(request, context, {.made_token = secret});
}

web::Response revoke_my_token(web::Request const& request, web::Context& context)
{
    auto const id = TokenId::parse(request.in_path("id"));
    if (!revoke_token(context.tx, me(context), id, me(context), context.now)) return web::not_found();
    return web::see_other("/account");
}

}   // namespace accounts
