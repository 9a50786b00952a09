#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace training {

/// The views of training with invented records, for the gallery.
std::span<web::Sample const> samples();

}   // namespace training
