#pragma once

#include "base/date.hpp"

namespace rulebook {

/// The first day of the lunar year that begins in `year`, by the Vietnamese calendar (new moons and the winter solstice
/// at UTC+7). From 1970 to 2199.
base::Date lunar_new_year(int year);

/// The `day_of_month`th of the `month`th lunar month of that year; leap months are skipped. From 1970 to 2199.
base::Date lunar_day(int year, int month, int day_of_month);

}   // namespace rulebook
