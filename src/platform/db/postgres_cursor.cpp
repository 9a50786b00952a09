#include "platform/db/postgres_cursor.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdlib>

#include "base/expect.hpp"

namespace db {

namespace {

/// Object identifiers of the server's built-in types; they never change.
enum : Oid {
    type_bool = 16,
    type_bytea = 17,
    type_name = 19,
    type_int8 = 20,
    type_int2 = 21,
    type_int4 = 23,
    type_text = 25,
    type_float4 = 700,
    type_float8 = 701,
    type_bpchar = 1042,
    type_varchar = 1043
};

/// Network byte order, sign kept.
std::int64_t whole(std::string_view bytes)
{
    std::uint64_t value =
        !bytes.empty() && (static_cast<unsigned char>(bytes.front()) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
    for (char const c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
}

std::int64_t changed_by(PGresult* result)
{
    std::string_view const command = PQcmdStatus(result);
    if (!command.starts_with("INSERT") && !command.starts_with("UPDATE") && !command.starts_with("DELETE")) return 0;
    return std::strtoll(PQcmdTuples(result), nullptr, 10);
}

}   // namespace

PostgresCursor::PostgresCursor(std::string_view statement, PostgresResult result)
    : statement_(statement),
      result_(std::move(result)),
      rows_(PQntuples(result_.get())),
      changed_(changed_by(result_.get()))
{
}

bool PostgresCursor::is_null(int column) const
{
    static_cast<void>(value(column));
    return PQgetisnull(result_.get(), row_, column) != 0;
}

std::int64_t PostgresCursor::integer(int column) const
{
    auto const bytes = value(column);
    switch (PQftype(result_.get(), column)) {
        case type_int8:
        case type_int4:
        case type_int2:
            return whole(bytes);
        case type_bool:
            return bytes.empty() ? 0 : bytes.front();
        default:
            refuse(column, "a whole number");
    }
}

double PostgresCursor::real(int column) const
{
    auto const bytes = value(column);
    switch (PQftype(result_.get(), column)) {
        case type_float8:
            return std::bit_cast<double>(whole(bytes));
        case type_float4:
            return std::bit_cast<float>(static_cast<std::uint32_t>(whole(bytes)));
        case type_int8:
        case type_int4:
        case type_int2:
            return static_cast<double>(whole(bytes));
        default:
            refuse(column, "a number");
    }
}

std::string_view PostgresCursor::text(int column) const
{
    switch (PQftype(result_.get(), column)) {
        case type_text:
        case type_bytea:
        case type_name:
        case type_varchar:
        case type_bpchar:
            return value(column);
        default:
            refuse(column, "a text");
    }
}

std::string_view PostgresCursor::value(int column) const
{
    base::expect(row_ >= 0 && row_ < rows_, "a row is read after its last one");
    if (column < 0 || column >= columns()) [[unlikely]]
        throw base::Bug(fmt::format("{}: there is no column {}", statement_, column));
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

void PostgresCursor::refuse(int column, char const* wanted) const
{
    throw base::Bug(fmt::format("{}: column {} is not {} but of type {}; cast sums to BIGINT", statement_, column,
                                wanted, PQftype(result_.get(), column)));
}

}   // namespace db
