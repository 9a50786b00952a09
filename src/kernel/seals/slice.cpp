#include "kernel/seals/slice.hpp"

#include "kernel/seals/commands.hpp"
#include "kernel/seals/pages.hpp"
#include "kernel/seals/store.hpp"

namespace seals {

Slice const& slice()
{
    static Slice const plugged{.name = "seals",
                               .pages = page_routes(),
                               .samples = samples(),
                               .commands = commands(),
                               .statements = statements()};
    return plugged;
}

}   // namespace seals
