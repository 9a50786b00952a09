#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace enterprises {

/// The views of enterprises with invented records, for the gallery.
std::span<web::Sample const> samples();

}   // namespace enterprises
