#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "base/id.hpp"

namespace db {

/// The number of one process among those that write to a database: no other gets it while this lives. However the
/// process ends, its end gives the number back.
class WriterNumber {
public:
    virtual ~WriterNumber() = default;
    virtual std::int64_t value() const = 0;
    /// False when it was lost with the connection that held it.
    virtual bool is_held() noexcept = 0;
};

inline constexpr std::int64_t writer_numbers = 1024;   // 0 … 1023

/// The first number from `wanted` on that `try_to_take` gets; only `wanted` itself unless that is 0, which stands for
/// any: then from a random one on, so that a number is seldom used again soon. Throws Failure when there is none.
std::int64_t take_number(std::int64_t wanted, std::function<bool(std::int64_t)> const& try_to_take);

/// Makes the ids of a process for one database. The number is taken with the first id, so who only reads needs none;
/// from time to time it is looked whether it is still held, and another one taken when it is not. Safe from several
/// threads.
class Ids {
public:
    using Take = std::function<std::unique_ptr<WriterNumber>()>;
    explicit Ids(Take take, std::chrono::milliseconds look_every = std::chrono::seconds{5})
        : take_(std::move(take)), look_every_(look_every)
    {
    }

    std::int64_t next();
    /// To be called when a connection had to be opened again: the number may have gone with another one.
    void look_after_number();

private:
    Take take_;
    std::chrono::milliseconds look_every_;
    std::chrono::steady_clock::time_point looked_at_ = {};
    std::mutex mutex_;
    std::unique_ptr<WriterNumber> number_;
    std::optional<base::IdSource> source_;
};

}   // namespace db
