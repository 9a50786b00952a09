#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

namespace bench {

/// Writes down the statements that the program sends to SQLite, with their values, on every connection opened after it
/// was made. There is one at a time.
class Recorder {
public:
    Recorder();
    ~Recorder();
    Recorder(Recorder const&) = delete;
    Recorder& operator=(Recorder const&) = delete;

    /// The statements since the last call, in order, without those that open and end transactions.
    std::vector<std::string> take();
    /// From here on nothing is written down and nothing costs time.
    void stop();
};

/// The floor of what is measured: the same statements on SQLite itself, prepared before.
class Raw {
public:
    Raw(std::string const& path, std::vector<std::string> const& statements);

    /// Runs all of them to their last row, in one transaction; gives milliseconds.
    double run() const;

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3, Close> database_;
    std::vector<std::unique_ptr<sqlite3_stmt, Close>> statements_;
};

}   // namespace bench
