#include "work/surveys/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "work/surveys/facts.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/samples.hpp"
#include "work/surveys/store.hpp"

namespace surveys {
namespace {

constexpr web::NavItem navigation[] = {{"Surveys", "/surveys", "clipboard-list", view_surveys, 25},
                                       {"My surveys", "/surveys/mine", "map-pin", answer_surveys, 24}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), list_page_routes(), capture_page_routes(),
                                           offline_page_routes(), link_page_routes(), workbook_page_routes()});
    static auto const api = web::joined({api_routes(), phone_api_routes()});
    static Slice const made{.name = "surveys",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements()};
    return made;
}

}   // namespace surveys
