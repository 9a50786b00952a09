#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/run.hpp"
#include "app/settings.hpp"
#include "app/wiring.hpp"
#include "base/json.hpp"
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

void settings_page(CommandLine& line)
{
    line.out << "# " << line.texts.tr("Settings") << "\n\n"
             << line.texts.tr(
                    "Each is an option of the command line or a variable of the environment; the option goes first.")
             << "\n\n"
             << fmt::format("| {} | {} | {} | {} |\n|---|---|---|---|\n", line.texts.tr("Option"),
                            line.texts.tr("Variable"), line.texts.tr("Preset"), line.texts.tr("Meaning"));
    for (auto const& setting : settings())
        line.out << fmt::format("| `{} {}`{} | `{}` | {} | {} |\n", setting.option, setting.value,
                                setting.scope == For::serve ? " (serve)" : "", setting.environment,
                                setting.preset.empty() ? "" : fmt::format("`{}`", setting.preset),
                                line.texts.of(setting.help));
}

void command_page(CommandLine& line)
{
    line.out
        << "# " << line.texts.tr("Commands") << "\n\n"
        << line.texts.tr(
               "Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused. Settings that every command takes: settings.md.")
        << "\n";
    for (auto const* command : all_commands()) {
        line.out << fmt::format("\n## donghanh {}\n\n{}\n", command->name, line.texts.of(command->help));
        if (!command->options.empty()) line.out << '\n';
        for (auto const& option : command->options) {
            auto const value = option.value.empty() ? std::string{} : fmt::format(" {}", option.value);
            line.out << fmt::format(
                "- `{}{}`{}{}: {}\n", option.name, value,
                option.required ? fmt::format(" ({})", line.texts.tr("needed")) : "",
                option.preset.empty() ? "" : fmt::format(" ({} `{}`)", line.texts.tr("preset"), option.preset),
                line.texts.of(option.help));
        }
    }
}

/// Refuses: a page that is not one of these.
int docs(CommandLine& line)
{
    auto const page = line.get("page");
    if (page == "settings")
        settings_page(line);
    else if (page == "cli")
        command_page(line);
    else if (page == "openapi")
        line.out << web::openapi(all_routes()) << '\n';
    else {
        line.err << line.texts.tr("There are the pages cli, settings and openapi, not «{0}».", {page}) << '\n';
        return refused;
    }
    return done;
}

constexpr CommandOption docs_options[] = {
    {.name = "page", .value = "PAGE", .help = "cli, settings or openapi", .required = true},
};

constexpr Command table[] = {
    {"routes", "List every address with its permission", {}, NeedsDatabase::no, routes},
    {"docs", "Print a page of the reference made from the program's own tables", docs_options, NeedsDatabase::no, docs},
};

}   // namespace

std::span<Command const> about_commands() { return table; }

}   // namespace app
