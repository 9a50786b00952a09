#include "reports/slice.hpp"

#include <vector>

#include "reports/api.hpp"
#include "reports/commands.hpp"
#include "reports/pages.hpp"
#include "reports/sheets.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

constexpr web::NavItem navigation[] = {{"Reports", "/reports", "chart-bar", view_reports, 70}};

std::vector<web::Route> joined(std::initializer_list<std::span<web::Route const>> tables)
{
    std::vector<web::Route> all;
    for (auto const& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static auto const pages = joined({page_routes(), snapshot_page_routes(), target_page_routes()});
    static auto const api = joined({api_routes(), directive_api_routes(), snapshot_api_routes(), target_api_routes()});
    static Slice const made{.name = "reports",
                            .pages = pages,
                            .api = api,
                            .navigation = navigation,
                            .sheets = sheet_kinds(),
                            .commands = commands(),
                            .statements = statements()};
    return made;
}

}   // namespace reports
