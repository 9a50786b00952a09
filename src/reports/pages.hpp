#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace reports {

std::span<web::Route const> page_routes();

}   // namespace reports
