#pragma once

#include <span>

#include "kernel/notices/source.hpp"

namespace journeys {

/// Deadlines of journeys under way.
std::span<notices::Source const> notice_sources();

}   // namespace journeys
