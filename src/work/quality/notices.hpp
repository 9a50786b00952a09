#pragma once

#include <span>

#include "kernel/notices/source.hpp"

namespace quality {

/// Terms of committees that end, of the organisations that the actor sees. Rule QL-5.
std::span<notices::Source const> notice_sources();

}   // namespace quality
