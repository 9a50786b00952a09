#include "work/questionnaires/slice.hpp"

#include "work/questionnaires/pages.hpp"
#include "work/questionnaires/samples.hpp"
#include "work/questionnaires/store.hpp"

namespace questionnaires {
namespace {

constexpr web::NavItem navigation[] = {{"Questionnaires", "/questionnaires", "list-details", view_surveys, 26}};

std::vector<web::Route> joined(std::initializer_list<std::span<web::Route const>> tables)
{
    std::vector<web::Route> all;
    for (auto const& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}   // namespace

Slice const& slice()
{
    static auto const pages = joined({page_routes(), editor_page_routes(), question_page_routes()});
    static Slice const made{.name = "questionnaires",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .statements = statements()};
    return made;
}

}   // namespace questionnaires
