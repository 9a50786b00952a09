#include "reports/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "reports/api.hpp"
#include "reports/commands.hpp"
#include "reports/pages.hpp"
#include "reports/sheets.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

constexpr web::NavItem navigation[] = {{"Reports", "/reports", "chart-bar", view_reports, 70}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), snapshot_page_routes(), target_page_routes()});
    static auto const api =
        web::joined({api_routes(), directive_api_routes(), snapshot_api_routes(), target_api_routes()});
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
