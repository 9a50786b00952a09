#pragma once

#include <stdexcept>

namespace base {

/// A bug: something that cannot happen has happened. Nobody handles it; the request dies and the log has the place.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void fail_expectation(char const* why, char const* file, int line);

/// Stops the operation when `condition` does not hold. On in release builds too. File and line are the caller's
/// (clang 14 has no std::source_location).
inline void expect(bool condition, char const* why, char const* file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (!condition) [[unlikely]]
        fail_expectation(why, file, line);
}

}   // namespace base
