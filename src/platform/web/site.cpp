#include "platform/web/site.hpp"

#include <chrono>
#include <thread>

#include "base/log.hpp"
#include "base/text.hpp"
#include "platform/db/disk_full.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/cursor.hpp"
#include "platform/web/dressing.hpp"
#include "platform/web/kept_form.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/parse.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/problem_details.hpp"
#include "platform/web/sent_forms.hpp"
#include "platform/web/statics.hpp"
#include "platform/web/vouching.hpp"

namespace web {
namespace {

constexpr int max_tries = 4;
constexpr std::chrono::milliseconds slow_request{1000};
/// Holds the secret of visitors who have not signed in, for the forms they see.
constexpr std::string_view visitor_cookie = "visitor";
constexpr std::string_view flash_cookie = "flash";
constexpr std::size_t secret_bytes = 18;
constexpr std::string_view bearer = "Bearer ";

constexpr std::string_view sign_in_path = "/sign-in";

/// Where one signs in, and what is told there: nothing to who was not signed in, else that the session has ended, and
/// whether a form was lost with it.
std::string sign_in_url(Request const& request)
{
    bool const reads = request.method == Method::get;
    auto const next = reads ? request.target : page_of_form(request);
    std::string url{sign_in_path};
    if (next != "/") url = with_parameter(url, "next", next);
    if (request.cookies.get(session_cookie).empty()) return url;
    return with_parameter(url, "ended", reads ? "session" : "form");
}

/// A form of an earlier sign-in of the same browser: shown to be sent anew.
Response shown_again(Context& context, Request const& request)
{
    auto view = sent_back(context, request, SentBack::stale);
    view.form_url = page_of_form(request);
    return send_again(context, request, view);
}

std::string flash_of(Request const& request)
{
    auto sentence = parse_base64url(request.cookies.get(flash_cookie)).value_or("");
    return base::is_utf8(sentence) ? sentence : std::string{};
}

std::string theme_of(Request const& request, Session const& session)
{
    auto const theme = session.theme.empty() ? request.cookies.get(theme_cookie) : std::string_view{session.theme};
    return theme == "light" || theme == "dark" ? std::string{theme} : "auto";
}

}   // namespace

/// A request on its way through its tries.
struct Site::Visit {
    Request const& request;
    Route const* route;   // null: nothing is there
    int status_without_route = 404;
    bool api = false;
    std::string new_visitor = {};   // value of the visitor cookie to be set
    bool looked_into_files = false;
    std::optional<base::Problem> unfit_file = {};
};

Site::Site(SiteParts parts) : parts_(std::move(parts)), router_(parts_.routes) {}

Response Site::answer(Request request) const
{
    auto const began = std::chrono::steady_clock::now();
    std::string_view pattern;
    auto response = [&] {
        try {
            return route(request, pattern);
        } catch (std::exception const& e) {
            auto const reference = new_reference();
            logs::error("request.failed", {{"reference", reference}, {"route", pattern}, {"what", e.what()}});
            return plain_refusal(texts_of(request), is_api(request), 500, reference);
        }
    }();
    finish(response, request);
    auto const took = std::chrono::steady_clock::now() - began;
    if (took > slow_request)
        logs::warning("request.slow", {{"route", pattern}, {"seconds", std::chrono::duration<double>(took).count()}});
    if (parts_.metrics != nullptr) parts_.metrics->answered(request.method, pattern, response.status, took);
    return response;
}

Response Site::refused(Request request, int status) const
{
    if (request.cookies.all().empty()) request.cookies = read_cookies(request.headers.get("cookie"));
    auto response = plain_refusal(texts_of(request), is_api(request), status, {});
    if (status == 503) {
        response.header("Retry-After", "2");
        if (parts_.metrics != nullptr) parts_.metrics->refused_because_full();
    }
    finish(response, request);
    return response;
}

Response Site::route(Request& request, std::string_view& pattern) const
{
    auto const reading = complete(request, parts_.limits);
    if (reading != Reading::fine)
        return plain_refusal(texts_of(request), is_api(request), reading == Reading::broken ? 400 : 413, {});

    for (auto const& fixed : parts_.fixed) {
        if (fixed.path != request.path || request.method != Method::get) continue;
        pattern = fixed.path;
        return fixed.answer(request);
    }
    if (request.path.starts_with("/assets/") || request.path == "/favicon.ico") {
        pattern = "/assets";
        if (request.method == Method::get) return dressed_plainly(static_file(request), texts_of(request), false);
    }

    auto match = router_.find(request.method, request.path);
    Visit visit{request, match.route, match.allowed.empty() ? 404 : 405, is_api(request)};
    if (match.route != nullptr) pattern = match.route->pattern;
    if (match.route == nullptr && request.method == Method::get && request.path.size() > 1 &&
        request.path.ends_with('/') &&
        router_.find(Method::get, request.path.substr(0, request.path.size() - 1)).route != nullptr)
        return see_other(local_path(request.path.substr(0, request.path.size() - 1)));
    request.path_fields = std::move(match.path_fields);
    if (request.cookies.get(visitor_cookie).empty() && !visit.api) visit.new_visitor = random_text(secret_bytes);

    auto response = retried(visit);
    if (response.status == 405 && match.route == nullptr) response.header("Allow", match.allowed);
    return response;
}

Response Site::retried(Visit& visit) const
{
    for (int tried = 1;; ++tried) {
        try {
            look_into_files(visit);
            return attempt(visit);
        } catch (db::Retry const& e) {
            if (tried == max_tries) return failed(visit, 503, e.what());
            std::this_thread::sleep_for(std::chrono::milliseconds{1 << (2 * tried)});
        } catch (db::Conflict const& e) {
            return failed(visit, 409, e.what());
        } catch (db::DiskFull const& e) {
            return failed(visit, 507, e.what());
        } catch (std::exception const& e) {
            return failed(visit, 500, e.what());
        }
    }
}

Response Site::attempt(Visit const& visit) const
{
    auto const& request = visit.request;
    auto const reads = visit.route == nullptr || request.method == Method::get || visit.route->opens == Opens::reading;
    auto const transaction = parts_.database->begin(reads ? db::Access::read : db::Access::write);
    auto const found = session_of(**transaction, visit);
    Session const session = found.value_or(Session{});
    auto context = context_of(visit, **transaction, session);
    auto const visitor =
        visit.new_visitor.empty() ? request.cookies.get(visitor_cookie) : std::string_view{visit.new_visitor};
    std::string_view const secret = session.secret.empty() ? visitor : std::string_view{session.secret};
    context.csrf = visit.api ? std::string{} : csrf_token(secret);

    auto response = checked(visit, context, secret);
    dress(response, context, request, {});
    // also on a page that comes back: its form needs the visitor's secret
    bool const shows_a_form = response.status == 200 || response.status == 422;
    if (!visit.new_visitor.empty() && session.actor.user == 0 && shows_a_form)
        set_cookie(response, request, {visitor_cookie, visit.new_visitor});
    if (response.status >= 400) return response;
    if (!reads) transaction->commit();
    for (auto const& next : context.after) next();
    if (!context.flash.empty() && response.status == 200 && !request.wants_fragment())
        forget_cookie(response, request, flash_cookie);
    return response;
}

/// The permission, the token, and then the handler.
Response Site::checked(Visit const& visit, Context& context, std::string_view secret) const
{
    auto const& request = visit.request;
    if (visit.route == nullptr) return status_only(visit.status_without_route);
    auto const by_token = visit.api && request.headers.get("authorization").starts_with(bearer);
    auto const nobody = context.actor.user == 0 && !context.actor.everything;
    if (nobody && by_token) return status_only(401);   // the token is not one, or no longer
    if (!context.actor.may(visit.route->permission)) {
        if (!nobody) return forbidden();
        return visit.api ? status_only(401) : asked_to_sign_in(request, context);
    }
    if (request.method != Method::get && !by_token && !comes_from_us(request, secret)) {
        if (!nobody && !visit.api && kept_form(request)) return shown_again(context, request);
        return stale_form(context, request);
    }
    if (request.method == Method::get) return handled(visit, context);
    // a page that only reads keeps nothing of a file and tells at its own field what it cannot take
    bool const keeps = visit.api || visit.route->opens != Opens::reading;
    if (visit.unfit_file && keeps) return ask_to_change(context, request, parts_.unfit, *visit.unfit_file);
    if (auto const problem = unfit_in(request, parts_.unfit))
        return ask_to_change(context, request, parts_.unfit, *problem);
    if (parts_.unfit.content != nullptr && !request.uploads.empty() && !vouches(request, Vouched::files))
        return ask_to_declare(context, request);
    return vouched(context, request, *visit.route, parts_.unfit, handled(visit, context));
}

/// The sign-in page; what was typed into a form goes along in it where that is safe.
Response Site::asked_to_sign_in(Request const& request, Context& context) const
{
    auto const* route = router_.find(Method::get, sign_in_path).route;
    if (route == nullptr || !kept_form(request)) return see_other(sign_in_url(request));
    auto response = route->handler(request, context);
    if (request.wants_fragment()) {
        response.header("HX-Retarget", "body");
        response.header("HX-Reswap", "innerHTML");
    }
    return response;
}

/// Once for all tries, outside of the transaction, in which everybody else's writing would wait, and only into files of
/// who may send them.
void Site::look_into_files(Visit& visit) const
{
    if (visit.looked_into_files) return;
    if (!visit.request.uploads.empty() && visit.route != nullptr && parts_.unfit.content != nullptr) {
        auto const session = session_of(**parts_.database->begin(db::Access::read), visit).value_or(Session{});
        if (session.actor.may(visit.route->permission))
            for (auto const& upload : visit.request.uploads)
                if (!visit.unfit_file) visit.unfit_file = parts_.unfit.content(upload.content);
    }
    visit.looked_into_files = true;
}

/// What the handler answers; a form that was sent and done before is led where the first one was.
Response Site::handled(Visit const& visit, Context& context) const
{
    auto const& request = visit.request;
    auto const& route = *visit.route;
    bool const once = parts_.forms_are_done == FormsAreDone::once && request.method == Method::post && !visit.api &&
                      route.opens != Opens::reading && route.permission != anyone;
    auto const mark = once ? form_mark(request) : std::nullopt;
    if (!mark) return route.handler(request, context);
    if (auto const led = find_sent(context.tx, *mark)) {
        auto response = see_other(*led);
        flash(response, request, context.texts.tr("This form was sent before; it was carried out once."));
        return response;
    }
    auto response = route.handler(request, context);
    if (response.status == 303)
        for (auto const& [name, value] : response.headers)
            if (name == "Location") note_sent(context.tx, *mark, value, context.now);
    return response;
}

std::optional<Session> Site::session_of(db::Connection& tx, Visit const& visit) const
{
    auto const now = parts_.clock();
    if (auto const header = visit.request.headers.get("authorization"); visit.api && header.starts_with(bearer))
        return parts_.gatekeeper->by_token(tx, header.substr(bearer.size()), now);
    auto const cookie = visit.request.cookies.get(session_cookie);
    if (cookie.empty()) return std::nullopt;
    return parts_.gatekeeper->by_cookie(tx, cookie, now);
}

Context Site::context_of(Visit const& visit, db::Connection& tx, Session const& session) const
{
    auto const now = parts_.clock();
    return Context{.tx = tx,
                   .actor = session.actor,
                   .today = base::civil_day(now),
                   .now = now,
                   .texts = session.language ? texts_in(*session.language) : texts_of(visit.request),
                   .services = *parts_.services,
                   .csrf = {},
                   .theme = theme_of(visit.request, session),
                   .here = visit.request.target,
                   .flash = flash_of(visit.request)};
}

base::Texts Site::texts_of(Request const& request) const
{
    return texts_in(language_of(request.cookies.get(language_cookie), parts_.language));
}

/// Answers after the transaction is gone: the page again with the reader's own frame if the database still gives it,
/// else a plain one.
Response Site::failed(Visit const& visit, int status, std::string_view what) const
{
    auto const reference = new_reference();
    auto const pattern = visit.route == nullptr ? std::string_view{} : visit.route->pattern;
    auto const level = status == 500 || status == 507 ? logs::Level::error : logs::Level::warning;
    logs::write(level, "request.failed",
                {{"reference", reference}, {"route", pattern}, {"status", status}, {"what", what}});
    auto const shown = status == 500 ? std::string_view{reference} : std::string_view{};
    try {
        auto const transaction = parts_.database->begin(db::Access::read);
        auto const found = session_of(**transaction, visit);
        Session const session = found.value_or(Session{});
        auto context = context_of(visit, **transaction, session);
        auto response = status_only(status);
        dress(response, context, visit.request, shown);
        return response;
    } catch (std::exception const&) {
        return plain_refusal(texts_of(visit.request), visit.api, status, shown);
    }
}

}   // namespace web
