#include <fmt/format.h>

#include "base/expect.hpp"
#include "platform/db/connection.hpp"

namespace db {

namespace {

void expect_value(Cursor const& cursor, int column)
{
    if (cursor.is_null(column)) [[unlikely]]
        throw base::Bug(fmt::format("column {} is null and is read as if it could not be", column));
}

template <class T>
T readable(std::optional<T> const& value, char const* what)
{
    base::expect(value.has_value(), what);
    return *value;
}

}   // namespace

std::int64_t Row::integer(int column) const
{
    expect_value(*cursor_, column);
    return cursor_->integer(column);
}

double Row::real(int column) const
{
    expect_value(*cursor_, column);
    return cursor_->real(column);
}

std::string_view Row::text(int column) const
{
    expect_value(*cursor_, column);
    return cursor_->text(column);
}

base::Date Row::date(int column) const { return readable(base::parse_date(text(column)), "a stored day is no day"); }

base::Instant Row::instant(int column) const
{
    return readable(base::parse_instant(text(column)), "a stored instant is none");
}

base::PartialDate Row::partial_date(int column) const
{
    return readable(base::parse_partial_date(text(column)), "a stored partial day is none");
}

std::optional<std::int64_t> Row::maybe_integer(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<double> Row::maybe_real(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{real(column)};
}

std::optional<std::string> Row::maybe_string(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{string(column)};
}

std::optional<base::Date> Row::maybe_date(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{date(column)};
}

std::optional<base::Instant> Row::maybe_instant(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{instant(column)};
}

std::optional<base::PartialDate> Row::maybe_partial_date(int column) const
{
    return is_null(column) ? std::nullopt : std::optional{partial_date(column)};
}

void Connection::change_many(Sql const& sql, std::span<std::vector<Param> const> sets)
{
    for (auto const& params : sets) change(sql, params);
}

void Connection::change_one(Sql const& sql, Params params)
{
    auto const changed = change(sql, params);
    if (changed == 1) return;
    throw Conflict(fmt::format("{}: {} rows changed where one should have been", sql.name, changed));
}

}   // namespace db
