#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "kernel/records.hpp"
#include "kernel/rulebook/rulebook.hpp"

/// What a user is told of: that something is due, so many days before. Rules: docs/rules/notices.md.
namespace notices {

using NoticeId = base::Id<struct NoticeTag>;

/// `days_before` of what is overdue.
inline constexpr std::int64_t overdue = -1;

/// The distances at which one is told, as they hold on a day.
struct Reminders {
    std::vector<std::int64_t> days = {};   // 60, 30, 7
    base::Days overdue_for{0};             // overdue for longer: told no more
    std::int64_t farthest() const;
    std::int64_t nearest() const;
};
Reminders reminders_on(rulebook::Rulebook const& rules, base::Date today);

/// The distance that is reached: the nearest of those that are not smaller than what is left; `overdue` from the day
/// after the last one. Empty: too early, or overdue for too long. With 60, 30, 7: 61 days before nothing, 60 to 31 days
/// before 60, 30 to 8 days before 30, 7 to 0 days before 7. Rules N-1, N-2.
std::optional<std::int64_t> reached(Reminders const& reminders, base::Date due_on, base::Date today);

struct Notice {
    NoticeId id;
    UserId user;
    std::string kind;
    std::int64_t record = 0;
    base::Date due_on = {};
    std::int64_t days_before = 0;
    bool shown = true;   // in the program; otherwise by mail alone
    base::Date made_on = {};
    std::optional<base::Instant> read_at = {};
    std::optional<base::Instant> done_at = {};
};

}   // namespace notices
