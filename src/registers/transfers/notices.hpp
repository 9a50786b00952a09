#pragma once

#include <span>

#include "kernel/notices/source.hpp"

namespace transfers {

/// Transfers that wait for the actor's answer.
std::span<notices::Source const> notice_sources();

}   // namespace transfers
