#pragma once

#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/texts.hpp"
#include "platform/web/context.hpp"

struct Slice;

/// Subcommands as a table, so that help and docs/cli.md are made from the rows.
struct CommandOption {
    std::string_view name;         // "--unit"; without dashes: a positional argument
    std::string_view value = {};   // "U"; "" makes it a switch
    std::string_view help;
    bool required = false;
    bool repeated = false;
    std::string_view preset = {};   // default value
};

/// What a subcommand gets. Exit codes: 0 done, 1 failed, 2 wrong use, 3 refused.
struct CommandLine {
    std::map<std::string, std::vector<std::string>, std::less<>> values;   // by option name
    db::Database* database = nullptr;   // open and current, unless the command asked for none
    web::Services const* services = nullptr;
    std::span<Slice const* const> slices;   // all of the program
    base::Texts texts;
    web::Actor actor;   // the operator: everything
    base::Instant now;
    std::ostream& out;
    std::ostream& err;
    /// Opens the database, for commands that ask for none but sometimes need it.
    std::function<std::unique_ptr<db::Database>()> open = {};

    bool has(std::string_view name) const { return values.find(name) != values.end(); }
    /// The value, "" when absent.
    std::string_view get(std::string_view name) const
    {
        auto const found = values.find(name);
        return found == values.end() || found->second.empty() ? std::string_view{}
                                                              : std::string_view{found->second.front()};
    }
    std::vector<std::string> const& list(std::string_view name) const
    {
        static std::vector<std::string> const none;
        auto const found = values.find(name);
        return found == values.end() ? none : found->second;
    }
};

enum class NeedsDatabase : std::uint8_t {
    no,
    yes,
    even_old
};   // even_old: opened without asking for the newest schema

struct Command {
    std::string_view name;   // "ledger verify"
    std::string_view help;
    std::span<CommandOption const> options;
    NeedsDatabase needs = NeedsDatabase::yes;
    int (*run)(CommandLine& line) = nullptr;
};
