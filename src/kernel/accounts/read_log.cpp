#include "kernel/accounts/read_log.hpp"

#include <chrono>
#include <span>

#include "base/log.hpp"
#include "kernel/accounts/audit.hpp"

namespace accounts {
namespace {

constexpr std::chrono::milliseconds between_attempts{500};
constexpr int last_attempts = 20;

void write(db::Database& database, std::span<ReadLog::Read const> reads)
{
    auto const tx = database.begin(db::Access::write);
    for (auto const& read : reads) audit(**tx, read.by, read.at, {"read", read.record_kind, read.record_id});
    tx->commit();
}

/// False while another writer, a full disk or a database that is away is in the way; then they have to be kept.
bool try_to_write(db::Database& database, std::span<ReadLog::Read const> reads)
{
    try {
        write(database, reads);
        return true;
    } catch (db::Failure const&) {
        return false;
    }
}

/// For what cannot wait longer: tries for some seconds, and tells in the log, by numbers only, what is lost then.
void write_surely(db::Database& database, std::span<ReadLog::Read const> reads)
{
    for (int attempt = 1;; ++attempt) {
        try {
            return write(database, reads);
        } catch (db::Failure const&) {
            if (attempt == last_attempts) {
                logs::error("audit.reads_not_written", {{"reads", static_cast<std::int64_t>(reads.size())}});
                return;
            }
            std::this_thread::sleep_for(between_attempts);
        }
    }
}

}   // namespace

ReadLog::ReadLog(db::Database& database, std::chrono::milliseconds gathering)
    : database_(&database), gathering_(gathering), thread_([this] { work(); })
{
}

ReadLog::~ReadLog()
{
    {
        std::lock_guard const lock{mutex_};
        ending_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void ReadLog::note(Read const& read) const
{
    {
        std::lock_guard const lock{mutex_};
        waiting_.push_back(read);
        if (waiting_.size() > 1) return;
    }
    woken_.notify_all();
}

void ReadLog::work()
{
    std::unique_lock lock{mutex_};
    bool late = false;
    for (std::vector<Read> reads;;) {
        woken_.wait(lock, [&] { return ending_ || !waiting_.empty() || !reads.empty(); });
        if (waiting_.empty() && reads.empty()) return;
        woken_.wait_for(lock, gathering_, [this] { return ending_; });
        reads.insert(reads.end(), waiting_.begin(), waiting_.end());
        waiting_.clear();
        bool const last = ending_;
        lock.unlock();
        if (last) write_surely(*database_, reads);
        bool const done = last || try_to_write(*database_, reads);
        if (!done && !late) logs::warning("audit.reads_wait");
        late = !done;
        if (done) reads.clear();
        lock.lock();
    }
}

void note_read(web::Context& context, std::string_view record_kind, std::int64_t record_id)
{
    ReadLog::Read const read{UserId{context.actor.user}, context.now, record_kind, record_id};
    auto const* log = context.services.shelf.find<ReadLog>();
    auto* database = context.services.database;
    base::expect(log != nullptr || database != nullptr, "a record is read without a log for it");
    context.after.emplace_back([log, database, read] {
        if (log != nullptr)
            log->note(read);
        else
            write_surely(*database, std::span{&read, 1});
    });
}

}   // namespace accounts
