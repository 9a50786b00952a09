#include "app/clock.hpp"

#include <chrono>

namespace app {

std::optional<base::Days> clock_shift(std::string_view today)
{
    if (today.empty()) return base::Days{0};
    auto const day = base::parse_date(today);
    if (!day) return std::nullopt;
    return *day - base::civil_day(now_shifted(base::Days{0}));
}

base::Instant now_shifted(base::Days shift)
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + shift;
}

}   // namespace app
