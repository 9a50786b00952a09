#include "work/surveys/slice.hpp"

#include "work/surveys/pages.hpp"
#include "work/surveys/samples.hpp"
#include "work/surveys/store.hpp"

namespace surveys {
namespace {

constexpr web::NavItem navigation[] = {{"Surveys", "/surveys", "clipboard-list", view_surveys, 25},
                                       {"My surveys", "/surveys/mine", "map-pin", answer_surveys, 24}};

std::vector<web::Route> joined(std::initializer_list<std::span<web::Route const>> tables)
{
    std::vector<web::Route> all;
    for (auto const& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static auto const pages = joined({page_routes(), list_page_routes(), capture_page_routes(), offline_page_routes(),
                                      link_page_routes(), workbook_page_routes()});
    static auto const api = joined({api_routes(), phone_api_routes()});
    static Slice const made{.name = "surveys",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements()};
    return made;
}

}   // namespace surveys
