#pragma once

#include <string>

#include "platform/db/postgres_connection.hpp"

namespace db {

/// A whole answer, in binary. It needs its connection no longer.
class PostgresCursor final : public Cursor {
public:
    PostgresCursor(std::string_view statement, PostgresResult result);

    bool next() override { return ++row_ < rows_; }
    int columns() const override { return PQnfields(result_.get()); }
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    std::int64_t changed() const override { return changed_; }

private:
    std::string_view value(int column) const;
    [[noreturn]] void refuse(int column, char const* wanted) const;

    std::string statement_;
    PostgresResult result_;
    int row_ = -1;
    int rows_;
    std::int64_t changed_;
};

}   // namespace db
