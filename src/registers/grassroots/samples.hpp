#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace grassroots {

/// The views of grassroots with invented records, for the gallery.
std::span<web::Sample const> samples();

}   // namespace grassroots
