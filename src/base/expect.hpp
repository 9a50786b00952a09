#pragma once

#include <source_location>
#include <stdexcept>

namespace base {

/// A bug: something that cannot happen has happened. Nobody handles it; the request dies and the log has the place.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void fail_expectation(char const* why, std::source_location where);

/// Stops the operation when `condition` does not hold. On in release builds too.
inline void expect(bool condition, char const* why, std::source_location where = std::source_location::current())
{
    if (!condition) [[unlikely]]
        fail_expectation(why, where);
}

}   // namespace base
