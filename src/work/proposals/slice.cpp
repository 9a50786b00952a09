#include "work/proposals/slice.hpp"

#include "work/proposals/lists.hpp"
#include "work/proposals/pages.hpp"
#include "work/proposals/samples.hpp"
#include "work/proposals/store.hpp"

namespace proposals {
namespace {

constexpr web::NavItem navigation[] = {{"Proposals", "/proposals", "bulb", enterprises::view_enterprises, 15}};
constexpr rulebook::Needed rules[] = {{"union.min_members"},
                                      {"cell.min_official_members"},
                                      {"youth.min_members", rulebook::Kind::integer, base::day(2022, 12, 15)},
                                      {"women.many_workers", rulebook::Kind::table, base::day(2015, 11, 15)}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "proposals",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .lists = list_sources(),
                            .statements = statements(),
                            .rules = rules};
    return made;
}

}   // namespace proposals
