#include "base/expect.hpp"

#include <string>

namespace base {

void fail_expectation(char const* why, char const* file, int line)
{
    throw Bug(std::string(why) + " (" + file + ":" + std::to_string(line) + ")");
}

}   // namespace base
