#include "work/training/slice.hpp"

#include <vector>

#include "work/training/facts.hpp"
#include "work/training/pages.hpp"
#include "work/training/sheets.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

constexpr web::NavItem navigation[] = {{"Classes", "/classes", "school", view_training, 50}};

std::vector<web::Route> all_pages()
{
    std::vector<web::Route> all{page_routes().begin(), page_routes().end()};
    all.insert(all.end(), enrolment_page_routes().begin(), enrolment_page_routes().end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static std::vector<web::Route> const pages = all_pages();
    static Slice const made{.name = "training",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .sheets = sheet_kinds(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements()};
    return made;
}

}   // namespace training
