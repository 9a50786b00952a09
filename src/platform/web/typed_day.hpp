#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"

/// Days as people type them: 5/2/2026, 05/02/2026, 5-2-2026, 2026-02-05, 2/2026, 2026. Empty for anything else.
namespace web {

std::optional<base::PartialDate> parse_typed_partial_day(std::string_view text);
/// Only a whole day.
std::optional<base::Date> parse_typed_day(std::string_view text);

}   // namespace web
