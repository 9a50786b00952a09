#include "app/search/slice.hpp"

#include "app/search/pages.hpp"

namespace app::search {

Slice const& slice()
{
    static Slice const made{.name = "search", .pages = page_routes(), .api = api_routes()};
    return made;
}

}   // namespace app::search
