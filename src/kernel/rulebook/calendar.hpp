#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "kernel/rulebook/value.hpp"

namespace rulebook {

/// A public holiday on a weekday: of the law, in place of a holiday on a weekend, or by a swap.
struct Holiday {
    base::Date day = {};
    std::string name;
    Confidence confidence = Confidence::unsure;
};

/// Working days in Việt Nam: Monday to Friday without holidays, and the Saturdays that were swapped for a day off.
/// Years without a list have the holidays that the law fixes, those by the lunar calendar computed.
class Calendar {
public:
    bool is_working_day(base::Date day) const;

    /// The last day of a term of `count` working days: counting begins the day after `day`. 0: `day` itself, moved on
    /// to a working day. Source: docs/rules/rulebook.md, R-4.
    base::Date working_days_after(base::Date day, std::int64_t count) const;
    /// The last day of a term of `count` days; when it is no working day, the next one is the last.
    base::Date days_after(base::Date day, std::int64_t count) const;

    /// Days off of a year that are not weekends, in order.
    std::vector<Holiday> holidays(int year) const;
    /// Whether the year's days off were announced and listed, not only computed.
    bool is_listed(int year) const { return listed_years_.contains(year); }

private:
    friend class Loader;

    std::set<int> listed_years_;
    std::map<base::Date, Holiday> off_;
    std::set<base::Date> worked_;   // Saturdays
};

}   // namespace rulebook
