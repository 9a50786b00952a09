#pragma once

#include <span>

#include "kernel/lists/source.hpp"

namespace enterprises {

/// What can be done with many enterprises at once: their status from a day, their industry. Rules E-16, E-17.
std::span<lists::Action const> list_actions();

}   // namespace enterprises
