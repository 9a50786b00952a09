#pragma once

#include <cstdint>
#include <fstream>
#include <string>

namespace web {

/// What is sent of a file: so many bytes from where the stream stands.
struct FileBody {
    std::ifstream stream = {};
    std::uint64_t bytes = 0;

    /// The next piece of what is left, "" when the file turned out shorter.
    std::string next_piece();
};

}   // namespace web
