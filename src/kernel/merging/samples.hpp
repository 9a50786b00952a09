#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace merging {

/// Samples of this slice's views, for the gallery.
std::span<web::Sample const> samples();

}   // namespace merging
