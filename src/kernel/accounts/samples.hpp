#pragma once

#include <span>

#include "platform/web/gallery.hpp"

namespace accounts {

/// The views of accounts with invented people, for the gallery.
std::span<web::Sample const> samples();

}   // namespace accounts
