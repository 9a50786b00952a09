#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/db/ids.hpp"

namespace db {

class SqliteCursor;

/// A prepared statement kept for the next time. While a cursor stands on it, it is in use.
struct SqliteStatement {
    std::string name;
    sqlite3_stmt* handle = nullptr;
    std::vector<std::string> parameters;
    SqliteCursor* cursor = nullptr;
    bool in_use = false;

    SqliteStatement(std::string_view statement_name, sqlite3_stmt* prepared);
    SqliteStatement(SqliteStatement const&) = delete;
    SqliteStatement& operator=(SqliteStatement const&) = delete;
    ~SqliteStatement() { sqlite3_finalize(handle); }
};

/// Finds statements by their text without copying it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

/// Throws what `code` means: Conflict for constraints, Retry for locks, otherwise Failure.
[[noreturn]] void throw_sqlite(sqlite3* database, int code, std::string_view doing);

/// One SQLite connection with its statements. Not for two threads at once.
class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::string const& path, Access access, Options const& options, Ids& ids);
    ~SqliteConnection() override;
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    using Connection::bulk;
    std::unique_ptr<Bulk> bulk(std::string_view table, std::span<std::string_view const> columns) override;
    void prepare(Sql const& sql) override;
    void script(std::string_view text) override;
    Dialect dialect() const override { return Dialect::sqlite; }

    void begin();
    void commit();
    /// Never throws; the connection is fit for the next transaction afterwards.
    void roll_back() noexcept;

protected:
    std::unique_ptr<Cursor> start(Sql const& sql, std::span<Param const> params) override;
    std::int64_t next_id() override { return ids_->next(); }

private:
    friend class SqliteCursor;
    friend class SqliteBulk;

    SqliteStatement& take_statement(std::string_view name, std::string_view text);
    sqlite3_stmt* prepared(std::string_view name, std::string_view text);
    void release(SqliteStatement& statement) noexcept;
    void release_all() noexcept;

    sqlite3* handle_ = nullptr;
    Access access_;
    Ids* ids_;
    std::unordered_map<std::string, std::vector<std::unique_ptr<SqliteStatement>>, TextHash, std::equal_to<>>
        statements_;
    std::vector<SqliteStatement*> in_use_;
    bool bulk_open_ = false;
};

}   // namespace db
