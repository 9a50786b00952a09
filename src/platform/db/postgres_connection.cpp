#include "platform/db/postgres_connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>

#include "base/expect.hpp"
#include "platform/db/disk_full.hpp"
#include "platform/db/parameters.hpp"
#include "platform/db/postgres_bulk.hpp"
#include "platform/db/postgres_cursor.hpp"

namespace db {

namespace {

constexpr int binary = 1;
constexpr Oid bigint_oid = 20;   // INT8OID of the server's catalogue

std::string without_newline(char const* message)
{
    std::string text{message == nullptr ? "" : message};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

/// Parameters as libpq wants them. Numbers go as text, so that the server's type decides; texts and bytes go as they
/// are, with their length.
struct Arguments {
    std::vector<char const*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::deque<std::string> numbers;

    void add(Value const& value)
    {
        auto const text = value.text();
        bool const is_text = value.kind() == Kind::text || value.kind() == Kind::bytes;
        if (value.kind() == Kind::null)
            values.push_back(nullptr);
        else if (is_text)
            values.push_back(text.data() == nullptr ? "" : text.data());
        else if (value.kind() == Kind::integer)
            values.push_back(numbers.emplace_back(fmt::to_string(value.integer())).c_str());
        else
            values.push_back(numbers.emplace_back(fmt::to_string(value.real())).c_str());
        lengths.push_back(is_text ? static_cast<int>(text.size()) : 0);
        formats.push_back(is_text ? binary : 0);
    }
};

void ignore_notices(void*, PGresult const*) {}

}   // namespace

void throw_postgres(PGconn* connection, PGresult const* result, std::string_view doing)
{
    auto const* state_field = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    std::string_view const state = state_field == nullptr ? "" : state_field;
    auto const message = without_newline(result == nullptr ? PQerrorMessage(connection) : PQresultErrorMessage(result));
    auto const said = fmt::format("{}: {} (PostgreSQL {})", doing, message, state.empty() ? "gone" : state);
    if (state.starts_with("23")) throw Conflict(said);
    if (state == "40001" || state == "40P01" || state == "55P03") throw Retry(said);
    if (state == "53100") throw DiskFull(said + "; the server's disk is full: make room, nothing of this was kept");
    if (state.starts_with("53")) throw Failure(said + "; the server lacks memory or connections");
    throw Failure(said);
}

PostgresConnection::PostgresConnection(std::string const& url, Access access, Ids& ids)
    : handle_(PQconnectdb(url.c_str())), access_(access), ids_(&ids)
{
    if (PQstatus(handle_) != CONNECTION_OK || PQsetClientEncoding(handle_, "UTF8") != 0) {
        auto const said = without_newline(PQerrorMessage(handle_));
        PQfinish(handle_);
        throw Failure("PostgreSQL cannot be reached: " + said);
    }
    PQsetNoticeReceiver(handle_, ignore_notices, nullptr);
}

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

std::unique_ptr<Cursor> PostgresConnection::start(Sql const& sql, std::span<Param const> params)
{
    base::expect(!bulk_open_, "a statement while a bulk insert is open");
    auto const& statement = prepared(sql, params);
    Arguments arguments;
    for (std::size_t i = 0; i < statement.parameters.size(); ++i)
        arguments.add(value_for(sql.name, statement.parameters, i, params));
    expect_known(sql.name, statement.parameters, params);
    PostgresResult result{PQexecPrepared(handle_, statement.id.c_str(), static_cast<int>(arguments.values.size()),
                                         arguments.values.data(), arguments.lengths.data(), arguments.formats.data(),
                                         binary)};
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) throw_postgres(handle_, result.get(), sql.name);
    return std::make_unique<PostgresCursor>(sql.name, std::move(result));
}

void PostgresConnection::change_many(Sql const& sql, std::span<std::vector<Param> const> sets)
{
    // few enough that the answers fit into the buffers of the socket: neither side then waits for the other
    constexpr std::size_t at_once = 256;
    base::expect(!bulk_open_, "a statement while a bulk insert is open");
    if (sets.empty()) return;
    auto const& statement = prepared(sql, sets.front());
    for (std::size_t from = 0; from < sets.size(); from += at_once) {
        if (PQenterPipelineMode(handle_) != 1) throw_postgres(handle_, nullptr, sql.name);
        for (auto const& params : sets.subspan(from, std::min(at_once, sets.size() - from)))
            send(sql, statement, params);
        if (PQpipelineSync(handle_) != 1) throw_postgres(handle_, nullptr, sql.name);
        receive(sql.name);
    }
}

void PostgresConnection::send(Sql const& sql, Prepared const& statement, std::span<Param const> params)
{
    Arguments arguments;
    for (std::size_t i = 0; i < statement.parameters.size(); ++i)
        arguments.add(value_for(sql.name, statement.parameters, i, params));
    expect_known(sql.name, statement.parameters, params);
    if (PQsendQueryPrepared(handle_, statement.id.c_str(), static_cast<int>(arguments.values.size()),
                            arguments.values.data(), arguments.lengths.data(), arguments.formats.data(), binary) != 1)
        throw_postgres(handle_, nullptr, sql.name);
}

/// Reads all answers of a pipeline up to its end, leaves it, and throws the first that is an error.
void PostgresConnection::receive(std::string_view doing)
{
    PostgresResult failed;
    for (bool at_end = false; !at_end && !is_broken();) {
        PostgresResult result{PQgetResult(handle_)};
        if (!result) continue;   // between two statements
        auto const status = PQresultStatus(result.get());
        at_end = status == PGRES_PIPELINE_SYNC;
        if (status == PGRES_FATAL_ERROR && !failed) failed = std::move(result);
    }
    PQexitPipelineMode(handle_);
    if (failed) throw_postgres(handle_, failed.get(), doing);
    if (is_broken()) throw_postgres(handle_, nullptr, doing);
}

std::unique_ptr<Bulk> PostgresConnection::bulk(std::string_view table, std::span<std::string_view const> columns)
{
    base::expect(!bulk_open_, "two bulk inserts at a time");
    auto copy = std::make_unique<PostgresBulk>(*this, table, columns);
    bulk_open_ = true;
    return copy;
}

void PostgresConnection::prepare(Sql const& sql) { prepared(sql, {}); }

void PostgresConnection::script(std::string_view text) { execute(std::string{text}.c_str(), "script"); }

void PostgresConnection::begin()
{
    execute(access_ == Access::write ? "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
                                     : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            "begin");
}

void PostgresConnection::commit()
{
    auto const result = execute("COMMIT", "commit");
    // a transaction with an error in it answers a commit by rolling back, without an error of its own
    if (std::string_view{PQcmdStatus(result.get())} != "COMMIT")
        throw Failure("commit: a statement of this transaction had failed, nothing was kept");
}

void PostgresConnection::roll_back() noexcept
{
    bulk_open_ = false;
    if (PQpipelineStatus(handle_) != PQ_PIPELINE_OFF) {
        // a parameter was a bug in the middle of a pipeline: what was sent goes with the connection
        PQfinish(handle_);
        handle_ = nullptr;
        return;
    }
    if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PostgresResult{PQexec(handle_, "ROLLBACK")};
}

PostgresConnection::Prepared const& PostgresConnection::prepared(Sql const& sql, std::span<Param const> params)
{
    auto const text = sql.postgres.empty() ? sql.text : sql.postgres;
    if (auto const found = prepared_.find(text); found != prepared_.end()) return found->second;

    auto numbered = number_parameters(text);
    auto id = fmt::format("s{}", prepared_.size());
    // whole numbers are always BIGINT: left to itself the server takes `:id = 0` for a 32-bit comparison
    std::vector<Oid> types;
    for (auto const& name : numbered.names) {
        auto const given = std::ranges::find(params, name, &Param::name);
        types.push_back(given != params.end() && given->value.kind() == Kind::integer ? bigint_oid : 0);
    }
    PostgresResult const result{
        PQprepare(handle_, id.c_str(), numbered.text.c_str(), static_cast<int>(types.size()), types.data())};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw_postgres(handle_, result.get(), sql.name);
    return prepared_.try_emplace(std::string{text}, Prepared{std::move(id), std::move(numbered.names)}).first->second;
}

PostgresResult PostgresConnection::execute(char const* text, std::string_view doing)
{
    PostgresResult result{PQexec(handle_, text)};
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw_postgres(handle_, result.get(), doing);
    return result;
}

}   // namespace db
