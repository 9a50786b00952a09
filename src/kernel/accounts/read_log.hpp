#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "base/date.hpp"
#include "kernel/records.hpp"
#include "platform/web/context.hpp"

/// Who opened which record with sensitive data. A reading request may not write, so the entries follow it. Rules A-7,
/// P-14.
namespace accounts {

/// Gathers the reads of a moment and writes them to the audit log together: one by one, each read would wait for the
/// disk. Keeps them while the database does not take them, and writes what is left at its end; who kills the process
/// loses those of the last second. One per server, on the shelf; safe from several threads.
class ReadLog {
public:
    explicit ReadLog(db::Database& database, std::chrono::milliseconds gathering = std::chrono::milliseconds{500});
    ~ReadLog();
    ReadLog(ReadLog const&) = delete;
    ReadLog& operator=(ReadLog const&) = delete;

    struct Read {
        UserId by;
        base::Instant at;
        std::string_view record_kind;   // a literal: "person"
        std::int64_t record_id = 0;
    };
    void note(Read const& read) const;

private:
    void work();

    db::Database* database_;
    std::chrono::milliseconds gathering_;
    mutable std::mutex mutex_;
    mutable std::condition_variable woken_;
    mutable std::vector<Read> waiting_;
    bool ending_ = false;
    std::thread thread_;   // last: it uses the rest
};

/// Puts the read into the audit log once the request has been answered well: by the shelf's ReadLog, else at once.
void note_read(web::Context& context, std::string_view record_kind, std::int64_t record_id);

}   // namespace accounts
