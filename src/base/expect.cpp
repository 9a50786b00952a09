#include "base/expect.hpp"

#include <string>

namespace base {

void fail_expectation(char const* why, std::source_location where)
{
    throw Bug(std::string(why) + " (" + where.file_name() + ":" + std::to_string(where.line()) + ")");
}

}   // namespace base
