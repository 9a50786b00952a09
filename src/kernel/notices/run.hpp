#pragma once

#include <cstdint>
#include <functional>

#include "base/numbers.hpp"
#include "kernel/notices/wishes.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"

namespace notices {

/// What a run did.
struct Told {
    std::int64_t users = 0;
    std::int64_t made = 0;    // notices
    std::int64_t mails = 0;   // digests in the outbox
};

/// Makes the notices of the actor's day, sees which are done, and writes the digest; in the transaction of the context.
/// Twice on a day: nothing is told twice. Rules N-1 to N-4, N-7.
Told tell(web::Context& context);

/// The same for every user who is not blocked, each in a transaction of their own.
struct DayRun {
    db::Database& database;
    web::Services const& services;
    base::Language language = base::Language::vi;   // of users who have chosen none
    base::Date today = {};
    base::Instant now = {};
    std::function<bool()> stopped = [] { return false; };
};
Told run_day(DayRun const& run);
/// Whether the time of day, in Việt Nam, has come: at 06:30 itself it has.
bool run_is_due(base::Instant now, Clock at);
/// Runs the day unless it was run, or another server is running it.
bool run_day_once(DayRun const& run);

}   // namespace notices
