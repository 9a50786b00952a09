#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace web {

/// POST /preferences: language and appearance of this browser, kept in cookies for a year; back to where it came from.
std::span<Route const> preference_routes();

}   // namespace web
