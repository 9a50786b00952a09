#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"

namespace app {

/// How many days the setting --today moves the clock; none when it is empty. Empty when it is no day.
std::optional<base::Days> clock_shift(std::string_view today);
/// The clock, moved by that many days.
base::Instant now_shifted(base::Days shift);

}   // namespace app
