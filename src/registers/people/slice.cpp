#include "registers/people/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "registers/people/lists.hpp"
#include "registers/people/pages.hpp"
#include "registers/people/samples.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

constexpr web::NavItem navigation[] = {{"People", "/people", "users", view_people, 40}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), change_page_routes()});
    static auto const api = web::joined({api_routes(), change_api_routes()});
    static Slice const made{.name = "people",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .lists = list_sources(),
                            .statements = statements()};
    return made;
}

}   // namespace people
