#include "kernel/papers/slice.hpp"

#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"
#include "platform/web/route_tables.hpp"

namespace papers {
namespace {

constexpr web::NavItem navigation[] = {{"Official papers", "/papers", "file-text", view_papers, 64}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({kind_page_routes(), paper_page_routes(), issuer_page_routes()});
    static Slice const made{.name = "papers",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements()};
    return made;
}

}   // namespace papers
