#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace people {

/// The views of people with invented records, for the gallery.
std::span<web::Sample const> samples();

}   // namespace people
