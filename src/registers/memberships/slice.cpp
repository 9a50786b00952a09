#include "registers/memberships/slice.hpp"

#include "registers/memberships/pages.hpp"
#include "registers/memberships/sheets.hpp"
#include "registers/memberships/store.hpp"

namespace memberships {

Slice const& slice()
{
    static Slice const made{.name = "memberships",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .sheets = sheet_kinds(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements()};
    return made;
}

}   // namespace memberships
