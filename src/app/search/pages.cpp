#include "app/search/pages.hpp"

#include "app/search/search.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "platform/web/pieces.hpp"

namespace app::search {
namespace {

constexpr std::size_t most_as_one_types = 5;
constexpr std::size_t most_on_page = 20;

void group(web::Html& out, std::string_view kind, std::span<Found const> found)
{
    web::card(out, out.texts().of(label_of(kind)), [&](web::Html& body) {
        body("<ul class='found-list'>");
        for (auto const& one : found) {
            body("<li class='found'>");
            web::icon(body, one.icon);
            body("<div class='found-text'><a class='found-label'").url("href", one.url)(">").text(one.label)("</a>");
            if (!one.hint.empty()) body("<span class='found-hint'>").text(one.hint)("</span>");
            body("</div></li>");
        }
        body("</ul>");
    });
}

void results(web::Html& out, std::string_view text, std::span<Found const> found)
{
    out("<div id='search-results'>");
    if (base::length(text) < 2)
        web::empty_state(out, "search", {}, out.texts().tr("Type at least two letters. Accents may be left out."));
    else if (found.empty())
        web::empty_state(out, "list-search", out.texts().tr("Nothing found."),
                         out.texts().tr("Try fewer words, or leave the accents out."));
    while (!found.empty()) {
        std::size_t same = 1;
        while (same < found.size() && found[same].kind == found.front().kind) ++same;
        group(out, found.front().kind, found.first(same));
        found = found.subspan(same);
    }
    out("</div>");
}

/// GET /search?q=: what every register finds, by kind.
web::Response search_page(web::Request const& request, web::Context& context)
{
    auto const text = base::clean(request.query.get("q"));
    auto const found = find(context, text, most_on_page);
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        results(out, text, found);
        return web::html(std::move(out));
    }
    std::string const title{context.texts.tr("Search")};
    return web::page(context, {.title = title}, [&](web::Html& out) {
        auto const label = out.texts().tr("Search everything");
        out("<form class='search-form' role='search' action='/search' hx-get='/search' hx-target='#search-results'");
        out(" hx-swap='outerHTML' hx-trigger='submit, input changed delay:250ms from:#search-text'>");
        out("<div class='search-box'>");
        web::icon(out, "search");
        out("<input type='search' name='q' id='search-text' class='form-control form-control-lg' autocomplete='off'");
        out.attribute("aria-label", label).attribute("value", text);
        out.attribute("placeholder", out.texts().tr("Name, tax code, class … with or without accents"))("></div>");
        web::send_button(out, context.texts.tr("Search"));
        out("</form>");
        results(out, text, found);
    });
}

void items(base::JsonWriter& json, std::span<Found const> found)
{
    json.begin_object().key("items").begin_array();
    for (auto const& one : found) {
        json.begin_object().key("kind").text(one.kind);
        json.key("id");
        if (one.id.empty())
            json.null();
        else
            json.text(one.id);
        json.key("label").text(one.label).key("hint").text(one.hint).key("url").text(one.url);
        json.key("icon").text(one.icon).end_object();
    }
    json.end_array();
}

/// GET /search/suggestions?q=: for the search over everything; pages are left to the browser, which has them.
web::Response suggestions(web::Request const& request, web::Context& context)
{
    auto found = find(context, request.query.get("q"), most_as_one_types);
    std::erase_if(found, [](Found const& one) { return one.kind == "page"; });
    base::JsonWriter json;
    items(json, found);
    return web::json(json.end_object().take());
}

web::Response api_search(web::Request const& request, web::Context& context)
{
    auto found = find(context, request.query.get("q"), most_on_page);
    std::erase_if(found, [](Found const& one) { return one.kind == "page"; });
    base::JsonWriter json;
    items(json, found);
    json.key("next").null();
    return web::json(json.end_object().take());
}

constexpr web::SchemaField query_fields[] = {
    {"q", web::JsonType::text, "words of a name, a tax code or a class's code; accents may be left out"}};
constexpr web::SchemaField found_fields[] = {
    {"kind", web::JsonType::text, "enterprise, person, union, party, youth, women, veterans, class"},
    {.name = "id", .type = web::JsonType::id, .description = "", .nullable = true},
    {"label", web::JsonType::text},
    {"hint", web::JsonType::text, "what tells records of one name apart"},
    {"url", web::JsonType::text, "address of the record's page"},
    {"icon", web::JsonType::text},
};
constexpr web::Schema found_schema{"Found", found_fields};
constexpr web::ApiDoc api_doc{"Search all registers", query_fields, nullptr, web::Answer::list, &found_schema};

constexpr web::Route pages[] = {
    {web::Method::get, "/search", web::signed_in, search_page},
    {web::Method::get, "/search/suggestions", web::signed_in, suggestions},
};
constexpr web::Route api[] = {{web::Method::get, "/api/v1/search", web::signed_in, api_search, &api_doc}};

}   // namespace

std::span<web::Route const> page_routes() { return pages; }
std::span<web::Route const> api_routes() { return api; }

}   // namespace app::search
