#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace web {

/// Threads that run handlers, and the queue before them. The queue is bounded by its length and by the age of its
/// oldest request: with length alone, under overload everybody waits for the whole queue.
class Workers {
public:
    using Clock = std::chrono::steady_clock;

    struct Bounds {
        int threads = 4;
        std::size_t length = 512;
        /// While the oldest has waited longer, no more are taken; what has waited four times as long is given up.
        std::chrono::milliseconds age{1000};
    };
    enum class Turn : std::uint8_t { run, give_up };
    /// Called once, on a thread of the workers; to give up means to answer that it took too long.
    using Job = std::function<void(Turn)>;

    explicit Workers(Bounds const& bounds);
    /// Finishes what was taken.
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    /// False when the queue is full or its oldest too old; nothing of the job is called then.
    bool offer(Job job);
    std::size_t waiting() const;

private:
    struct Waiting {
        Job job;
        Clock::time_point since;
    };
    void work();

    Bounds bounds_;
    mutable std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<Waiting> queue_;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}   // namespace web
