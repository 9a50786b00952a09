#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/db/ids.hpp"

namespace db {

struct ResultClear {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ResultClear>;

/// Throws what the answer's SQLSTATE means: Conflict for class 23, Retry for lost transactions, otherwise Failure.
[[noreturn]] void throw_postgres(PGconn* connection, PGresult const* result, std::string_view doing);

/// One PostgreSQL connection with its prepared statements. Not for two threads at once.
class PostgresConnection final : public Connection {
public:
    PostgresConnection(std::string const& url, Access access, Ids& ids);
    ~PostgresConnection() override;
    PostgresConnection(PostgresConnection const&) = delete;
    PostgresConnection& operator=(PostgresConnection const&) = delete;

    using Connection::bulk;
    std::unique_ptr<Bulk> bulk(std::string_view table, std::span<std::string_view const> columns) override;
    void change_many(Sql const& sql, std::span<std::vector<Param> const> sets) override;
    void prepare(Sql const& sql) override;
    void script(std::string_view text) override;
    Dialect dialect() const override { return Dialect::postgres; }

    void begin();
    void commit();
    /// Never throws. A connection that is broken afterwards says so.
    void roll_back() noexcept;
    bool is_broken() const noexcept { return PQstatus(handle_) != CONNECTION_OK; }

    PGconn* handle() const noexcept { return handle_; }
    void bulk_ended() noexcept { bulk_open_ = false; }

protected:
    std::unique_ptr<Cursor> start(Sql const& sql, std::span<Param const> params) override;
    std::int64_t next_id() override { return ids_->next(); }

private:
    struct Prepared {
        std::string id;   // on the server
        std::vector<std::string> parameters;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    Prepared const& prepared(Sql const& sql, std::span<Param const> params);
    void send(Sql const& sql, Prepared const& statement, std::span<Param const> params);
    void receive(std::string_view doing);
    PostgresResult execute(char const* text, std::string_view doing);

    PGconn* handle_ = nullptr;
    Access access_;
    Ids* ids_;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_;
    bool bulk_open_ = false;
};

}   // namespace db
