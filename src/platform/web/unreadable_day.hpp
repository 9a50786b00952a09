#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "platform/web/request.hpp"

namespace web {

/// The problem of a field in which something was typed that is no day; empty when it is one, or nothing was typed.
std::optional<base::Problem> unreadable_day(Request const& request, std::string_view field);

}   // namespace web
