#include "platform/web/workers.hpp"

#include <algorithm>

namespace web {

Workers::Workers(Bounds const& bounds) : bounds_(bounds)
{
    for (int i = 0; i < std::max(1, bounds_.threads); ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers()
{
    {
        std::lock_guard const lock{mutex_};
        closed_ = true;
    }
    filled_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool Workers::offer(Job job)
{
    auto const now = Clock::now();
    {
        std::lock_guard const lock{mutex_};
        if (queue_.size() >= bounds_.length) return false;
        if (!queue_.empty() && now - queue_.front().since > bounds_.age) return false;
        queue_.push_back({std::move(job), now});
    }
    filled_.notify_one();
    return true;
}

std::size_t Workers::waiting() const
{
    std::lock_guard const lock{mutex_};
    return queue_.size();
}

void Workers::work()
{
    for (;;) {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [this] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto next = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        auto const late = Clock::now() - next.since > 4 * bounds_.age;
        next.job(late ? Turn::give_up : Turn::run);
    }
}

}   // namespace web
