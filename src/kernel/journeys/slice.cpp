#include "kernel/journeys/slice.hpp"

#include "kernel/journeys/facts.hpp"
#include "kernel/journeys/following.hpp"
#include "kernel/journeys/merging.hpp"
#include "kernel/journeys/notices.hpp"
#include "kernel/journeys/pages.hpp"
#include "kernel/journeys/views.hpp"
#include "platform/web/route_tables.hpp"

namespace journeys {
namespace {

constexpr web::NavItem navigation[] = {{"Work under way", "/journeys", "route", view_journeys, 12}};
constexpr rulebook::Needed rules[] = {{"privacy.small_cell"}};

}   // namespace

Slice const& slice()
{
    static auto const pages =
        web::joined({list_routes(), funnel_routes(), page_routes(), step_routes(), office_routes()});
    static auto const every_statement = [] {
        std::vector<db::Sql> all{statements().begin(), statements().end()};
        for (auto const& sql : merging_statements()) all.push_back(sql);
        for (auto const& sql : fact_statements()) all.push_back(sql);
        for (auto const& sql : following_statements()) all.push_back(sql);
        return all;
    }();
    static Slice const made{.name = "journeys",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .notices = notice_sources(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = every_statement,
                            .rules = rules};
    return made;
}

}   // namespace journeys
