#pragma once

#include <optional>

namespace imports {

/// What stands again when what an import wrote is taken back: the nearest record that it took the place of, directly or
/// by others, and that is not passed over. `Written` tells both (`replaces`, `passed_over`), `find` gives one by its
/// id. Empty when nothing stood before. Rule I-25.
template <class Written, class Find>
std::optional<Written> former_of(Written const& written, Find find)
{
    auto former = written.replaces ? find(*written.replaces) : std::nullopt;
    while (former && former->passed_over) former = former->replaces ? find(*former->replaces) : std::nullopt;
    return former;
}

}   // namespace imports
