#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace reorganisations {

std::span<web::Sample const> samples();

}   // namespace reorganisations
