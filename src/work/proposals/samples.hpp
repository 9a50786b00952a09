#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace proposals {

std::span<web::Sample const> samples();

}   // namespace proposals
