#pragma once

#include <span>

#include "kernel/notices/source.hpp"

namespace contacts {

/// What follows from the actor's own visits and calls.
std::span<notices::Source const> notice_sources();

}   // namespace contacts
