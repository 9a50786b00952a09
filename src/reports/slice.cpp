#include "reports/slice.hpp"

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
    static Slice const made{.name = "reports",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .sheets = sheet_kinds(),
                            .commands = commands(),
                            .statements = statements()};
    return made;
}

}   // namespace reports
