#include "platform/web/dressing.hpp"

#include <algorithm>
#include <random>

#include "base/id.hpp"
#include "platform/web/gzip.hpp"
#include "platform/web/html.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/problem_details.hpp"
#include "platform/web/statics.hpp"

namespace web {
namespace {

constexpr std::string_view content_policy =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";

bool has_header(Response const& response, std::string_view name)
{
    return std::ranges::any_of(response.headers, [&](auto const& header) { return header.first == name; });
}

void follow_by_htmx(Response& response)
{
    for (auto& [name, value] : response.headers)
        if (name == "Location") name = "HX-Redirect";
    response.status = 200;
}

std::string with_reference(base::Texts const& texts, std::string sentence, std::string_view reference)
{
    if (reference.empty()) return sentence;
    return sentence + " " + texts.tr("Number: {0}", {reference});
}

/// Keeps the headers that the handler gave (Retry-After, Set-Cookie).
void take_over(Response& response, Response&& dressed)
{
    response.status = dressed.status;
    response.body = std::move(dressed.body);
    for (auto& header : dressed.headers) response.headers.push_back(std::move(header));
}

}   // namespace

bool is_api(Request const& request)
{
    // before the target is read there is no path
    std::string_view const path = request.path.empty() ? request.target : request.path;
    return path.starts_with("/api/");
}

std::string new_reference()
{
    std::random_device device;
    auto const value = static_cast<std::int64_t>(device()) << 8U ^ static_cast<std::int64_t>(device());
    return base::id_text(value & 0xFFFFFFFFFF).substr(5);
}

void dress(Response& response, Context& context, Request const& request, std::string_view reference)
{
    if (response.status < 400 || !response.body.empty()) return;
    if (is_api(request)) {
        if (response.status == 401) response.header("WWW-Authenticate", "Bearer");
        return take_over(response, problem_details(context.texts, response.status, reference));
    }
    auto const words = status_texts(context.texts, response.status);
    take_over(response, message_page(context, response.status, words.title,
                                     with_reference(context.texts, words.sentence, reference)));
}

Response stale_form(Context& context, Request const& request)
{
    if (is_api(request)) return problem_details(context.texts, 403);
    return message_page(context, 403, std::string{context.texts.tr("This page has grown old")},
                        std::string{context.texts.tr("The form comes from an earlier sign-in or from another site. "
                                                     "Go back, reload the page and send it again.")});
}

Response plain_refusal(base::Texts const& texts, bool api, int status, std::string_view reference)
{
    if (api) return problem_details(texts, status, reference);
    auto const words = status_texts(texts, status);
    Html out{texts};
    out("<!doctype html><html").attribute("lang", language_code(texts.language()))(">");
    out("<head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'><title>");
    out.text(words.title)("</title><link rel='stylesheet'").url("href", asset_url("app.css"))("></head>");
    out("<body><main class='container container-tight py-6'><h1>").text(words.title)("</h1><p>");
    out.text(with_reference(texts, words.sentence, reference))("</p><p><a href='/'>");
    out.tr("To the home page")("</a></p></main></body></html>");
    return html(std::move(out), status);
}

Response dressed_plainly(Response response, base::Texts const& texts, bool api)
{
    if (response.status >= 400 && response.body.empty())
        take_over(response, plain_refusal(texts, api, response.status, {}));
    return response;
}

void finish(Response& response, Request const& request)
{
    if (response.status == 303 && request.headers.get("hx-request") == "true") follow_by_htmx(response);
    if (!has_header(response, "Cache-Control")) response.header("Cache-Control", "no-store");
    response.header("Content-Security-Policy", std::string{content_policy});
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "same-origin");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    if (request.secure) response.header("Strict-Transport-Security", "max-age=31536000");
    compress(response, request);
}

}   // namespace web
