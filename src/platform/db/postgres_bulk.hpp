#pragma once

#include <string>

#include "platform/db/postgres_connection.hpp"

namespace db {

/// COPY … FROM STDIN in text format: the server reads each value by the type of its column.
class PostgresBulk final : public Bulk {
public:
    PostgresBulk(PostgresConnection& connection, std::string_view table, std::span<std::string_view const> columns);
    ~PostgresBulk() override;
    PostgresBulk(PostgresBulk const&) = delete;
    PostgresBulk& operator=(PostgresBulk const&) = delete;

    using Bulk::row;
    void row(std::span<Value const> values) override;
    void done() override;

private:
    void send();
    void add(Value const& value);

    PostgresConnection* connection_;
    std::string table_;
    std::size_t columns_;
    std::string lines_;
    bool open_ = false;
};

}   // namespace db
