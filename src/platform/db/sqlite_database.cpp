#include "platform/db/sqlite_database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <vector>

#include "base/expect.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_number.hpp"
#include "platform/db/turns.hpp"

namespace db {

namespace {

/// Connections of one access and whose turn it is.
class Pool {
public:
    Pool(std::string path, Access access, int size, Options const& options, Ids& ids)
        : path_(std::move(path)),
          access_(access),
          options_(options),
          ids_(&ids),
          turns_(size),
          connections_(static_cast<std::size_t>(size))
    {
    }

    int take() { return turns_.take(); }
    void give_back(int place) { turns_.give_back(place); }

    SqliteConnection& at(int place)
    {
        auto& connection = connections_[static_cast<std::size_t>(place)];
        if (!connection) connection = std::make_unique<SqliteConnection>(path_, access_, options_, *ids_);
        return *connection;
    }

private:
    std::string path_;
    Access access_;
    Options options_;
    Ids* ids_;
    Turns turns_;
    std::vector<std::unique_ptr<SqliteConnection>> connections_;
};

class SqliteTransaction final : public Transaction {
public:
    explicit SqliteTransaction(Pool& pool) : pool_(&pool), place_(pool.take())
    {
        try {
            connection_ = &pool_->at(place_);
            connection_->begin();
        } catch (...) {
            pool_->give_back(place_);
            throw;
        }
    }
    ~SqliteTransaction() override { end(); }
    SqliteTransaction(SqliteTransaction const&) = delete;
    SqliteTransaction& operator=(SqliteTransaction const&) = delete;

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
    SqliteConnection* connection_ = nullptr;
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string const& path, Options const& options)
        : ids_([path, node = options.node] { return take_sqlite_number(path, node); }),
          writer_(path, Access::write, 1, options, ids_),
          readers_(path, Access::read, std::max(1, options.readers), options, ids_)
    {
        writer_.at(0);   // makes the file, and says at once when it cannot be opened
    }

    std::unique_ptr<Transaction> begin(Access access) override
    {
        return std::make_unique<SqliteTransaction>(access == Access::write ? writer_ : readers_);
    }
    Dialect dialect() const override { return Dialect::sqlite; }

private:
    Ids ids_;
    Pool writer_;
    Pool readers_;
};

}   // namespace

std::unique_ptr<Database> open_sqlite(std::string const& path, Options const& options)
{
    // it counts its memory under one lock for all connections, which nobody asks for; refused once it has begun to work
    static int const counts_no_memory = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counts_no_memory);
    return std::make_unique<SqliteDatabase>(path, options);
}

}   // namespace db
