#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace questionnaires {

std::span<web::Sample const> samples();

}   // namespace questionnaires
