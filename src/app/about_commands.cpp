#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/reference.hpp"
#include "app/run.hpp"
#include "app/wiring.hpp"
#include "base/json.hpp"
#include "kernel/journeys/drawing.hpp"
#include "platform/web/openapi.hpp"
#include "platform/web/router.hpp"

namespace app {
namespace {

std::string_view shown(web::Permission permission) { return permission == web::anyone ? "anyone" : permission.name; }

int routes(CommandLine& line)
{
    auto const tables = all_routes();
    web::Router const router{tables};
    if (!line.has("--json")) {
        for (auto const* route : router.routes())
            line.out << fmt::format("{:<7}{:<58}{}\n", web::method_name(route->method), route->pattern,
                                    shown(route->permission));
        return done;
    }
    base::JsonWriter json;
    json.begin_array();
    for (auto const* route : router.routes()) {
        json.begin_object().key("method").text(web::method_name(route->method)).key("pattern").text(route->pattern);
        json.key("permission").text(shown(route->permission)).end_object();
    }
    line.out << json.end_array().take() << '\n';
    return done;
}

/// Refuses: a page that is not one of these.
int docs(CommandLine& line)
{
    auto const page = line.get("page");
    if (page == "settings")
        line.out << settings_page(line.texts);
    else if (page == "cli")
        line.out << command_page(line.texts);
    else if (page == "routes")
        line.out << route_page();
    else if (page == "api")
        line.out << api_page();
    else if (page == "schema")
        line.out << schema_page();
    else if (page == "journeys")
        line.out << journeys::drawn(journeys::definitions());
    else if (page == "openapi")
        line.out << web::openapi(all_routes()) << '\n';
    else {
        line.err << line.texts.tr(
                        "There are the pages api, cli, journeys, openapi, routes, schema and settings, not «{0}».",
                        {page})
                 << '\n';
        return refused;
    }
    return done;
}

constexpr CommandOption docs_options[] = {
    {.name = "page",
     .value = "PAGE",
     .help = "api, cli, journeys, openapi, routes, schema or settings",
     .required = true},
};

constexpr Command table[] = {
    {"routes", "List every address with its permission", {}, NeedsDatabase::no, routes},
    {"docs", "Print a page of the reference made from the program's own tables", docs_options, NeedsDatabase::no, docs},
};

}   // namespace

std::span<Command const> about_commands() { return table; }

}   // namespace app
