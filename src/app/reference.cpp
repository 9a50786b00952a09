#include "app/reference.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "app/settings.hpp"
#include "app/wiring.hpp"
#include "platform/db/migrate.hpp"
#include "platform/web/router.hpp"

namespace app {
namespace {

constexpr db::Sql select_schema{"app.select_schema", R"sql(
    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_'
    ORDER BY tbl_name, type DESC, name)sql"};

std::string_view shown(web::Permission permission) { return permission == web::anyone ? "anyone" : permission.name; }

}   // namespace

std::string settings_page(base::Texts const& texts)
{
    std::string page =
        fmt::format("# {}\n\n{}\n\n| {} | {} | {} | {} |\n|---|---|---|---|\n", texts.tr("Settings"),
                    texts.tr("Each is an option of the command line or a variable of the environment; the option goes "
                             "first."),
                    texts.tr("Option"), texts.tr("Variable"), texts.tr("Preset"), texts.tr("Meaning"));
    for (auto const& setting : settings()) {
        std::string value{setting.value};
        if (auto const bar = value.find('|'); bar != std::string::npos) value.insert(bar, "\\");   // not a column
        page += fmt::format("| `{} {}`{} | `{}` | {} | {} |\n", setting.option, value,
                            setting.scope == For::serve  ? " (serve)"
                            : setting.scope == For::mail ? " (serve, notices, mail)"
                                                         : "",
                            setting.environment, setting.preset.empty() ? "" : fmt::format("`{}`", setting.preset),
                            texts.of(setting.help));
    }
    return page;
}

std::string command_page(base::Texts const& texts)
{
    std::string page =
        fmt::format("# {}\n\n{}\n", texts.tr("Commands"),
                    texts.tr("Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused. Settings that every command takes: "
                             "settings.md."));
    for (auto const* command : all_commands()) {
        page += fmt::format("\n## donghanh {}\n\n{}\n", command->name, texts.of(command->help));
        if (!command->options.empty()) page += '\n';
        for (auto const& option : command->options) {
            auto const value = option.value.empty() ? std::string{} : fmt::format(" {}", option.value);
            page +=
                fmt::format("- `{}{}`{}{}: {}\n", option.name, value,
                            option.required ? fmt::format(" ({})", texts.tr("needed")) : "",
                            option.preset.empty() ? "" : fmt::format(" ({} `{}`)", texts.tr("preset"), option.preset),
                            texts.of(option.help));
        }
    }
    return page;
}

std::string route_page()
{
    std::string page =
        "# Routes\n\nEvery address of the program, and the permission without which its handler is never "
        "reached.\n\n| method | address | permission |\n|---|---|---|\n";
    auto const tables = all_routes();
    web::Router const router{tables};
    for (auto const* route : router.routes())
        page += fmt::format("| {} | `{}` | {} |\n", web::method_name(route->method), route->pattern,
                            shown(route->permission));
    return page;
}

std::string schema_page()
{
    namespace fs = std::filesystem;
    auto folder = (fs::temp_directory_path() / "donghanh-schema-XXXXXX").string();
    if (!mkdtemp(folder.data())) throw std::runtime_error("cannot make the folder " + folder);
    std::string page =
        "-- The tables as all migrations together make them, on SQLite. Made from migrations/, for reading.\n";
    {
        auto const database = db::open("sqlite:" + folder + "/schema.db");
        db::migrate(*database, db::embedded_migrations());
        auto const transaction = database->begin(db::Access::read);
        for (auto const& row : (**transaction).run(select_schema)) page += fmt::format("\n{};\n", row.text(0));
    }
    fs::remove_all(folder);
    return page;
}

}   // namespace app
