#include "kernel/lists/slice.hpp"

#include "kernel/lists/change_store.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/store.hpp"
#include "kernel/lists/views.hpp"
#include "platform/web/route_tables.hpp"

namespace lists {
namespace {

constexpr web::NavItem navigation[] = {{"Saved lists", "/lists", "bookmark", web::signed_in, 62}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({saved_page_routes(), export_page_routes(), change_page_routes()});
    static auto const api = web::joined({saved_api_routes(), export_api_routes(), change_api_routes()});
    static std::vector<db::Sql> const statements = [] {
        std::vector<db::Sql> all;
        for (auto const part : {saved_statements(), export_statements(), change_statements()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    static Slice const made{.name = "lists",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements};
    return made;
}

}   // namespace lists
