#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernel/lists/registry.hpp"
#include "kernel/lists/saved.hpp"

namespace lists {

/// More records than this are not counted for a page.
inline constexpr std::int64_t most_counted = 100'000;

Reading reading_of(web::Context& context);
/// How many records the list has for who asks, at most `most`. Null source: the actor may not see such lists.
struct Counted {
    SavedList list;
    Source const* source = nullptr;
    std::int64_t count = 0;
};
/// The lists that the actor may open, each with its number.
std::vector<Counted> counted_lists(web::Context& context);

/// More records than this are not counted for the home page.
inline constexpr std::int64_t most_on_home = 10'000;
/// "> 10.000" when more were not counted.
std::string count_text(base::Texts const& texts, std::int64_t count, std::int64_t most);

/// Alerts of the actor's own lists that are beyond their number and not yet noted. What crossed since the last look is
/// written down once the request is answered. Rules LI-4, LI-5.
std::vector<Counted> raised_alerts(web::Context& context);

}   // namespace lists
