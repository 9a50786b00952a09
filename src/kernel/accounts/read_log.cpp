#include "kernel/accounts/read_log.hpp"

#include <chrono>
#include <span>

#include "base/log.hpp"
#include "kernel/accounts/audit.hpp"

namespace accounts {
namespace {

constexpr std::chrono::milliseconds gathering{500};
constexpr int attempts = 20;

void write(db::Database& database, std::span<ReadLog::Read const> reads)
{
    auto const tx = database.begin(db::Access::write);
    for (auto const& read : reads) audit(**tx, read.by, read.at, {"read", read.record_kind, read.record_id});
    tx->commit();
}

/// Tries again while another writer is in the way; what cannot be written at last is told in the log, by numbers only.
void write_surely(db::Database& database, std::span<ReadLog::Read const> reads)
{
    for (int attempt = 1;; ++attempt) {
        try {
            return write(database, reads);
        } catch (db::Failure const&) {
            if (attempt == attempts) {
                logs::error("audit.reads_not_written", {{"reads", static_cast<std::int64_t>(reads.size())}});
                return;
            }
            std::this_thread::sleep_for(gathering);
        }
    }
}

}   // namespace

ReadLog::ReadLog(db::Database& database) : database_(&database), thread_([this] { work(); }) {}

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
    for (;;) {
        woken_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        woken_.wait_for(lock, gathering, [this] { return ending_; });
        std::vector<Read> reads;
        reads.swap(waiting_);
        lock.unlock();
        write_surely(*database_, reads);
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
