#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace app::search {

/// The page /search, and what the search over everything asks as one types.
std::span<web::Route const> page_routes();
/// GET /api/v1/search.
std::span<web::Route const> api_routes();

}   // namespace app::search
