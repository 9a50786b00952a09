#include "base/embedded.hpp"
#include "base/json.hpp"
#include "platform/web/statics.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/surveys/pages.hpp"

/// The page that works without a network (assets/js/offline.js), and what makes a phone keep it.
namespace surveys {
namespace {

/// What the script says, by its own ids.
std::string texts_json(base::Texts const& texts)
{
    constexpr std::string_view ids[] = {
        "Sending …",
        "{0} entries are saved here and wait to be sent",
        "Everything is taken by the server",
        "No network",
        "Sign in again to send. What is written here stays.",
        "This survey is gone.",
        "This may be of what is kept on paper only: “{0}”. Is it allowed to be kept here?",
        "secrecy.hint",
        "{0} saved here",
        "Search by name",
        "Until {0}. {1} of {2} are left.",
        "And {0} more: search by name.",
        "Nothing is given to you, or it was not fetched yet.",
        "Password of the file",
        "File of another phone",
        "Write a password of at least 8 letters.",
        "{0} entries are in the file. They stay here until they are sent.",
        "{0} entries were taken out of the file.",
        "The file cannot be read: another file, or another password.",
        "{0} entries were never sent and would be lost. Remove them all the same?",
        "File and this phone",
        "Where there is no network for days, write what waits into a file that only the password opens, and read it in "
        "elsewhere.",
        "Write the file",
        "Read the file in",
        "Remove everything from this phone",
        "Note",
        "What was found",
        "The form was not fetched yet. Connect once.",
        "{0} questions need another look.",
        "Choose what was found and write a note.",
        "Finish",
        "Back to the list",
        "It could not be surveyed",
        "Save what was found",
        "Write down a visit or call",
        "Visit to the enterprise",
        "Telephone call",
        "Talk at our office",
        "How",
        "Day",
        "With whom",
        "What was talked about",
        "What comes next",
        "By when",
        "About the enterprise and its work, never about what a person thinks.",
        "Write the day as dd/mm/yyyy and what was talked about.",
        "A next step needs its day, and the day a step.",
        "Save the visit or call",
        "It is saved here and is sent when there is a network.",
        "This browser cannot keep the page. It works while there is a network."};
    base::JsonWriter json;
    json.begin_object();
    for (auto const id : ids) json.key(id).text(texts.of(id));
    for (auto const state : states) json.key("state." + std::string{name_of(state)}).text(texts.of(label_of(state)));
    return json.end_object().take();
}

/// GET /surveys/offline: the shell; what it shows it keeps itself. The forms of the surveys given to the actor lie in
/// it.
web::Response view_offline(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    web::Frame const frame{.title = std::string{texts.tr("Surveys without a network")},
                           .crumbs = {{std::string{texts.tr("My surveys")}, "/surveys/mine"}},
                           .active = "/surveys/mine"};
    return web::page(context, frame, [&](web::Html& out) {
        out("<div id='offline'").attribute("data-user", UserId{context.actor.user}.text());
        out.attribute("data-csrf", context.csrf).attribute("data-texts", texts_json(texts))(">");
        out("<div class='card card-body mb-3'><div class='d-flex flex-wrap gap-2 justify-content-between'>");
        out("<div id='offline-state' role='status'></div><button type='button' class='btn' id='offline-send'>");
        out.tr("Send and fetch now")("</button></div></div><div id='offline-view'><p class='text-secondary'>");
        out.tr("This page needs JavaScript and a browser of the last five years.")("</p></div>");
        for (auto const& campaign : list(context.tx)) {
            if (campaign.closed_on || context.today < campaign.starts_on) continue;
            ListQuestion const mine{.responsible = UserId{context.actor.user}, .size = 1};
            if (list(context.tx, campaign.id, mine).rows.empty()) continue;
            auto const version = questionnaires::find_version(context.tx, campaign.questionnaire, campaign.version);
            if (!version) continue;
            out("<template").attribute("data-form", campaign.id.text())(">");
            questionnaires::answer_fields(out, *version, {});
            out("</template>");
        }
        out("</div><script defer").url("src", web::asset_url("offline.js"))("></script>");
        out("<link rel='manifest' href='/surveys/offline/manifest.webmanifest'>");
    });
}

/// GET /surveys/offline/worker.js: from here, because a worker answers only for addresses below its own.
web::Response get_worker(web::Request const&, web::Context&)
{
    auto const script = base::embedded_file("assets/offline_worker.js");
    if (!script) return web::not_found();
    web::Response response{200, {}, std::string{*script}};
    response.header("Content-Type", "text/javascript; charset=utf-8");
    response.header("Service-Worker-Allowed", "/surveys/offline");
    response.header("Cache-Control", "no-cache");
    return response;
}

/// GET /surveys/offline/manifest.webmanifest
web::Response get_manifest(web::Request const&, web::Context& context)
{
    base::JsonWriter json;
    json.begin_object().key("name").text("Đồng Hành – " + std::string{context.texts.tr("Surveys without a network")});
    json.key("short_name")
        .text("Khảo sát")
        .key("start_url")
        .text("/surveys/offline")
        .key("scope")
        .text("/surveys/offline");
    json.key("display").text("standalone").key("background_color").text("#0d332d").key("theme_color").text("#0d332d");
    json.key("icons").begin_array().begin_object().key("src").text(web::asset_url("logo.svg"));
    json.key("sizes").text("any").key("type").text("image/svg+xml").end_object().end_array().end_object();
    web::Response response{200, {}, json.take()};
    response.header("Content-Type", "application/manifest+json");
    return response;
}

constexpr web::Route routes[] = {
    {web::Method::get, "/surveys/offline", answer_surveys, view_offline},
    {web::Method::get, "/surveys/offline/worker.js", answer_surveys, get_worker},
    {web::Method::get, "/surveys/offline/manifest.webmanifest", answer_surveys, get_manifest},
};

}   // namespace

std::span<web::Route const> offline_page_routes() { return routes; }

}   // namespace surveys
