#include "platform/db/postgres_bulk.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/expect.hpp"

namespace db {

namespace {

constexpr std::size_t bytes_per_message = 64 * 1024;

void add_escaped(std::string& out, std::string_view text)
{
    for (char const c : text) {
        switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                out += c;
        }
    }
}

void add_bytes(std::string& out, std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\\\x";
    for (char const c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
}

}   // namespace

PostgresBulk::PostgresBulk(PostgresConnection& connection, std::string_view table,
                           std::span<std::string_view const> columns)
    : connection_(&connection), table_(table), columns_(columns.size())
{
    auto const text = fmt::format("COPY {} ({}) FROM STDIN", table, fmt::join(columns, ", "));
    PostgresResult const result{PQexec(connection_->handle(), text.c_str())};
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) throw_postgres(connection_->handle(), result.get(), table_);
    open_ = true;
    lines_.reserve(bytes_per_message + 4096);
}

PostgresBulk::~PostgresBulk()
{
    if (!open_) return;
    PQputCopyEnd(connection_->handle(), "abandoned");
    while (PGresult* result = PQgetResult(connection_->handle())) PQclear(result);
    connection_->bulk_ended();
}

void PostgresBulk::row(std::span<Value const> values)
{
    base::expect(values.size() == columns_, "a bulk row has another number of values than columns");
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0) lines_ += '\t';
        add(values[i]);
    }
    lines_ += '\n';
    if (lines_.size() >= bytes_per_message) send();
}

void PostgresBulk::add(Value const& value)
{
    switch (value.kind()) {
        case Kind::null:
            lines_ += "\\N";
            break;
        case Kind::integer:
            fmt::format_to(std::back_inserter(lines_), "{}", value.integer());
            break;
        case Kind::real:
            fmt::format_to(std::back_inserter(lines_), "{}", value.real());
            break;
        case Kind::text:
            add_escaped(lines_, value.text());
            break;
        case Kind::bytes:
            add_bytes(lines_, value.text());
            break;
    }
}

void PostgresBulk::send()
{
    if (PQputCopyData(connection_->handle(), lines_.data(), static_cast<int>(lines_.size())) != 1)
        throw_postgres(connection_->handle(), nullptr, table_);
    lines_.clear();
}

void PostgresBulk::done()
{
    base::expect(open_, "a bulk insert is ended twice");
    if (!lines_.empty()) send();
    if (PQputCopyEnd(connection_->handle(), nullptr) != 1) throw_postgres(connection_->handle(), nullptr, table_);
    open_ = false;
    connection_->bulk_ended();
    PostgresResult const result{PQgetResult(connection_->handle())};
    while (PGresult* more = PQgetResult(connection_->handle())) PQclear(more);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw_postgres(connection_->handle(), result.get(), table_);
}

}   // namespace db
