#include "app/run.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "app/clock.hpp"
#include "app/database_url.hpp"
#include "app/serve.hpp"
#include "app/settings.hpp"
#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "base/log.hpp"
#include "platform/db/migrate.hpp"
#include "platform/mail/setting.hpp"
#include "platform/web/languages.hpp"

namespace app {
namespace {

/// What was given for one option, beside where it came from.
struct Given {
    std::string name;
    std::string preset;
    std::vector<std::string> values = {};
    bool is_switch = false;
    bool switched_on = false;
};

/// The command line as CLI11 reads it, made from the tables.
class Parser {
public:
    explicit Parser(base::Texts const& texts) : texts_(texts)
    {
        app_.description(std::string{
            texts.tr("Đồng Hành: Party committees and unions in enterprises, from lists to the final report")});
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.get_formatter()->column_width(34);
        for (auto const& setting : settings())
            if (setting.scope == For::every_command) add(app_, setting, everywhere_);
        add_switch(app_, "--json", texts.of("Answer in JSON, for machines"), everywhere_);
        for (auto const* command : all_commands()) add(*command);
    }

    CLI::App& app() { return app_; }
    Command const* chosen() const
    {
        auto const found = std::ranges::find_if(commands_, [](auto const& entry) { return entry.parsed->parsed(); });
        return found == commands_.end() ? nullptr : found->command;
    }
    std::map<std::string, std::vector<std::string>, std::less<>> values() const
    {
        std::map<std::string, std::vector<std::string>, std::less<>> all;
        auto const take = [&](Given const& given) {
            if (given.is_switch && given.switched_on) all[given.name] = {};
            if (given.is_switch) return;
            auto values = given.values.empty() && !given.preset.empty() ? std::vector{given.preset} : given.values;
            if (!values.empty()) all[given.name] = std::move(values);
        };
        for (auto const& given : everywhere_) take(given);
        for (auto const& entry : commands_)
            if (entry.parsed->parsed())
                for (auto const& given : entry.given) take(given);
        return all;
    }

private:
    struct Entry {
        Command const* command;
        CLI::App* parsed;
        std::deque<Given> given = {};
    };

    static void add(CLI::App& app, Setting const& setting, std::deque<Given>& given, base::Texts const& texts)
    {
        auto& place = given.emplace_back(Given{std::string{setting.option}, std::string{setting.preset}});
        auto* option = app.add_option(place.name, place.values, std::string{texts.of(setting.help)});
        option->expected(1)->take_last()->type_name(std::string{setting.value});
        option->envname(std::string{setting.environment});
        if (!setting.preset.empty()) option->default_str(place.preset);
    }
    void add(CLI::App& app, Setting const& setting, std::deque<Given>& given) { add(app, setting, given, texts_); }

    static void add_switch(CLI::App& app, std::string_view name, std::string_view help, std::deque<Given>& given)
    {
        auto& place = given.emplace_back(Given{.name = std::string{name}, .preset = {}, .is_switch = true});
        app.add_flag(place.name, place.switched_on, std::string{help});
    }

    void add(Command const& command)
    {
        auto& entry = commands_.emplace_back(Entry{&command, group_of(command)});
        for (auto const& option : command.options) add(*entry.parsed, option, entry.given);
        bool const serves = command.name == "serve";
        bool const mails = serves || command.name.starts_with("notices ") || command.name.starts_with("mail ");
        for (auto const& setting : settings())
            if ((serves && setting.scope == For::serve) || (mails && setting.scope == For::mail))
                add(*entry.parsed, setting, entry.given);
    }

    void add(CLI::App& app, CommandOption const& option, std::deque<Given>& given)
    {
        auto const positional = !option.name.starts_with('-');
        if (option.value.empty() && !positional) return add_switch(app, option.name, texts_.of(option.help), given);
        auto& place = given.emplace_back(Given{std::string{option.name}, std::string{option.preset}});
        auto* made = app.add_option(place.name, place.values, std::string{texts_.of(option.help)});
        if (!option.value.empty()) made->type_name(std::string{option.value});
        if (positional && option.repeated)
            made->expected(option.required ? 1 : 0, CLI::detail::expected_max_vector_size);
        else if (option.repeated)
            made->expected(1)->take_all()->allow_extra_args(false);
        else
            made->expected(1)->take_last();
        made->required(option.required);
        if (!place.preset.empty()) made->default_str(place.preset);
    }

