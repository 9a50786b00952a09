#include <algorithm>

#include "base/expect.hpp"
#include "kernel/journeys/source.hpp"

namespace journeys {

bool Reach::covers(UnitId place, UnitId office) const
{
    return everywhere || places.contains(place) || offices.contains(office);
}

Registry::Registry(std::span<std::span<Source const> const> sources,
                   std::span<std::span<Condition const> const> conditions)
    : conditions_(conditions)
{
    for (auto const table : sources)
        for (auto const& source : table) {
            base::expect(find(source.code) == nullptr, "two slices give records for one kind of journey");
            base::expect(newest(source.code) != nullptr, "a slice names a journey that rules/journeys lacks");
            sources_.push_back(&source);
        }
    for (auto const& definition : definitions())
        if (find(definition.code) != nullptr)
            base::expect(conditions_.missing({&definition, 1}).empty(),
                         "a journey has a condition that no slice knows");
}

Source const* Registry::find(std::string_view code) const
{
    auto const found =
        std::find_if(sources_.begin(), sources_.end(), [&](Source const* one) { return one->code == code; });
    return found == sources_.end() ? nullptr : *found;
}

}   // namespace journeys
