#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace documents {

/// A zip file of these parts in this order; every part carries the same fixed day. Throws std::runtime_error.
std::string zipped(std::vector<std::pair<std::string, std::string>> const& parts);

}   // namespace documents
