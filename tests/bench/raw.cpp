#include "bench/raw.hpp"

#include <stdexcept>
#include <utility>

#include "bench/measure.hpp"

namespace bench {
namespace {

std::vector<std::string> recorded;
std::vector<sqlite3*> watched;

int note(unsigned, void*, void* statement, void*)
{
    char* const text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    std::string_view const sql{text == nullptr ? "" : text};
    // what begins with "--" is run by SQLite's own parts
    if (!sql.empty() && !sql.starts_with("--") && !sql.starts_with("BEGIN") && !sql.starts_with("COMMIT") &&
        !sql.starts_with("ROLLBACK") && !sql.starts_with("PRAGMA"))
        recorded.emplace_back(sql);
    sqlite3_free(text);
    return 0;
}

int watch(sqlite3* database, char const**, struct sqlite3_api_routines const*)
{
    watched.push_back(database);
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, note, nullptr);
}

using Extension = void (*)();
Extension const extension = reinterpret_cast<Extension>(watch);

void expect(int code, int wanted, std::string const& doing)
{
    if (code != wanted) throw std::runtime_error(doing + ": " + sqlite3_errstr(code));
}

}   // namespace

Recorder::Recorder() { sqlite3_auto_extension(extension); }

Recorder::~Recorder() { stop(); }

std::vector<std::string> Recorder::take() { return std::exchange(recorded, {}); }

void Recorder::stop()
{
    sqlite3_cancel_auto_extension(extension);
    for (auto* const database : std::exchange(watched, {})) sqlite3_trace_v2(database, 0, nullptr, nullptr);
}

Raw::Raw(std::string const& path, std::vector<std::string> const& statements)
{
    sqlite3* database = nullptr;
    expect(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr), SQLITE_OK,
           "opening " + path);
    database_.reset(database);
    sqlite3_trace_v2(database, 0, nullptr, nullptr);   // not itself, when a recorder is at work
    std::erase(watched, database);
    sqlite3_exec(database, "PRAGMA cache_size = -65536", nullptr, nullptr, nullptr);
    for (auto const& text : statements) {
        sqlite3_stmt* statement = nullptr;
        expect(sqlite3_prepare_v2(database, text.c_str(), static_cast<int>(text.size()), &statement, nullptr),
               SQLITE_OK, text);
        statements_.emplace_back(statement);
    }
}

double Raw::run() const
{
    auto const start = Clock::now();
    sqlite3_exec(database_.get(), "BEGIN", nullptr, nullptr, nullptr);
    for (auto const& statement : statements_) {
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW) code = sqlite3_step(statement.get());
        expect(code, SQLITE_DONE, sqlite3_sql(statement.get()));
        sqlite3_reset(statement.get());
    }
    sqlite3_exec(database_.get(), "COMMIT", nullptr, nullptr, nullptr);
    return seconds_since(start) * 1000;
}

}   // namespace bench
