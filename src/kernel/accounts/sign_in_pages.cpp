#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "kernel/accounts/own_transaction.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/accounts/views.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/kept_form.hpp"

namespace accounts {
namespace {

constexpr SessionLimits session_limits;
constexpr GuessLimits guess_limits;
constexpr std::int64_t a_year_in_seconds = 365 * 24 * 3600;
constexpr std::size_t longest_password = 1000;   // nobody's; more is not worth hashing

struct SignIn {
    std::string name;
    std::string password;
    std::string next;
    std::string notice = {};
    std::optional<web::KeptForm> kept = {};
};

SignIn read_sign_in(web::Request const& request)
{
    return {web::read_text(request, "name"),
            std::string{request.form.get("password")},
            web::local_path(request.form.get("next")),
            {},
            web::read_kept_form(request)};
}

/// Why somebody who worked here is asked to sign in, and what became of what was typed.
std::string notice_of(base::Texts const& texts, std::optional<web::KeptForm> const& kept, std::string_view ended)
{
    if (!kept && ended == "form")
        return std::string{
            texts.tr("Your session has ended, and what you had just filled in was not saved. Sign in: "
                     "you come back to the page with the form.")};
    if (!kept)
        return ended.empty() ? std::string{} : std::string{texts.tr("Your session has ended. Sign in to go on.")};
    std::string notice{
        texts.tr("Your session has ended. What you filled in is not lost: sign in, look through it and "
                 "send it with one click.")};
    if (!kept->files.empty()) notice += " " + std::string{texts.tr("Files are chosen again then.")};
    auto const is_password = [](auto const& field) { return web::is_password(field.first); };
    if (std::any_of(kept->fields.begin(), kept->fields.end(), is_password))
        notice += " " + std::string{texts.tr("Passwords are typed again then.")};
    return notice;
}

web::Response sign_in_page(web::Context& context, SignIn const& form, std::string refusal, int status,
                           base::Error const* error = nullptr)
{
    auto const& texts = context.texts;
    SignInView const view{.csrf = context.csrf,
                          .next = form.next,
                          .refusal = std::move(refusal),
                          .notice = form.notice.empty() ? notice_of(texts, form.kept, {}) : form.notice,
                          .kept = form.kept,
                          .name = {.name = "name",
                                   .label = std::string{texts.tr("Sign-in name")},
                                   .value = form.name,
                                   .problem = web::problem_of(texts, error, "name"),
                                   .required = true,
                                   .autocomplete = "username",
                                   .max_length = 64},
                          .password = {.name = "password",
                                       .label = std::string{texts.tr("Password")},
                                       .problem = web::problem_of(texts, error, "password"),
                                       .required = true,
                                       .autocomplete = "current-password"}};
    return web::page(
        context, {.title = std::string{texts.tr("Sign in")}}, [&](web::Html& out) { sign_in_form(out, view); }, status);
}

/// How long this name or address has to wait, in whole minutes; 0: not at all.
std::int64_t minutes_to_wait(db::Connection& tx, std::string_view name, std::string_view address, base::Instant now)
{
    auto const wait = std::max(
        wait_after(failures_of_name(tx, name, guess_limits, now), guess_limits.by_name, guess_limits, now),
        wait_after(failures_of_address(tx, address, guess_limits, now), guess_limits.by_address, guess_limits, now));
    return std::chrono::ceil<std::chrono::minutes>(wait).count();
}

/// The session in place of the one the browser may still have, and where to go.
web::Response signed_in(web::Request const& request, web::Context& context, Account const& account, SignIn const& form,
                        std::string const& new_hash)
{
    std::string secret;
    in_own_transaction(*context.services.database, [&](db::Connection& tx) {
        forget_failures(tx, account.sign_in_name);
        if (!new_hash.empty()) save_rehashed(tx, account.id, new_hash);
        if (auto const old = find_session(tx, request.cookies.get(web::session_cookie)))
            end_session(tx, old->user, old->id, old->user, context.now);
        secret = start_session(tx, {.user = account.id,
                                    .started_at = context.now,
                                    .last_seen_at = context.now,
                                    .ends_at = context.now + session_limits.absolute,
                                    .address = request.remote,
                                    .browser = browser_name(request.headers.get("user-agent"))});
    });
    auto response = form.kept ? web::show_kept_form(context, request, *form.kept, web::csrf_token(secret))
                              : web::see_other(form.next);
    web::set_cookie(response, request, {web::session_cookie, secret});
    if (!account.language.empty())
        web::set_cookie(response, request, {web::language_cookie, account.language, a_year_in_seconds});
    if (!account.theme.empty())
        web::set_cookie(response, request, {web::theme_cookie, account.theme, a_year_in_seconds});
    return response;
}

}   // namespace

/// GET /sign-in?next=&ended=; also what a form gets whose session has ended (422).
web::Response show_sign_in(web::Request const& request, web::Context& context)
{
    if (auto kept = web::kept_form(request)) {
        auto const next = kept->form_url;
        return sign_in_page(context, {.name = {}, .password = {}, .next = next, .kept = std::move(kept)}, {}, 422);
    }
    auto const next = web::local_path(request.query.get("next"));
    if (context.actor.user != 0) return web::see_other(next);
    auto notice = notice_of(context.texts, std::nullopt, request.query.get("ended"));
    return sign_in_page(context, {.name = {}, .password = {}, .next = next, .notice = std::move(notice)}, {}, 200);
}

/// 303 to where the person wanted to go, or 200 with the form that came along, to be sent by a click; 422 for a wrong
/// name or password (the same for unknown and blocked accounts); 429 after too many wrong ones; 503 when too many sign
/// in at once.
web::Response create_session(web::Request const& request, web::Context& context)
{
    auto const form = read_sign_in(request);
    base::Error empty;
    if (form.name.empty()) empty.problems.push_back({"name", "required"});
    if (form.password.empty()) empty.problems.push_back({"password", "required"});
    if (!empty.problems.empty()) return sign_in_page(context, form, {}, 422, &empty);

    auto const minutes = minutes_to_wait(context.tx, form.name, request.remote, context.now);
    if (minutes > 0)
        return sign_in_page(context, form,
                            context.texts.tr("Too many wrong passwords. Please try again in {0} minutes.",
                                             {context.texts.number(minutes)}),
                            429);

    auto const account = find_account(context.tx, form.name);
    auto const hash = account ? password_hash(context.tx, account->id) : std::string{};
    auto const& passwords = context.services.shelf.get<Passwords>();
    auto const fits = passwords.fits(std::string_view{form.password}.substr(0, longest_password), hash);
    if (!fits)
        return sign_in_page(context, form,
                            std::string{context.texts.tr("Many people are signing in. Please try again in a moment.")},
                            503);
    if (!*fits || account->blocked_at) {
        in_own_transaction(*context.services.database, [&](db::Connection& tx) {
            note_failure(tx, form.name, request.remote, account ? std::optional{account->id} : std::nullopt,
                         context.now);
        });
        return sign_in_page(context, form,
                            std::string{context.texts.tr("The sign-in name or the password is wrong. Check both; "
                                                         "capital letters count in the password.")},
                            422);
    }
    auto const outdated = passwords.is_outdated(hash);
    return signed_in(request, context, *account, form,
                     outdated ? passwords.hash(form.password).value_or("") : std::string{});
}

web::Response end_own_session(web::Request const& request, web::Context& context)
{
    if (auto const session = find_session(context.tx, request.cookies.get(web::session_cookie)))
        end_session(context.tx, session->user, session->id, session->user, context.now);
    auto response = web::see_other("/sign-in");
    web::forget_cookie(response, request, web::session_cookie);
    return response;
}

}   // namespace accounts
