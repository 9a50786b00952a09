#include "kernel/notices/notice.hpp"

#include <algorithm>

namespace notices {

std::int64_t Reminders::farthest() const
{
    auto const found = std::max_element(days.begin(), days.end());
    return found == days.end() ? 0 : *found;
}

std::int64_t Reminders::nearest() const
{
    auto const found = std::min_element(days.begin(), days.end());
    return found == days.end() ? 0 : *found;
}

Reminders reminders_on(rulebook::Rulebook const& rules, base::Date today)
{
    Reminders reminders{.days = {}, .overdue_for = base::Days{rules.integer("notice.overdue_days", today)}};
    for (auto const& row : rules.table("notice.reminder_days", today).rows)
        reminders.days.push_back(row.integer("days"));
    return reminders;
}

std::optional<std::int64_t> reached(Reminders const& reminders, base::Date due_on, base::Date today)
{
    auto const left = (due_on - today).count();
    if (left < 0) return -left <= reminders.overdue_for.count() ? std::optional{overdue} : std::nullopt;
    std::optional<std::int64_t> nearest;
    for (auto const days : reminders.days)
        if (left <= days && (!nearest || days < *nearest)) nearest = days;
    return nearest;
}

}   // namespace notices
