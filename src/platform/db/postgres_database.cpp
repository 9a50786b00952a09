#include "platform/db/postgres_database.hpp"

#include <algorithm>
#include <vector>

#include "base/expect.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/postgres_number.hpp"
#include "platform/db/turns.hpp"

namespace db {

namespace {

constexpr Sql select_collation{"db.select_collation", "", R"sql(
    SELECT datcollate FROM pg_database WHERE datname = current_database())sql"};

class Pool {
public:
    Pool(std::string url, Access access, int size, Ids& ids)
        : url_(std::move(url)), access_(access), ids_(&ids), turns_(size), connections_(static_cast<std::size_t>(size))
    {
    }

    int take() { return turns_.take(); }
    void give_back(int place) { turns_.give_back(place); }

    /// A connection in a new transaction. One that the server or the network has closed meanwhile is opened again.
    PostgresConnection& begin_at(int place)
    {
        auto& connection = connections_[static_cast<std::size_t>(place)];
        if (connection) {
            try {
                connection->begin();
                return *connection;
            } catch (Failure const&) {
                if (!connection->is_broken()) throw;
                connection.reset();
                ids_->look_after_number();
            }
        }
        connection = std::make_unique<PostgresConnection>(url_, access_, *ids_);
        connection->begin();
        return *connection;
    }

private:
    std::string url_;
    Access access_;
    Ids* ids_;
    Turns turns_;
    std::vector<std::unique_ptr<PostgresConnection>> connections_;
};

class PostgresTransaction final : public Transaction {
public:
    explicit PostgresTransaction(Pool& pool) : pool_(&pool), place_(pool.take())
    {
        try {
            connection_ = &pool_->begin_at(place_);
        } catch (...) {
            pool_->give_back(place_);
            throw;
        }
    }
    ~PostgresTransaction() override { end(); }
    PostgresTransaction(PostgresTransaction const&) = delete;
    PostgresTransaction& operator=(PostgresTransaction const&) = delete;

    Connection& connection() override
    {
        base::expect(connection_ != nullptr, "a transaction is used after its end");
        return *connection_;
    }

    void commit() override
    {
        base::expect(connection_ != nullptr, "a transaction is committed twice");
        try {
            connection_->commit();
        } catch (...) {
            end();
            throw;
        }
        connection_ = nullptr;
        pool_->give_back(place_);
    }

private:
    void end() noexcept
    {
        if (connection_ == nullptr) return;
        connection_->roll_back();
        connection_ = nullptr;
        pool_->give_back(place_);
    }

    Pool* pool_;
    int place_;
    PostgresConnection* connection_ = nullptr;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(std::string const& url, Options const& options)
        : ids_([this, url, node = options.node] { return take_postgres_number(url, node, ids_); }),
          writers_(url, Access::write, std::max(1, options.readers), ids_),
          readers_(url, Access::read, std::max(1, options.readers), ids_)
    {
        // texts are compared byte by byte in SQLite; the same order here, or lists and reports would differ
        PostgresTransaction tx{readers_};
        auto rows = tx.connection().run(select_collation);
        auto const collation = rows.first()->string(0);
        if (collation != "C" && collation != "POSIX" && collation != "C.UTF-8" && collation != "C.utf8")
            throw Failure("this PostgreSQL database sorts by \"" + collation +
                          "\"; make it anew with: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME");
    }

    std::unique_ptr<Transaction> begin(Access access) override
    {
        return std::make_unique<PostgresTransaction>(access == Access::write ? writers_ : readers_);
    }
    Dialect dialect() const override { return Dialect::postgres; }

private:
    Ids ids_;
    Pool writers_;
    Pool readers_;
};

}   // namespace

std::unique_ptr<Database> open_postgres(std::string const& url, Options const& options)
{
    return std::make_unique<PostgresDatabase>(url, options);
}

}   // namespace db
