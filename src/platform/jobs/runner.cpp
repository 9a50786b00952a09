#include "platform/jobs/runner.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/id.hpp"
#include "base/log.hpp"

namespace jobs {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kept_finished = 200;

bool is_over(Phase phase) { return phase != Phase::waiting && phase != Phase::running; }

struct Piece {
    State state = {};
    Runner::Work work = {};
    Clock::time_point began = {};
    Clock::time_point ended = {};
    std::atomic<bool> cancelled = false;
};

}   // namespace

std::optional<double> State::seconds_left() const
{
    constexpr double too_early_to_tell = 1;
    if (total <= 0 || finished <= 0 || seconds < too_early_to_tell) return std::nullopt;
    return seconds * static_cast<double>(total - finished) / static_cast<double>(finished);
}

struct Runner::Shared {
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::shared_ptr<Piece>> pieces;   // oldest first
    std::int64_t last_id = 0;
    bool stopping = false;
    std::thread thread;

    std::shared_ptr<Piece> next_waiting() const
    {
        auto const found =
            std::ranges::find(pieces, Phase::waiting, [](auto const& piece) { return piece->state.phase; });
        return found == pieces.end() ? nullptr : *found;
    }
    static State shown(Piece const& piece)
    {
        auto state = piece.state;
        if (state.phase == Phase::running)
            state.seconds = std::chrono::duration<double>(Clock::now() - piece.began).count();
        if (is_over(state.phase)) state.ended_ago = std::chrono::duration<double>(Clock::now() - piece.ended).count();
        return state;
    }
    template <class Wanted>
    std::optional<State> newest(Wanted wanted) const
    {
        std::lock_guard const lock{mutex};
        auto const found =
            std::find_if(pieces.rbegin(), pieces.rend(), [&](auto const& piece) { return wanted(piece->state); });
        return found == pieces.rend() ? std::nullopt : std::optional{shown(**found)};
    }
    void run();
    void carry_out(Piece& piece);
    void finish(Piece& piece, Phase phase, std::string reference);
    void forget_old();
};

namespace {

class Hand : public Progress {
public:
    Hand(Piece& piece, std::mutex& mutex) : piece_(piece), mutex_(mutex) {}

    void report(std::int64_t finished, std::int64_t total) override
    {
        std::lock_guard const lock{mutex_};
        piece_.state.finished = finished;
        piece_.state.total = total;
    }
    void note(std::string text) override
    {
        std::lock_guard const lock{mutex_};
        piece_.state.note = std::move(text);
    }
    void result(std::string text) override
    {
        std::lock_guard const lock{mutex_};
        piece_.state.result = std::move(text);
    }
    bool cancelled() const override { return piece_.cancelled; }

private:
    Piece& piece_;
    std::mutex& mutex_;
};

}   // namespace

void Runner::Shared::run()
{
    std::unique_lock lock{mutex};
    for (;;) {
        std::shared_ptr<Piece> piece;
        changed.wait(lock, [&] { return stopping || (piece = next_waiting()) != nullptr; });
        if (stopping) return;
        piece->state.phase = Phase::running;
        piece->began = Clock::now();
        lock.unlock();
        carry_out(*piece);
        lock.lock();
        forget_old();
        changed.notify_all();
    }
}

void Runner::Shared::carry_out(Piece& piece)
{
    try {
        Hand hand{piece, mutex};
        piece.work(hand);
        finish(piece, piece.cancelled ? Phase::cancelled : Phase::done, {});
    } catch (std::exception const& e) {
        auto reference = base::id_text(piece.state.id ^ Clock::now().time_since_epoch().count()).substr(5);
        logs::error("job.failed", {{"reference", reference}, {"job", piece.state.name}, {"what", e.what()}});
        finish(piece, Phase::failed, std::move(reference));
    }
}

void Runner::Shared::finish(Piece& piece, Phase phase, std::string reference)
{
    std::lock_guard const lock{mutex};
    piece.state.phase = phase;
    piece.state.reference = std::move(reference);
    piece.ended = Clock::now();
    piece.state.seconds = std::chrono::duration<double>(piece.ended - piece.began).count();
    piece.work = {};   // what it holds on to may be large
}

void Runner::Shared::forget_old()
{
    auto over = static_cast<std::size_t>(
        std::ranges::count_if(pieces, [](auto const& piece) { return is_over(piece->state.phase); }));
    std::erase_if(pieces,
                  [&](auto const& piece) { return is_over(piece->state.phase) && over > kept_finished && over-- > 0; });
}

Runner::Runner() : shared_(std::make_unique<Shared>())
{
    shared_->thread = std::thread{[this] { shared_->run(); }};
}

Runner::~Runner() { stop(); }

std::int64_t Runner::start(Task const& task, Work work)
{
    std::lock_guard const lock{shared_->mutex};
    if (shared_->stopping) return 0;
    auto piece = std::make_shared<Piece>();
    piece->state.id = ++shared_->last_id;
    piece->state.name = task.name;
    piece->state.owner = task.owner;
    piece->state.subject = task.subject;
    piece->work = std::move(work);
    shared_->pieces.push_back(std::move(piece));
    shared_->changed.notify_all();
    return shared_->last_id;
}

std::optional<State> Runner::find(std::int64_t id) const
{
    return shared_->newest([&](State const& state) { return state.id == id; });
}

std::optional<State> Runner::find(std::string_view name, std::int64_t subject) const
{
    return shared_->newest([&](State const& state) { return state.name == name && state.subject == subject; });
}

std::vector<State> Runner::list(std::int64_t owner) const
{
    std::lock_guard const lock{shared_->mutex};
    std::vector<State> states;
    for (auto piece = shared_->pieces.rbegin(); piece != shared_->pieces.rend(); ++piece)
        if ((*piece)->state.owner == owner) states.push_back(Shared::shown(**piece));
    return states;
}

void Runner::cancel(std::int64_t id)
{
    std::lock_guard const lock{shared_->mutex};
    for (auto const& piece : shared_->pieces) {
        if (piece->state.id != id) continue;
        piece->cancelled = true;
        if (piece->state.phase == Phase::waiting) piece->state.phase = Phase::cancelled;
    }
    shared_->changed.notify_all();
}

void Runner::wait()
{
    std::unique_lock lock{shared_->mutex};
    shared_->changed.wait(lock, [&] {
        return shared_->stopping ||
               std::ranges::all_of(shared_->pieces, [](auto const& p) { return is_over(p->state.phase); });
    });
}

void Runner::stop()
{
    {
        std::lock_guard const lock{shared_->mutex};
        shared_->stopping = true;
        for (auto const& piece : shared_->pieces) {
            piece->cancelled = true;
            if (piece->state.phase == Phase::waiting) piece->state.phase = Phase::cancelled;
        }
        shared_->changed.notify_all();
    }
    if (shared_->thread.joinable()) shared_->thread.join();
}

}   // namespace jobs
