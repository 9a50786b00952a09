#pragma once

#include <chrono>
#include <string>

#include "kernel/imports/run.hpp"

namespace imports {

/// How far an import is, told after every chunk.
class Pace {
public:
    Pace(Running const& running, std::int64_t all_bytes);

    void sheet_begins(Sheet const& sheet, std::int64_t bytes);
    void chunk_done(std::int64_t rows, std::int64_t bytes_read);

private:
    using Clock = std::chrono::steady_clock;

    Running const* running_;
    std::int64_t all_bytes_;
    std::int64_t bytes_before_ = 0;
    std::int64_t bytes_of_sheet_ = 0;
    std::int64_t rows_ = 0;
    std::string name_;
    Clock::time_point began_ = Clock::now();
};

}   // namespace imports
