#include "platform/jobs/repeated.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "base/log.hpp"

namespace jobs {

struct Repeated::State {
    std::string name;
    std::chrono::milliseconds pause;
    Work work;
    std::mutex mutex = {};
    std::condition_variable wake = {};
    bool ending = false;
    std::thread thread = {};

    bool is_ending()
    {
        std::lock_guard const lock{mutex};
        return ending;
    }
    void work_once()
    {
        try {
            work([this] { return is_ending(); });
        } catch (std::exception const& failure) {
            logs::error("jobs.repeated_failed", {{"name", name}, {"what", failure.what()}});
        }
    }
    void run()
    {
        while (!is_ending()) {
            work_once();
            std::unique_lock lock{mutex};
            wake.wait_for(lock, pause, [this] { return ending; });
        }
    }
};

Repeated::Repeated(std::string name, std::chrono::milliseconds pause, Work work)
    : state_(new State{std::move(name), pause, std::move(work)})
{
    state_->thread = std::thread([this] { state_->run(); });
}

Repeated::~Repeated()
{
    {
        std::lock_guard const lock{state_->mutex};
        state_->ending = true;
    }
    state_->wake.notify_one();
    state_->thread.join();
}

}   // namespace jobs
