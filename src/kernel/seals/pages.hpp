#pragma once

#include <span>

#include "platform/web/gallery.hpp"
#include "platform/web/route.hpp"

namespace seals {

std::span<web::Route const> page_routes();
std::span<web::Sample const> samples();

}   // namespace seals
