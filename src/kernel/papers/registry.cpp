#include <algorithm>

#include "base/expect.hpp"
#include "kernel/papers/kind.hpp"
#include "kernel/papers/source.hpp"

namespace papers {

Registry::Registry(std::span<std::span<Source const> const> tables)
{
    for (auto const table : tables)
        for (auto const& source : table) {
            base::expect(find(source.kind) == nullptr, "two slices give records for one kind of paper");
            base::expect(find_kind(source.kind) != nullptr, "a slice names a kind of paper that rules/papers lacks");
            sources_.push_back(&source);
        }
}

Source const* Registry::find(std::string_view kind) const
{
    auto const found =
        std::find_if(sources_.begin(), sources_.end(), [&](Source const* one) { return one->kind == kind; });
    return found == sources_.end() ? nullptr : *found;
}

}   // namespace papers
