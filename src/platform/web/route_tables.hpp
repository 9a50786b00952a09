#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "platform/web/route.hpp"

namespace web {

/// The routes of several files as one table, in order.
inline std::vector<Route> joined(std::initializer_list<std::span<Route const>> tables)
{
    std::vector<Route> all;
    for (auto const& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}   // namespace web
