#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/value.hpp"

/// One interface over SQLite and PostgreSQL. See docs/develop/database.md for the rules of the SQL.
namespace db {

enum class Dialect : std::uint8_t { sqlite, postgres };

/// The database, the disk or the network failed. Not for people: the request loop answers 500 and logs it.
class Failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
/// A constraint caught what a rule should have seen, or another writer was first: answered as 409.
class Conflict : public Failure {
public:
    using Failure::Failure;
};
/// The transaction lost against another one and may be tried again from its beginning.
class Retry : public Failure {
public:
    using Failure::Failure;
};

/// What a driver implements for one running statement. Views stay valid until `next`.
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;   // text and bytes
    virtual std::int64_t changed() const = 0;
};

/// The row a Rows stands on. Columns count from 0. Reading a null as anything but `maybe_…` is a Bug.
class Row {
public:
    explicit Row(Cursor const& cursor) : cursor_(&cursor) {}

    bool is_null(int column) const { return cursor_->is_null(column); }
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next row; `string` keeps it.
    std::string_view text(int column) const;
    std::string string(int column) const { return std::string{text(column)}; }
    bool flag(int column) const { return integer(column) != 0; }
    base::Date date(int column) const;
    base::Instant instant(int column) const;
    base::PartialDate partial_date(int column) const;
    base::Money money(int column) const { return {integer(column)}; }
    template <class I>
    I id(int column) const
    {
        return I{integer(column)};
    }

    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<double> maybe_real(int column) const;
    std::optional<std::string> maybe_string(int column) const;
    std::optional<base::Date> maybe_date(int column) const;
    std::optional<base::Instant> maybe_instant(int column) const;
    std::optional<base::PartialDate> maybe_partial_date(int column) const;
    template <class I>
    std::optional<I> maybe_id(int column) const
    {
        return is_null(column) ? std::nullopt : std::optional<I>{I{integer(column)}};
    }

private:
    Cursor const* cursor_;
};

/// The answer of a statement, read once from front to back: `for (auto const& row : rows)`.
class Rows {
public:
    explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) { at_row_ = cursor_->next(); }

    struct End {};
    class Iterator {
    public:
        explicit Iterator(Rows& rows) : rows_(&rows) {}
        Row operator*() const { return Row{*rows_->cursor_}; }
        Iterator& operator++()
        {
            rows_->at_row_ = rows_->cursor_->next();
            return *this;
        }
        bool operator!=(End) const { return rows_->at_row_; }

    private:
        Rows* rows_;
    };
    Iterator begin() { return Iterator{*this}; }
    End end() { return {}; }

    /// The row it stands on, if any: `if (auto row = rows.first())`. Valid while the Rows lives and is not advanced.
    std::optional<Row> first() { return at_row_ ? std::optional<Row>{Row{*cursor_}} : std::nullopt; }
    std::int64_t changed() const { return cursor_->changed(); }

private:
    std::unique_ptr<Cursor> cursor_;
    bool at_row_ = false;
};

/// Many rows into one table, by the fastest way the database has (prepared multi-row inserts, COPY).
class Bulk {
public:
    virtual ~Bulk() = default;
    /// One value per column, in the order given at the start.
    virtual void row(std::span<Value const> values) = 0;
    void row(std::initializer_list<Value> values) { row(std::span{values.begin(), values.size()}); }
    /// Sends what is left. Without it nothing is promised.
    virtual void done() = 0;
};

/// A connection inside a transaction. Handlers and stores see only this.
class Connection {
public:
    virtual ~Connection() = default;

    /// Runs the statement. It has run when this returns (also when it changes rows and gives none back).
    Rows run(Sql const& sql, Params params = {}) { return run(sql, std::span{params.begin(), params.size()}); }
    Rows run(Sql const& sql, std::span<Param const> params) { return Rows{start(sql, params)}; }
    /// Runs a statement that changes rows; gives their number.
    std::int64_t change(Sql const& sql, Params params = {}) { return run(sql, params).changed(); }
    std::int64_t change(Sql const& sql, std::span<Param const> params) { return run(sql, params).changed(); }
    /// Runs a statement that changes rows once for each set of parameters, in order. On PostgreSQL many times faster
    /// than as many calls of `change`, for it does not wait for each answer. What fails, fails the whole.
    virtual void change_many(Sql const& sql, std::span<std::vector<Param> const> sets);
    /// Like `change`, and a Conflict unless exactly one row was changed: for updates that carry a revision.
    void change_one(Sql const& sql, Params params);

    /// Opens a bulk insert; only one at a time, and no other statement until `done`.
    virtual std::unique_ptr<Bulk> bulk(std::string_view table, std::span<std::string_view const> columns) = 0;
    std::unique_ptr<Bulk> bulk(std::string_view table, std::initializer_list<std::string_view> columns)
    {
        return bulk(table, std::span{columns.begin(), columns.size()});
    }
    /// Prepares the statement, to see whether the database understands it. Throws Failure.
    virtual void prepare(Sql const& sql) = 0;
    /// Several statements separated by ";", without parameters: migrations and tests only.
    virtual void script(std::string_view text) = 0;
    virtual Dialect dialect() const = 0;

    template <class I>
    I new_id()
    {
        return I{next_id()};
    }

protected:
    virtual std::unique_ptr<Cursor> start(Sql const& sql, std::span<Param const> params) = 0;
    virtual std::int64_t next_id() = 0;
};

enum class Access : std::uint8_t { read, write };

/// A transaction on a connection borrowed from the database. Rolls back unless committed.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Connection& connection() = 0;
    /// Durable when this returns. Throws Retry, Conflict or Failure; then nothing was kept.
    virtual void commit() = 0;

    Connection& operator*() { return connection(); }
    Connection* operator->() { return &connection(); }
};

struct Options {
    int readers = 4;         // connections kept for reading; at least 1
    std::int64_t node = 0;   // in its ids; 0: one that no other process has
    std::chrono::milliseconds busy_timeout{5000};
};

/// A database: a pool of connections. Safe from several threads.
class Database {
public:
    virtual ~Database() = default;
    /// Read: a consistent, read-only view. Write: SQLite takes the one write lock at once, waiting its turn.
    virtual std::unique_ptr<Transaction> begin(Access access) = 0;
    virtual Dialect dialect() const = 0;
};

/// Opens "sqlite:PATH" (made when missing) or "postgresql://…". Throws Failure with a sentence for the operator.
std::unique_ptr<Database> open(std::string_view url, Options const& options = {});

}   // namespace db
