#include "kernel/merging/slice.hpp"

#include "kernel/merging/samples.hpp"
#include "kernel/merging/store.hpp"

namespace merging {

Slice const& slice()
{
    static Slice const made{.name = "merging", .samples = samples(), .statements = store_statements()};
    return made;
}

}   // namespace merging
