#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace surveys {

std::span<web::Sample const> samples();

}   // namespace surveys
