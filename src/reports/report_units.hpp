#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "platform/db/connection.hpp"
#include "reports/report.hpp"

/// Which units a report speaks of, and as they were called on which day. Rules RP-2, RP-3.
namespace reports {

/// The day of the tree that says what a unit of the past belongs to.
base::Date placement_day(Question const& question, base::Date today);
/// The day by which units are named: the last of the report, or the day of the later tree.
base::Date naming_day(Question const& question, base::Date today);

/// All units of the report, with those that only the figures name, in Vietnamese order; last what belongs to none.
/// `counted`: how much the figures count in each unit, without a unit what could not be placed.
std::vector<ReportUnit> report_units(db::Connection& tx, Question const& question,
                                     std::map<std::optional<UnitId>, std::int64_t> const& counted, base::Date today);

}   // namespace reports
