#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "platform/web/cursor.hpp"

namespace web {

/// A page of those lines of a long list that its reader may see.
template <class Line>
struct SeenPage {
    std::vector<Line> lines;
    std::optional<Cursor> next = {};
};

/// Reads on, a stretch at a time, until `size` lines are found. `read(after, most)` gives at most `most` lines behind
/// an id in the order of ids, each with its `id`; `sees(line)` says whether it is the reader's.
template <class Read, class Sees>
auto seen_page(std::optional<Cursor> const& after, std::size_t size, Read const& read, Sees const& sees)
{
    constexpr std::size_t stretch = 200;
    SeenPage<typename decltype(read(std::int64_t{}, stretch))::value_type> page;
    std::int64_t last = 0;
    auto at = after ? after->id : 0;
    for (std::size_t met = stretch; met == stretch;) {
        auto lines = read(at, stretch);
        met = lines.size();
        for (auto& line : lines) {
            at = line.id.value;
            if (!sees(line)) continue;
            if (page.lines.size() == size) {
                page.next = Cursor{"", last};
                return page;
            }
            last = at;
            page.lines.push_back(std::move(line));
        }
    }
    return page;
}

}   // namespace web
