#pragma once

#include <string>

#include "kernel/journeys/definition.hpp"

namespace journeys {

/// All definitions as a page of the documentation: a picture of the stages, and the steps, clocks and rules as tables.
std::string drawn(std::span<Definition const> definitions);

}   // namespace journeys
