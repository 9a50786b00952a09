#include "registers/enterprises/slice.hpp"

#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/samples.hpp"
#include "registers/enterprises/sheets.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {
namespace {

constexpr web::NavItem navigation[] = {{"Enterprises", "/enterprises", "building-factory-2", view_enterprises, 20}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "enterprises",
                            .pages = page_routes(),
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .sheets = sheet_kinds(),
                            .facts = fact_kinds(),
                            .refill = refill,
                            .statements = statements()};
    return made;
}

}   // namespace enterprises
