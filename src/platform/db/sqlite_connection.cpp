#include "platform/db/sqlite_connection.hpp"

#include <fmt/format.h>

#include "base/expect.hpp"
#include "platform/db/disk_full.hpp"
#include "platform/db/parameters.hpp"
#include "platform/db/sqlite_bulk.hpp"
#include "platform/db/sqlite_cursor.hpp"

namespace db {

namespace {

/// More statements than the program has; above it someone makes texts up.
constexpr std::size_t statements_kept = 1000;

void set(sqlite3* database, char const* pragma)
{
    char* message = nullptr;
    int const code = sqlite3_exec(database, pragma, nullptr, nullptr, &message);
    sqlite3_free(message);
    if (code != SQLITE_OK) throw_sqlite(database, code, "opening the database");
}

/// The page caches grow only when they are used.
void configure(sqlite3* database, Access access)
{
    sqlite3_extended_result_codes(database, 1);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    set(database, "PRAGMA journal_mode = WAL");
    set(database, "PRAGMA synchronous = FULL");
    set(database, "PRAGMA foreign_keys = ON");
    set(database, "PRAGMA temp_store = MEMORY");
    set(database, "PRAGMA mmap_size = 0");
    set(database, "PRAGMA journal_size_limit = 67108864");
    // of 4 KiB: a long import writes the same pages of its indexes again and again before they are copied back
    set(database, "PRAGMA wal_autocheckpoint = 65536");
    // and touches many of them: what is not in memory is written and read once more
    set(database, access == Access::write ? "PRAGMA cache_size = -131072" : "PRAGMA cache_size = -16384");
    if (access == Access::read) set(database, "PRAGMA query_only = ON");
}

}   // namespace

SqliteStatement::SqliteStatement(std::string_view statement_name, sqlite3_stmt* prepared)
    : name(statement_name), handle(prepared)
{
    for (int number = 1; number <= sqlite3_bind_parameter_count(handle); ++number) {
        auto const* parameter = sqlite3_bind_parameter_name(handle, number);
        parameters.emplace_back(parameter == nullptr ? "?" : parameter + 1);
    }
}

void throw_sqlite(sqlite3* database, int code, std::string_view doing)
{
    int const extended = database == nullptr ? code : sqlite3_extended_errcode(database);
    auto const* text = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
    auto const said = fmt::format("{}: {} (SQLite {})", doing, text, extended);
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            throw Conflict(said);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Retry(said);
        case SQLITE_FULL:
            throw DiskFull(said + "; the disk is full: make room, nothing of this was kept");
        case SQLITE_IOERR:
            throw Failure(said + "; the disk cannot be read or written: check it and its file system");
        case SQLITE_CANTOPEN:
            throw Failure(said + "; check that the folder exists and may be written");
        case SQLITE_READONLY:
            throw Failure(said + "; the file or its folder may not be written");
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Failure(said + "; the file is damaged or no database: restore the last backup");
        default:
            throw Failure(said);
    }
}

SqliteConnection::SqliteConnection(std::string const& path, Access access, Options const& options, Ids& ids)
    : access_(access), ids_(&ids)
{
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    int const code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
    try {
        if (code != SQLITE_OK) throw_sqlite(handle_, code, fmt::format("opening {}", path));
        sqlite3_busy_timeout(handle_, static_cast<int>(options.busy_timeout.count()));
        configure(handle_, access);
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection()
{
    release_all();
    statements_.clear();
    sqlite3_close_v2(handle_);
}

std::unique_ptr<Cursor> SqliteConnection::start(Sql const& sql, std::span<Param const> params)
{
    base::expect(!bulk_open_, "a statement while a bulk insert is open");
    auto& statement = take_statement(sql.name, sql.text);
    auto cursor = std::make_unique<SqliteCursor>(*this, statement);
    // a statement without columns has run before its values go
    auto const copied = sqlite3_column_count(statement.handle) == 0 ? SQLITE_STATIC : SQLITE_TRANSIENT;
    for (std::size_t i = 0; i < statement.parameters.size(); ++i)
        bind_sqlite(statement.handle, static_cast<int>(i) + 1, value_for(sql.name, statement.parameters, i, params),
                    copied);
    expect_known(sql.name, statement.parameters, params);
    return cursor;
}

std::unique_ptr<Bulk> SqliteConnection::bulk(std::string_view table, std::span<std::string_view const> columns)
{
    base::expect(!bulk_open_, "two bulk inserts at a time");
    auto& statement = take_statement(table, bulk_insert_text(table, columns));
    return std::make_unique<SqliteBulk>(*this, statement, columns.size());
}

void SqliteConnection::prepare(Sql const& sql) { release(take_statement(sql.name, sql.text)); }

void SqliteConnection::script(std::string_view text)
{
    std::string const terminated{text};
    int const code = sqlite3_exec(handle_, terminated.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_sqlite(handle_, code, "script");
}

void SqliteConnection::begin() { script(access_ == Access::write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"); }

void SqliteConnection::commit()
{
    release_all();
    int const code = sqlite3_exec(handle_, "COMMIT", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_sqlite(handle_, code, "commit");
}

void SqliteConnection::roll_back() noexcept
{
    release_all();
    // a failed disk may have rolled back already
    if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    bulk_open_ = false;
}

SqliteStatement& SqliteConnection::take_statement(std::string_view name, std::string_view text)
{
    if (statements_.size() > statements_kept && in_use_.empty()) statements_.clear();
    auto found = statements_.find(text);
    if (found == statements_.end()) found = statements_.try_emplace(std::string{text}).first;
    auto& instances = found->second;
    SqliteStatement* chosen = nullptr;
    for (auto const& instance : instances)
        if (!instance->in_use) chosen = instance.get();
    if (chosen == nullptr) {
        instances.push_back(std::make_unique<SqliteStatement>(name, prepared(name, text)));
        chosen = instances.back().get();
    }
    chosen->in_use = true;
    in_use_.push_back(chosen);
    return *chosen;
}

sqlite3_stmt* SqliteConnection::prepared(std::string_view name, std::string_view text)
{
    sqlite3_stmt* statement = nullptr;
    char const* rest = nullptr;
    int const code = sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, &rest);
    if (code != SQLITE_OK) throw_sqlite(handle_, code, name);
    if (statement == nullptr) throw base::Bug(fmt::format("{}: the statement is empty", name));
    return statement;
}

void SqliteConnection::release(SqliteStatement& statement) noexcept
{
    sqlite3_reset(statement.handle);
    statement.in_use = false;
    statement.cursor = nullptr;
    std::erase(in_use_, &statement);
}

void SqliteConnection::release_all() noexcept
{
    while (!in_use_.empty()) {
        if (in_use_.back()->cursor != nullptr) in_use_.back()->cursor->detach();
        release(*in_use_.back());
    }
}

}   // namespace db
