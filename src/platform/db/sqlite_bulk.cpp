#include "platform/db/sqlite_bulk.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "platform/db/sqlite_cursor.hpp"

namespace db {

std::string bulk_insert_text(std::string_view table, std::span<std::string_view const> columns)
{
    std::string names;
    std::string places;
    for (auto const column : columns) {
        if (!names.empty()) names += ", ", places += ", ";
        names += column;
        places += '?';
    }
    return std::string{"INSERT INTO "}.append(table) + " (" + names + ") VALUES (" + places + ")";
}

SqliteBulk::SqliteBulk(SqliteConnection& connection, SqliteStatement& statement, std::size_t columns)
    : connection_(&connection), statement_(&statement), columns_(columns)
{
    connection_->bulk_open_ = true;
}

SqliteBulk::~SqliteBulk()
{
    // gone already when the transaction ended first
    if (connection_->bulk_open_ && std::ranges::find(connection_->in_use_, statement_) != connection_->in_use_.end())
        connection_->release(*statement_);
    connection_->bulk_open_ = false;
}

void SqliteBulk::row(std::span<Value const> values)
{
    base::expect(values.size() == columns_, "a bulk row has another number of values than columns");
    for (std::size_t i = 0; i < values.size(); ++i)
        bind_sqlite(statement_->handle, static_cast<int>(i) + 1, values[i], SQLITE_STATIC);
    int const code = sqlite3_step(statement_->handle);
    if (code != SQLITE_DONE) throw_sqlite(sqlite3_db_handle(statement_->handle), code, statement_->name);
    sqlite3_reset(statement_->handle);
}

void SqliteBulk::done()
{
    base::expect(connection_->bulk_open_, "a bulk insert is ended twice");
    connection_->release(*statement_);
    connection_->bulk_open_ = false;
}

}   // namespace db
