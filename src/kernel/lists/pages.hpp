#pragma once

#include <span>
#include <string>

#include "kernel/lists/exports.hpp"
#include "kernel/lists/registry.hpp"
#include "kernel/lists/saved.hpp"
#include "platform/web/route.hpp"

namespace lists {

std::span<web::Route const> saved_page_routes();
std::span<web::Route const> export_page_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> saved_api_routes();
std::span<web::Route const> export_api_routes();
std::span<web::Route const> change_api_routes();

/// The list of that code, if the actor may see such records somewhere; else null.
Source const* visible_source(web::Context const& context, std::string_view code);
/// The units with which the actor may share: those of the own roles.
std::vector<UnitId> own_units(web::Actor const& actor);

inline std::string url_of(ListExportId id) { return "/list-exports/" + id.text(); }

}   // namespace lists
