#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/db/connection.hpp"

/// For tests only.
namespace support {

/// Empty databases, one of each kind, removed at the end of the test's life. PostgreSQL is the server that bin/test
/// started: DONGHANH_TEST_POSTGRES is its URL; without it the test fails, it never skips.
class TestDatabase {
public:
    /// With the newest schema (all embedded migrations) unless `bare`.
    explicit TestDatabase(db::Dialect dialect, bool bare = false);
    ~TestDatabase();
    TestDatabase(TestDatabase const&) = delete;
    TestDatabase& operator=(TestDatabase const&) = delete;

    db::Database& operator*() { return *database_; }
    db::Database* operator->() { return database_.get(); }
    std::string const& url() const { return url_; }

private:
    std::string url_;
    std::string place_;   // folder, or schema
    std::unique_ptr<db::Database> database_;
};

}   // namespace support
