#pragma once

#include <string_view>

#include "platform/documents/official.hpp"

namespace papers {

/// How documents of this culture look ("party", "state"): rules/documents. A Bug when there is none.
documents::Culture const& culture(std::string_view name);

}   // namespace papers
