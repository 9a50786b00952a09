#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Long work beside the requests, one piece after the other. Work commits its own state as it goes, so nothing here
/// needs to survive the process.
namespace jobs {

enum class Phase : std::uint8_t { waiting, running, done, failed, cancelled };

/// What a page shows of a piece of work.
struct State {
    std::int64_t id = 0;
    std::string name;           // "import"
    std::int64_t owner = 0;     // user
    std::int64_t subject = 0;   // the record it is about: a batch
    Phase phase = Phase::waiting;
    std::int64_t finished = 0;   // steps, rows …
    std::int64_t total = 0;      // 0: not known
    std::string note;            // what is being done; the owner's words
    std::string result;          // set by the work, e.g. the address of what came of it
    std::string reference;       // failed: the number that stands in the log beside the reason
    double seconds = 0;          // running so far, or altogether
    double ended_ago = 0;        // seconds since it was over

    /// Seconds left at the rate so far; empty while that cannot be told.
    std::optional<double> seconds_left() const;
};

/// The hand of a running piece of work on its state. Safe to call for every row: it only locks for a moment.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void report(std::int64_t finished, std::int64_t total) = 0;
    virtual void note(std::string text) = 0;
    virtual void result(std::string text) = 0;
    /// Whether somebody cancelled or the server stops; the work ends at the next point where its state is whole.
    virtual bool cancelled() const = 0;
};

/// One background thread and the states of what it did, does and will do. Safe from several threads.
class Runner {
public:
    using Work = std::function<void(Progress&)>;

    Runner();
    /// Cancels what runs and waits for it.
    ~Runner();
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    struct Task {
        std::string_view name;
        std::int64_t owner = 0;
        std::int64_t subject = 0;
    };
    /// Puts `work` at the end of the line; gives its id. A handler calls this from `Context::after`, so that the work
    /// finds what the request has saved.
    std::int64_t start(Task const& task, Work work);
    std::optional<State> find(std::int64_t id) const;
    /// The newest of that name about that record.
    std::optional<State> find(std::string_view name, std::int64_t subject) const;
    /// Those of an owner, newest first. The last 200 finished ones are kept.
    std::vector<State> list(std::int64_t owner) const;
    void cancel(std::int64_t id);
    /// Waits until nothing is left to do; for tests and commands.
    void wait();
    /// Cancels everything and waits for the thread; `start` afterwards gives 0.
    void stop();

private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

}   // namespace jobs
