#pragma once

#include <optional>
#include <span>
#include <string>

#include "platform/web/route.hpp"
#include "registers/committees/store.hpp"

namespace committees {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

inline std::string url_of(UnitId unit) { return "/units/" + unit.text() + "/committee"; }

/// The unit of the address as it is today, when it can have a committee and the actor has this right of its line there.
std::optional<organisations::Unit> unit_in(web::Request const& request, web::Context& context,
                                           web::Permission (*right)(organisations::Line));
/// The post or term of the address, when it is this unit's.
std::optional<Holding> holding_in(web::Request const& request, web::Context& context, UnitId unit);
std::optional<Term> term_in(web::Request const& request, web::Context& context, UnitId unit);

}   // namespace committees
