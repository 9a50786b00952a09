#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>

#include "platform/db/backup.hpp"
#include "platform/db/connection.hpp"

namespace db {
namespace {

constexpr std::string_view scheme = "sqlite:";
constexpr int busy_milliseconds = 5000;
constexpr int all_pages = -1;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

std::string path_of(std::string_view url)
{
    if (!url.starts_with(scheme))
        throw Failure("only SQLite databases are copied this way; use pg_dump and pg_restore");
    return std::string{url.substr(scheme.size())};
}

Handle open_file(std::string const& path, int flags)
{
    sqlite3* raw = nullptr;
    auto const code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Handle handle{raw};
    if (code != SQLITE_OK) throw Failure(fmt::format("cannot open {}: {}", path, sqlite3_errstr(code)));
    sqlite3_busy_timeout(raw, busy_milliseconds);
    return handle;
}

/// The first line of SQLite's own check is "ok" for a whole file.
void check(sqlite3* database, std::string const& path)
{
    std::string answer;
    auto const keep_first = [](void* place, int, char** values, char**) {
        auto& text = *static_cast<std::string*>(place);
        if (text.empty() && values[0] != nullptr) text = values[0];
        return 0;
    };
    auto const code = sqlite3_exec(database, "PRAGMA quick_check(1)", keep_first, &answer, nullptr);
    if (code != SQLITE_OK || answer != "ok") throw Failure(fmt::format("{} is damaged or no SQLite database", path));
}

void copy(sqlite3* from, sqlite3* to, std::string const& doing)
{
    auto* copying = sqlite3_backup_init(to, "main", from, "main");
    if (copying == nullptr) throw Failure(fmt::format("{}: {}", doing, sqlite3_errmsg(to)));
    auto const code = sqlite3_backup_step(copying, all_pages);
    sqlite3_backup_finish(copying);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        throw Failure(fmt::format("{}: the database is in use; stop the server first", doing));
    if (code != SQLITE_DONE) throw Failure(fmt::format("{}: {}", doing, sqlite3_errstr(code)));
}

}   // namespace

void back_up(std::string_view url, std::string const& to)
{
    auto const path = path_of(url);
    if (std::filesystem::exists(to)) throw Failure(fmt::format("{} exists already", to));
    auto const source = open_file(path, SQLITE_OPEN_READONLY);
    auto const unfinished = to + ".part";
    std::filesystem::remove(unfinished);
    {
        auto const target = open_file(unfinished, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        copy(source.get(), target.get(), "copying " + path);
        check(target.get(), unfinished);
    }
    std::filesystem::rename(unfinished, to);
}

void restore(std::string const& from, std::string_view url)
{
    auto const path = path_of(url);
    if (!std::filesystem::exists(from)) throw Failure(fmt::format("there is no file {}", from));
    auto const source = open_file(from, SQLITE_OPEN_READONLY);
    check(source.get(), from);
    auto const target = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    copy(source.get(), target.get(), "restoring " + path);
}

}   // namespace db
