#include "kernel/ledger/slice.hpp"

#include <vector>

#include "kernel/ledger/query.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/repoint.hpp"
#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

std::vector<db::Sql> all_statements()
{
    std::vector<db::Sql> all;
    for (auto const list : {store_statements(), sums_statements(), rebuild_statements(), refill_statements(),
                            query_statements(), place_statements(), repoint_statements()})
        all.insert(all.end(), list.begin(), list.end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static auto const statements = all_statements();
    static Slice const plugged{.name = "ledger", .commands = commands(), .statements = statements};
    return plugged;
}

}   // namespace ledger
