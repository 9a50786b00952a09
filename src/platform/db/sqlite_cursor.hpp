#pragma once

#include "platform/db/sqlite_connection.hpp"

namespace db {

/// Binds one value to the parameter numbered from 1. `copied`: SQLite keeps a copy of texts, so they may go.
void bind_sqlite(sqlite3_stmt* statement, int number, Value const& value, sqlite3_destructor_type copied);

/// Stands on a running statement and gives it back at its end, when dropped, or when the transaction ends.
class SqliteCursor final : public Cursor {
public:
    SqliteCursor(SqliteConnection& connection, SqliteStatement& statement);
    ~SqliteCursor() override;
    SqliteCursor(SqliteCursor const&) = delete;
    SqliteCursor& operator=(SqliteCursor const&) = delete;

    bool next() override;
    int columns() const override { return sqlite3_column_count(running().handle); }
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    std::int64_t changed() const override { return changed_; }

    /// The statement is gone: the transaction ended.
    void detach() noexcept { statement_ = nullptr; }

private:
    SqliteStatement& running() const;
    int type(int column) const;
    void expect_type(int column, bool fits, char const* wanted) const;

    SqliteConnection* connection_;
    SqliteStatement* statement_;
    std::int64_t changed_ = 0;
};

}   // namespace db
