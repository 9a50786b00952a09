#include "kernel/rulebook/calendar.hpp"

#include "base/expect.hpp"

namespace rulebook {
namespace {

bool is_weekend(base::Date day)
{
    std::chrono::weekday const weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}   // namespace

bool Calendar::is_working_day(base::Date day) const
{
    return is_weekend(day) ? worked_.contains(day) : !off_.contains(day);
}

base::Date Calendar::working_days_after(base::Date day, std::int64_t count) const
{
    base::expect(count >= 0, "a term of less than no days");
    while (count > 0) {
        day += base::Days{1};
        if (is_working_day(day)) --count;
    }
    return days_after(day, 0);
}

base::Date Calendar::days_after(base::Date day, std::int64_t count) const
{
    base::expect(count >= 0, "a term of less than no days");
    day += base::Days{count};
    while (!is_working_day(day)) day += base::Days{1};
    return day;
}

std::vector<Holiday> Calendar::holidays(int year) const
{
    std::vector<Holiday> found;
    for (auto at = off_.lower_bound(base::day(year, 1, 1)); at != off_.end() && base::year_of(at->first) == year; ++at)
        found.push_back(at->second);
    return found;
}

}   // namespace rulebook
