#include "support/database.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "platform/db/migrate.hpp"

namespace support {

namespace {

/// Of this process and this moment of its life: tests run side by side.
std::string unused_name()
{
    static std::atomic<int> counter{0};
    return "test_" + std::to_string(getpid()) + "_" + std::to_string(++counter);
}

std::string test_server()
{
    auto const* url = std::getenv("DONGHANH_TEST_POSTGRES");
    if (url == nullptr || *url == '\0')
        throw std::runtime_error("DONGHANH_TEST_POSTGRES is not set; bin/test starts a server and sets it");
    return url;
}

std::string with_schema(std::string const& url, std::string const& schema)
{
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema;
}

/// One connection makes and drops the schemas of all tests of this program; opening one costs more than a test.
void run_on_server(std::string const& text)
{
    static auto const server = db::open(test_server());
    auto const tx = server->begin(db::Access::write);
    tx->connection().script(text);
    tx->commit();
}

}   // namespace

TestDatabase::TestDatabase(db::Dialect dialect, bool bare)
{
    auto const name = unused_name();
    if (dialect == db::Dialect::sqlite) {
        place_ = (std::filesystem::temp_directory_path() / ("donghanh_" + name)).string();
        std::filesystem::remove_all(place_);
        std::filesystem::create_directories(place_);
        url_ = "sqlite:" + place_ + "/test.db";
    } else {
        place_ = name;
        run_on_server("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name);
        url_ = with_schema(test_server(), name);
    }
    database_ = db::open(url_);
    if (!bare) db::migrate(*database_, db::embedded_migrations());
}

TestDatabase::~TestDatabase()
{
    auto const dialect = database_->dialect();
    database_.reset();
    if (dialect == db::Dialect::sqlite) {
        std::error_code ignored;
        std::filesystem::remove_all(place_, ignored);
    } else {
        run_on_server("DROP SCHEMA IF EXISTS " + place_ + " CASCADE");
    }
}

}   // namespace support
