#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace reports {

std::span<web::Route const> api_routes();

}   // namespace reports
