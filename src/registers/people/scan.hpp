#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "kernel/merging/store.hpp"

/// Looks through all people for records that are likely of one person. Rule P-15.
namespace people {

/// Told in thousandths; gives whether to go on.
using ScanProgress = std::function<bool(std::int64_t thousandths)>;

/// Every pair that `compare` says may be one person, surest first. Reads the register once; everybody who could be the
/// same as another stands beside them in one of a few orders. Empty when `progress` said to stop.
std::vector<merging::Pair> scan(db::Connection& tx, ScanProgress const& progress = {});

}   // namespace people
