#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace spreadsheets {

/// Thrown inside the readers and turned into a refusal at their border. `code` is a literal.
struct Refused {
    std::string_view code;
    std::string detail = {};

    base::Error error() const { return {base::Refusal::invalid, {{"", code, detail}}}; }
};

}   // namespace spreadsheets
