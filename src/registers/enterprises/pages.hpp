#pragma once

#include <span>

#include "platform/web/route.hpp"
#include "registers/enterprises/change.hpp"

namespace enterprises {

std::span<web::Route const> page_routes();
std::span<web::Route const> headcount_page_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> timeline_page_routes();
std::span<web::Route const> duplicate_page_routes();
std::span<web::Route const> alike_page_routes();
std::span<web::Route const> duplicate_api_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> headcount_api_routes();
std::span<web::Route const> change_api_routes();

/// Whether the actor may see or decide changes of a field: the permission has to reach the enterprise's place.
bool may(web::Context& context, Enterprise const& enterprise, ChangeableField const& field, Act act);
/// The changes that the actor may see.
std::vector<Change> visible_changes(web::Context& context, Enterprise const& enterprise);
/// Which counts of an enterprise the actor may see, or change: each kind has a permission of its own.
std::vector<HeadcountKind const*> open_kinds(web::Context& context, EnterpriseId id, Act act);

}   // namespace enterprises
