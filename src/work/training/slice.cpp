#include "work/training/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "work/training/facts.hpp"
#include "work/training/learner.hpp"
#include "work/training/pages.hpp"
#include "work/training/papers.hpp"
#include "work/training/samples.hpp"
#include "work/training/sheets.hpp"
#include "work/training/store.hpp"

namespace training {
namespace {

constexpr web::NavItem navigation[] = {{"Classes", "/classes", "school", view_training, 50}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), enrolment_page_routes(), session_page_routes()});
    static auto const api = web::joined({api_routes(), enrolment_api_routes(), session_api_routes()});
    static Slice const made{.name = "training",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .sheets = sheet_kinds(),
                            .papers = paper_sources(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements(),
                            .rules = needed_rules()};
    return made;
}

}   // namespace training
