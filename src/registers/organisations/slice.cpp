#include "registers/organisations/slice.hpp"

#include <vector>

#include "registers/organisations/decisions.hpp"
#include "registers/organisations/facts.hpp"
#include "registers/organisations/merging.hpp"
#include "registers/organisations/pages.hpp"
#include "registers/organisations/sheets.hpp"
#include "registers/organisations/statements.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

constexpr web::NavItem navigation[] = {{"Organisations", "/units", "sitemap", view_organisations, 50}};

std::vector<db::Sql> const& statements()
{
    static auto const all = [] {
        std::vector<db::Sql> gathered;
        for (auto const part :
             {store_statements(), scope_statements(), office_statements(), placement_statements(),
              place_name_statements(), history_statements(), closure_statements(), present_statements(),
              row_statements(), change_statements(), kind_statements(), succession_statements(),
              withdrawal_statements(), reopening_statements(), move_statements(), following_statements(),
              fact_statements(), restoring_statements(), merging_statements()})
            gathered.insert(gathered.end(), part.begin(), part.end());
        return gathered;
    }();
    return all;
}

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "organisations",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .sheets = sheet_kinds(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements(),
                            .placement = placement,
                            .rules = needed_rules()};
    return made;
}

}   // namespace organisations
