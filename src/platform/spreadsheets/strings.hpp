#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/package.hpp"

namespace spreadsheets {

/// The texts that cells refer to by number, one behind the other in one block of memory.
class SharedStrings {
public:
    SharedStrings() = default;
    /// Throws Refused.
    SharedStrings(Part part, Limits const& limits);

    std::size_t size() const { return ends_.size(); }
    /// Valid while this lives.
    std::string_view at(std::size_t index) const
    {
        auto const begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view{bytes_}.substr(begin, ends_[index] - begin);
    }

private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

/// "_x000D_" and the like, by which letters that XML cannot hold are written, turned back from `begin` on; control
/// characters become blanks.
void unescape_from(std::string& text, std::size_t begin);

}   // namespace spreadsheets
