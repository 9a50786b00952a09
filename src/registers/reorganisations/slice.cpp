#include "registers/reorganisations/slice.hpp"

#include <vector>

#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/samples.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

constexpr rulebook::Needed rules[] = {handover_items};

std::vector<db::Sql> const& statements()
{
    static auto const all = [] {
        std::vector<db::Sql> gathered;
        for (auto const part : {store_statements(), step_statements(), world_statements(), handover_statements()})
            gathered.insert(gathered.end(), part.begin(), part.end());
        return gathered;
    }();
    return all;
}

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "reorganisations",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .samples = samples(),
                            .statements = statements(),
                            .rules = rules};
    return made;
}

}   // namespace reorganisations
