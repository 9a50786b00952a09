#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace people {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

}   // namespace people
