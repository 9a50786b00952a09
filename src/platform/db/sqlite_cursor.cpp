#include "platform/db/sqlite_cursor.hpp"

#include <fmt/format.h>

#include "base/expect.hpp"

namespace db {

void bind_sqlite(sqlite3_stmt* statement, int number, Value const& value, sqlite3_destructor_type copied)
{
    auto const text = value.text();
    auto const* start = text.data() == nullptr ? "" : text.data();   // a null pointer would bind a null
    int code = SQLITE_OK;
    switch (value.kind()) {
        case Kind::null:
            code = sqlite3_bind_null(statement, number);
            break;
        case Kind::integer:
            code = sqlite3_bind_int64(statement, number, value.integer());
            break;
        case Kind::real:
            code = sqlite3_bind_double(statement, number, value.real());
            break;
        case Kind::text:
            code = sqlite3_bind_text64(statement, number, start, text.size(), copied, SQLITE_UTF8);
            break;
        case Kind::bytes:
            code = sqlite3_bind_blob64(statement, number, start, text.size(), copied);
            break;
    }
    if (code != SQLITE_OK) throw_sqlite(sqlite3_db_handle(statement), code, "binding a value");
}

SqliteCursor::SqliteCursor(SqliteConnection& connection, SqliteStatement& statement)
    : connection_(&connection), statement_(&statement)
{
    statement.cursor = this;
}

SqliteCursor::~SqliteCursor()
{
    if (statement_ != nullptr) connection_->release(*statement_);
}

bool SqliteCursor::next()
{
    if (statement_ == nullptr) return false;
    int const code = sqlite3_step(statement_->handle);
    if (code == SQLITE_ROW) return true;
    auto* database = sqlite3_db_handle(statement_->handle);
    if (code != SQLITE_DONE) throw_sqlite(database, code, statement_->name);
    if (sqlite3_stmt_readonly(statement_->handle) == 0) changed_ = sqlite3_changes64(database);
    connection_->release(*statement_);
    statement_ = nullptr;
    return false;
}

std::int64_t SqliteCursor::integer(int column) const
{
    expect_type(column, type(column) == SQLITE_INTEGER, "a whole number");
    return sqlite3_column_int64(running().handle, column);
}

double SqliteCursor::real(int column) const
{
    expect_type(column, type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER, "a number");
    return sqlite3_column_double(running().handle, column);
}

std::string_view SqliteCursor::text(int column) const
{
    expect_type(column, type(column) == SQLITE_TEXT || type(column) == SQLITE_BLOB, "a text");
    auto* statement = running().handle;
    auto const* start = static_cast<char const*>(sqlite3_column_blob(statement, column));
    return {start == nullptr ? "" : start, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

SqliteStatement& SqliteCursor::running() const
{
    base::expect(statement_ != nullptr, "a row is read after its last one or after its transaction");
    return *statement_;
}

int SqliteCursor::type(int column) const
{
    auto& statement = running();
    if (column < 0 || column >= sqlite3_data_count(statement.handle)) [[unlikely]]
        throw base::Bug(fmt::format("{}: there is no column {}", statement.name, column));
    return sqlite3_column_type(statement.handle, column);
}

void SqliteCursor::expect_type(int column, bool fits, char const* wanted) const
{
    if (fits) return;
    throw base::Bug(fmt::format("{}: column {} is not {}", running().name, column, wanted));
}

}   // namespace db
