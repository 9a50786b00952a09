#include "kernel/imports/registry.hpp"

#include <algorithm>
#include <tuple>

#include "base/expect.hpp"

namespace imports {

Registry::Registry(std::span<std::span<SheetKind const> const> tables)
{
    for (auto const table : tables)
        for (auto const& kind : table) {
            base::expect(find(kind.name) == nullptr, "two sheet kinds have one name");
            kinds_.push_back(&kind);
        }
    std::ranges::sort(kinds_, {}, [](SheetKind const* kind) { return std::tuple{kind->rank, kind->name}; });
}

SheetKind const* Registry::find(std::string_view name) const
{
    auto const found = std::ranges::find(kinds_, name, [](SheetKind const* kind) { return kind->name; });
    return found == kinds_.end() ? nullptr : *found;
}

}   // namespace imports
