#pragma once

#include <string_view>

#include "base/date.hpp"
#include "kernel/rulebook/value.hpp"

namespace rulebook {

/// A key that a slice looks up. It must have a value of this kind on every day from `since` on, or the program does not
/// start. The resolution's own period begins on 27 February 2012.
struct Needed {
    std::string_view key;
    Kind kind = Kind::integer;
    base::Date since = base::day(2012, 2, 27);
};

}   // namespace rulebook
