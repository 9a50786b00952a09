#include "platform/db/ids.hpp"

#include <chrono>
#include <random>

#include <fmt/format.h>

#include "platform/db/connection.hpp"

namespace db {

std::int64_t take_number(std::int64_t wanted, std::function<bool(std::int64_t)> const& try_to_take)
{
    if (wanted != 0) {
        if (try_to_take(wanted)) return wanted;
        throw Failure(fmt::format("another process writes to this database as number {}", wanted));
    }
    auto const first = static_cast<std::int64_t>(std::random_device{}() % writer_numbers);
    for (std::int64_t i = 0; i < writer_numbers; ++i) {
        auto const number = (first + i) % writer_numbers;
        if (try_to_take(number)) return number;
    }
    throw Failure(fmt::format("{} processes write to this database already", writer_numbers));
}

std::int64_t Ids::next()
{
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    std::lock_guard const lock{mutex_};
    if (auto const clock = std::chrono::steady_clock::now(); number_ && clock - looked_at_ >= look_every_) {
        looked_at_ = clock;
        if (!number_->is_held()) number_.reset();
    }
    if (!number_) {
        number_ = take_();
        source_.emplace(number_->value());
        looked_at_ = std::chrono::steady_clock::now();
    }
    return source_->next(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

void Ids::look_after_number()
{
    std::lock_guard const lock{mutex_};
    if (number_ && !number_->is_held()) number_.reset();
}

}   // namespace db
