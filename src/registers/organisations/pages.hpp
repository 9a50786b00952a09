#pragma once

#include <span>
#include <string>

#include "platform/web/route.hpp"
#include "registers/organisations/unit.hpp"

namespace organisations {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

inline std::string url_of(UnitId unit) { return "/units/" + unit.text(); }

/// Handlers of founding_pages.cpp.
web::Response new_unit(web::Request const& request, web::Context& context);
web::Response create_unit(web::Request const& request, web::Context& context);

/// Routes of decision_pages.cpp and decision_api.cpp: what is decided about a unit.
std::span<web::Route const> decision_page_routes();
std::span<web::Route const> decision_api_routes();

/// Whether the actor may change this unit: a permission of its line, and within scope.
bool may_edit(web::Context& context, Unit const& unit);

}   // namespace organisations