    /// The command itself: "ledger verify" is "verify" within the group "ledger".
    CLI::App* group_of(Command const& command)
    {
        auto const blank = command.name.find(' ');
        auto* parent = &app_;
        auto name = command.name;
        if (blank != std::string_view::npos) {
            std::string const group{name.substr(0, blank)};
            name.remove_prefix(blank + 1);
            auto& known = groups_[group];
            if (known == nullptr) {
                known = app_.add_subcommand(group, "");
                known->require_subcommand(1);
                known->fallthrough();
            }
            parent = known;
            auto const first = parent->get_description().empty();
            parent->description(parent->get_description() + (first ? "" : ", ") + std::string{name});
        }
        auto* made = parent->add_subcommand(std::string{name}, std::string{texts_.of(command.help)});
        made->fallthrough();
        return made;
    }

    base::Texts texts_;
    CLI::App app_{"", "donghanh"};
    std::deque<Given> everywhere_;
    std::deque<Entry> commands_;
    std::map<std::string, CLI::App*, std::less<>> groups_;
};

/// The language is needed before the command line is read: help is in it.
base::Language language_of(std::span<char const* const> arguments)
{
    char const* from_environment = std::getenv("DONGHANH_LANGUAGE");
    std::string_view code = from_environment == nullptr ? "vi" : from_environment;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const argument = arguments[i];
        if (argument == "--language" && i + 1 < arguments.size()) code = arguments[i + 1];
        if (argument.starts_with("--language=")) code = argument.substr(argument.find('=') + 1);
    }
    return web::language_of(code, base::Language::vi);
}

logs::Level level_of(std::string_view name)
{
    if (name == "debug") return logs::Level::debug;
    if (name == "warning") return logs::Level::warning;
    if (name == "error") return logs::Level::error;
    return logs::Level::info;
}

std::unique_ptr<db::Database> open_database(CommandLine const& line)
{
    if (line.get("--db").empty()) std::filesystem::create_directories(line.get("--data-directory"));
    // every worker reads on a connection of its own, and so does background work
    constexpr int background_threads = 3;   // long work, notices, mail
    return db::open(database_url(line), {.readers = worker_count(line) + background_threads});
}

mail::Setting mail_setting(CommandLine const& line)
{
    auto const given = [&](std::string_view name) { return std::string{line.get(name)}; };
    mail::Setting setting{.url = given("--smtp-url"),
                          .user = given("--smtp-user"),
                          .password = given("--smtp-password"),
                          .from = given("--mail-from"),
                          .ca_file = given("--smtp-ca-file"),
                          .site_url = given("--public-url")};
    if (given("--smtp-security") == "plain") setting.security = mail::Security::plain;
    if (setting.site_url.ends_with('/')) setting.site_url.pop_back();
    return setting;
}

int carry_out(Command const& command, CommandLine& line)
{
    auto const mail = mail_setting(line);
    if (auto const fit = mail::checked(mail); !fit) {
        for (auto const& problem : fit.error().problems) line.err << line.texts.problem(problem) << '\n';
        return wrong_use;
    }
    std::unique_ptr<db::Database> database;
    if (command.needs != NeedsDatabase::no) {
        database = open_database(line);
        if (command.needs == NeedsDatabase::yes && !db::is_current(*database, db::embedded_migrations())) {
            line.err << line.texts.tr(
                            "The database is empty or of an older version. Run: donghanh init (a new one) or "
                            "donghanh migrate (after an upgrade).")
                     << '\n';
            return failed;
        }
    }
    Wiring wiring{std::string{line.get("--data-directory")}, database.get(), mail};
    line.database = database.get();
    line.services = &wiring.services();
    line.open = [&line] { return open_database(line); };
    return command.run(line);
}

}   // namespace

std::string database_url(CommandLine const& line)
{
    auto const url = line.get("--db");
    if (!url.empty()) return std::string{url};
    return "sqlite:" + (std::filesystem::path{line.get("--data-directory")} / "donghanh.db").string();
}

int run(std::span<char const* const> arguments, std::ostream& out, std::ostream& err)
{
    auto const texts = web::texts_in(language_of(arguments));
    Parser parser{texts};
    try {
        std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};
        parser.app().parse(reversed);
    } catch (CLI::ParseError const& e) {
        auto const code = parser.app().exit(e, out, err);
        return code == 0 ? done : wrong_use;
    }
    auto const* command = parser.chosen();
    if (command == nullptr) return wrong_use;
    auto values = parser.values();
    auto const today = values.find("--today");
    auto const shift = clock_shift(today == values.end() ? std::string_view{} : today->second.front());
    if (!shift) {
        err << texts.tr("--today needs a day like 2026-03-02, not «{0}».", {today->second.front()}) << '\n';
        return wrong_use;
    }
    CommandLine line{.values = std::move(values),
                     .slices = slices(),
                     .texts = texts,
                     .actor = {.name = "donghanh", .everything = true},
                     .now = now_shifted(*shift),
                     .out = out,
                     .err = err};
    logs::set_level(level_of(line.get("--log-level")));
    return carry_out(*command, line);
}

}   // namespace app
