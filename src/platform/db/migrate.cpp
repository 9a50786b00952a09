#include "platform/db/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "base/embedded.hpp"
#include "base/expect.hpp"

namespace db {

namespace {

constexpr std::string_view create_steps = R"sql(
    CREATE TABLE IF NOT EXISTS schema_step (
        name       TEXT PRIMARY KEY,
        applied_at TEXT NOT NULL CHECK (length(applied_at) = 20)
    ))sql";

/// Two programs that migrate at once take turns; SQLite's write lock does the same.
constexpr std::string_view take_turns = "SELECT pg_advisory_xact_lock(7301)";

constexpr Sql count_step_tables{"db.count_step_tables",
                                "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'",
                                "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() "
                                "AND table_name = 'schema_step'"};
constexpr Sql select_steps{"db.select_steps", "SELECT name FROM schema_step ORDER BY name"};
constexpr Sql insert_step{"db.insert_step", "INSERT INTO schema_step (name, applied_at) VALUES (:name, :applied_at)"};

using Names = std::set<std::string, std::less<>>;

Names steps_done(Connection& tx)
{
    Names names;
    for (auto const& row : tx.run(select_steps)) names.insert(row.string(0));
    return names;
}

void refuse_newer(Names const& done, std::span<Migration const> migrations)
{
    for (auto const& name : done)
        if (std::ranges::find(migrations, name, &Migration::name) == migrations.end())
            throw Failure(
                fmt::format("the database was written by a newer version of this program (step {}); "
                            "install that version, or restore a backup from before it",
                            name));
}

/// Migrations say BIGINT PRIMARY KEY. In SQLite only INTEGER PRIMARY KEY is the number of the row itself; anything else
/// is a second tree, to be written for every row and read on the way to it.
std::string for_sqlite(std::string_view text)
{
    constexpr std::string_view written = "BIGINT PRIMARY KEY";
    std::string meant{text};
    for (auto at = meant.find(written); at != std::string::npos; at = meant.find(written, at))
        meant.replace(at, written.size(), "INTEGER PRIMARY KEY");
    return meant;
}

bool carry_out(Database& database, Migration const& migration)
{
    auto const tx = database.begin(Access::write);
    auto& connection = tx->connection();
    bool const postgres = database.dialect() == Dialect::postgres;
    if (postgres) connection.script(take_turns);
    if (steps_done(connection).contains(migration.name)) return false;
    try {
        if (postgres)
            connection.script(migration.postgres.empty() ? migration.text : migration.postgres);
        else
            connection.script(for_sqlite(migration.text));
    } catch (Failure const& failure) {
        throw Failure(fmt::format("migration {}: {}", migration.name, failure.what()));
    }
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    connection.change(insert_step, {{"name", migration.name}, {"applied_at", base::Instant{now}}});
    tx->commit();
    return true;
}

}   // namespace

std::vector<std::string_view> migrate(Database& database, std::span<Migration const> migrations)
{
    Names done;
    {
        auto const tx = database.begin(Access::write);
        if (database.dialect() == Dialect::postgres) tx->connection().script(take_turns);
        tx->connection().script(create_steps);
        done = steps_done(tx->connection());
        tx->commit();
    }
    refuse_newer(done, migrations);

    std::vector<std::string_view> carried_out;
    for (auto const& migration : migrations)
        if (!done.contains(migration.name) && carry_out(database, migration)) carried_out.push_back(migration.name);
    return carried_out;
}

bool is_current(Database& database, std::span<Migration const> migrations)
{
    auto const tx = database.begin(Access::read);
    auto& connection = tx->connection();
    if (connection.run(count_step_tables).first()->integer(0) == 0) return migrations.empty();
    auto const done = steps_done(connection);
    refuse_newer(done, migrations);
    return std::ranges::all_of(migrations, [&](Migration const& m) { return done.contains(m.name); });
}

std::vector<Migration> embedded_migrations()
{
    constexpr std::string_view folder = "migrations/";
    constexpr std::string_view for_sqlite = ".sqlite.sql";
    constexpr std::string_view for_postgres = ".postgres.sql";
    std::vector<Migration> migrations;
    for (auto const& file : base::embedded_files_below(folder)) {
        auto const name = file.name.substr(folder.size());
        if (name.ends_with(for_postgres)) {
            // sorted by name, ".postgres" comes before ".sqlite"
            migrations.push_back({name.substr(0, name.size() - for_postgres.size()), "", file.content});
        } else if (name.ends_with(for_sqlite)) {
            base::expect(
                !migrations.empty() && migrations.back().name == name.substr(0, name.size() - for_sqlite.size()),
                "a migration for SQLite has no twin for PostgreSQL");
            migrations.back().text = file.content;
        } else {
            migrations.push_back({name.substr(0, name.size() - std::string_view{".sql"}.size()), file.content});
        }
    }
    return migrations;
}

}   // namespace db
