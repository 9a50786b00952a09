#pragma once

#include <span>

#include "platform/web/route.hpp"
#include "registers/enterprises/headcount.hpp"

namespace enterprises {

std::span<web::Route const> page_routes();
std::span<web::Route const> headcount_page_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> timeline_page_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> headcount_api_routes();
std::span<web::Route const> change_api_routes();

/// Which counts of an enterprise the actor may see, or change: each kind has a permission of its own.
enum class Act : std::uint8_t { view, edit };
std::vector<HeadcountKind const*> open_kinds(web::Context& context, EnterpriseId id, Act act);

}   // namespace enterprises
