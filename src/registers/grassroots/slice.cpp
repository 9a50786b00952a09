#include "registers/grassroots/slice.hpp"

#include "registers/grassroots/lists.hpp"
#include "registers/grassroots/pages.hpp"
#include "registers/grassroots/samples.hpp"
#include "registers/grassroots/sheets.hpp"
#include "registers/grassroots/store.hpp"

namespace grassroots {
namespace {

constexpr web::NavItem navigation[] = {
    {"Grassroots unions", "/unions", "users-group", {"unions.view"}, 30},
    {"Party organisations", "/party-organisations", "flag", {"party.view"}, 31},
};

constexpr rulebook::Needed rules[] = {{"union.min_members"}, {"cell.min_official_members"}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "grassroots",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .sheets = sheet_kinds(),
                            .lists = list_sources(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements(),
                            .rules = rules};
    return made;
}

}   // namespace grassroots
