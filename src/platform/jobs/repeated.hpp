#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace jobs {

/// A thread that does the same small work over and over, beside the requests, with a pause after each time. What it
/// throws is logged, and the next time comes all the same.
class Repeated {
public:
    /// Whether the thread is to end; long work asks it at every point where its state is whole.
    using Stopped = std::function<bool()>;
    using Work = std::function<void(Stopped const& stopped)>;

    /// `name` is for the log.
    Repeated(std::string name, std::chrono::milliseconds pause, Work work);
    /// Tells the work to stop and waits for it.
    ~Repeated();
    Repeated(Repeated const&) = delete;
    Repeated& operator=(Repeated const&) = delete;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}   // namespace jobs
