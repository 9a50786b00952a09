#include "kernel/journeys/slice.hpp"

#include "kernel/journeys/pages.hpp"
#include "kernel/journeys/views.hpp"
#include "platform/web/route_tables.hpp"

namespace journeys {
namespace {

constexpr web::NavItem navigation[] = {{"Work under way", "/journeys", "route", view_journeys, 12}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({list_routes(), page_routes(), step_routes()});
    static Slice const made{.name = "journeys",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements()};
    return made;
}

}   // namespace journeys
