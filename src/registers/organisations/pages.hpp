#pragma once

#include <span>
#include <string>

#include "platform/web/route.hpp"
#include "registers/organisations/unit.hpp"

namespace organisations {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

inline std::string url_of(UnitId unit) { return "/units/" + unit.text(); }

/// Handlers of forms.cpp: founding, renaming, another parent, succession, ending.
web::Response new_unit(web::Request const& request, web::Context& context);
web::Response create_unit(web::Request const& request, web::Context& context);
web::Response edit_name(web::Request const& request, web::Context& context);
web::Response create_name(web::Request const& request, web::Context& context);
web::Response edit_parent(web::Request const& request, web::Context& context);
web::Response create_parent(web::Request const& request, web::Context& context);
web::Response edit_succession(web::Request const& request, web::Context& context);
web::Response create_succession(web::Request const& request, web::Context& context);
web::Response edit_ending(web::Request const& request, web::Context& context);
web::Response create_ending(web::Request const& request, web::Context& context);

/// Whether the actor may change this unit: a permission of its line, and within scope.
bool may_edit(web::Context& context, Unit const& unit);

}   // namespace organisations
