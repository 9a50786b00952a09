#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace styles {

std::span<web::Route const> page_routes();

}   // namespace styles
