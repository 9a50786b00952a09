#pragma once

#include <span>

#include "platform/web/context.hpp"
#include "platform/web/gallery.hpp"
#include "platform/web/route.hpp"

namespace app::home {

/// GET /.
std::span<web::Route const> routes();
std::span<web::NavItem const> navigation();
std::span<web::Sample const> samples();

}   // namespace app::home
