#include "kernel/papers/slice.hpp"

#include "kernel/papers/bundle_views.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/verification_views.hpp"
#include "kernel/papers/views.hpp"
#include "platform/web/route_tables.hpp"

namespace papers {
namespace {

constexpr web::NavItem navigation[] = {{"Official papers", "/papers", "file-text", view_papers, 64}};

std::vector<web::Sample> joined_samples()
{
    std::vector<web::Sample> all{samples().begin(), samples().end()};
    for (auto const more : {verification_samples(), bundle_samples()}) all.insert(all.end(), more.begin(), more.end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({kind_page_routes(), paper_page_routes(), making_page_routes(),
                                           issuer_page_routes(), verification_page_routes(), bundle_page_routes()});
    static auto const api = web::joined({api_routes(), bundle_api_routes()});
    static auto const all_samples = joined_samples();
    static Slice const made{.name = "papers",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = all_samples,
                            .statements = statements()};
    return made;
}

}   // namespace papers
