#include "work/questionnaires/slice.hpp"

#include "platform/web/route_tables.hpp"
#include "work/questionnaires/pages.hpp"
#include "work/questionnaires/samples.hpp"
#include "work/questionnaires/store.hpp"

namespace questionnaires {
namespace {

constexpr web::NavItem navigation[] = {{"Questionnaires", "/questionnaires", "list-details", view_surveys, 26}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), editor_page_routes(), question_page_routes()});
    static Slice const made{.name = "questionnaires",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements()};
    return made;
}

}   // namespace questionnaires
