#include "registers/reorganisations/pages.hpp"

#include "platform/web/route_tables.hpp"

namespace reorganisations {

std::span<web::Route const> page_routes()
{
    static auto const all = web::joined(
        {plan_page_routes(), head_page_routes(), change_page_routes(), division_page_routes(), handover_page_routes()});
    return all;
}

}   // namespace reorganisations
