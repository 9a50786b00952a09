#include "registers/enterprises/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "registers/enterprises/lists.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/samples.hpp"
#include "registers/enterprises/sheets.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {
namespace {

constexpr web::NavItem navigation[] = {{"Enterprises", "/enterprises", "building-factory-2", view_enterprises, 20}};

}   // namespace

Slice const& slice()
{
    static auto const pages =
        web::joined({page_routes(), headcount_page_routes(), change_page_routes(), timeline_page_routes(),
                     event_page_routes(), branch_page_routes(), duplicate_page_routes(), alike_page_routes()});
    static auto const api = web::joined({api_routes(), headcount_api_routes(), change_api_routes(), event_api_routes(),
                                         branch_api_routes(), duplicate_api_routes()});
    static Slice const made{.name = "enterprises",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .sheets = sheet_kinds(),
                            .lists = list_sources(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements()};
    return made;
}

}   // namespace enterprises
