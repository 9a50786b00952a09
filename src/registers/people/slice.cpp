#include "registers/people/slice.hpp"

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
    static Slice const made{.name = "people",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .lists = list_sources(),
                            .statements = statements()};
    return made;
}

}   // namespace people
