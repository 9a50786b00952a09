#include "platform/web/problem_details.hpp"

#include "base/json.hpp"
#include "platform/web/outdated.hpp"

namespace web {
namespace {

constexpr std::string_view media_type = "application/problem+json";

struct Details {
    int status;
    std::string_view kind;
    std::string_view title;
};

base::JsonWriter& begin(base::JsonWriter& out, Details const& details)
{
    out.begin_object();
    out.key("type").text("about:blank");
    out.key("title").text(details.title);
    out.key("status").number(details.status);
    out.key("kind").text(details.kind);
    return out;
}

Response answer(base::JsonWriter& out, int status)
{
    return Response{status, {{"Content-Type", std::string{media_type}}}, out.take()};
}

std::string_view kind_of(base::Refusal kind)
{
    switch (kind) {
        case base::Refusal::not_found:
            return "not_found";
        case base::Refusal::forbidden:
            return "forbidden";
        case base::Refusal::conflict:
            return "conflict";
        case base::Refusal::invalid:
            break;
    }
    return "invalid";
}

StatusTexts request_texts(base::Texts const& texts, int status)
{
    auto const said = [&](std::string_view kind, base::TextId title, base::TextId sentence) {
        return StatusTexts{kind, std::string{texts.tr(title)}, std::string{texts.tr(sentence)}};
    };
    auto const tr = [](base::TextId id) { return id; };
    switch (status) {
        case 401:
            return said("not_signed_in", tr("Please sign in"), tr("This needs a sign-in. Sign in and try again."));
        case 403:
            return said("forbidden", tr("Not allowed"),
                        tr("Your account does not have the right to do this. Ask the person who manages accounts at "
                           "your office."));
        case 404:
            return said("not_found", tr("Not found"),
                        tr("There is nothing at this address, or it lies outside what your account may see. Check the "
                           "address or go back to the home page."));
        case 405:
            return said("method_not_allowed", tr("Not possible here"),
                        tr("This address does not do that. Go back and use the buttons of the page."));
        case 408:
            return said("too_slow", tr("Too slow"),
                        tr("Your request arrived too slowly. Check the connection and try again."));
        case 409:
            return said("conflict", tr("Changed in the meantime"),
                        tr("Somebody else changed the same record just now. Open it again, look at the change, and "
                           "repeat yours."));
        case 413:
            return said(
                "too_large", tr("Too large"),
                tr("What you sent is larger than this server takes. Send a smaller file, or split it into several."));
        case 422:
            return said("invalid", tr("Not accepted"),
                        tr("Some of what you sent cannot be accepted. Correct it and send it again."));
        case 429:
            return said("too_many", tr("Too many attempts"),
                        tr("There were too many attempts. Wait a few minutes and try again."));
        case 431:
            return said("too_large", tr("Too large"),
                        tr("The address or the cookies of this request are too long. Delete the cookies of this site "
                           "and try again."));
        default:
            break;
    }
    return said("broken_request", tr("The request cannot be read"),
                tr("The request was damaged on its way. Go back, reload the page and try again."));
}

}   // namespace

StatusTexts status_texts(base::Texts const& texts, int status)
{
    auto const tr = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    if (status == 503)
        return {"busy", tr("Busy"),
                tr("The server has too much to do at the moment. Your data is safe. Try again in a few seconds.")};
    if (status == 507)
        return {"disk_full", tr("The disk is full"),
                tr("The disk of the server is full. What you just sent was not saved; everything saved before is "
                   "safe. Tell your administrator to make room, then send it again.")};
    if (status >= 500)
        return {"failed", tr("Something went wrong"),
                tr("The server could not finish this. Nothing was saved by this request. Try again; if it happens "
                   "again, tell your administrator the number below.")};
    return request_texts(texts, status);
}

Response refusal(Context const& context, base::Error const& error)
{
    auto const status = status_of(error.kind);
    auto const words = status_texts(context.texts, status);
    base::JsonWriter out;
    begin(out, {status, kind_of(error.kind), words.title});
    out.key("detail").text(words.sentence);
    out.key("problems").begin_array();
    for (auto const& problem : error.problems) {
        out.begin_object();
        out.key("field").text(problem.field);
        out.key("code").text(problem.code);
        out.key("text").text(context.texts.problem(problem));
        out.end_object();
    }
    out.end_array().end_object();
    return answer(out, status);
}

Response outdated(Context const& context, std::int64_t revision, std::span<ThreeColumns const> fields)
{
    constexpr int status = 409;
    auto const words = status_texts(context.texts, status);
    base::Problem const problem{"revision", "changed_by_another"};
    base::JsonWriter out;
    begin(out, {status, words.kind, words.title});
    out.key("detail").text(words.sentence);
    out.key("problems").begin_array().begin_object();
    out.key("field").text(problem.field);
    out.key("code").text(problem.code);
    out.key("text").text(context.texts.problem(problem));
    out.end_object().end_array();
    out.key("revision").number(revision);
    out.key("fields").begin_array();
    for (auto const& one : fields) {
        out.begin_object();
        out.key("field").text(one.field);
        out.key("base");
        one.base ? out.text(*one.base) : out.null();
        out.key("yours").text(one.yours);
        out.key("current").text(one.current);
        out.end_object();
    }
    out.end_array().end_object();
    return answer(out, status);
}

Response problem_details(base::Texts const& texts, int status, std::string_view reference)
{
    auto const words = status_texts(texts, status);
    base::JsonWriter out;
    begin(out, {status, words.kind, words.title});
    out.key("detail").text(words.sentence);
    if (!reference.empty()) out.key("reference").text(reference);
    out.key("problems").begin_array().end_array();
    out.end_object();
    return answer(out, status);
}

}   // namespace web
