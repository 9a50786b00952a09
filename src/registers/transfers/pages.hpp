#pragma once

#include <span>
#include <string>

#include "platform/web/gallery.hpp"
#include "platform/web/route.hpp"
#include "registers/transfers/deciding.hpp"

namespace transfers {

std::span<web::Route const> page_routes();
std::span<web::Route const> offer_page_routes();   // a part of them
std::span<web::Route const> api_routes();
std::span<web::Sample const> samples();

inline std::string url_of(TransferId id) { return "/transfers/" + id.text(); }

}   // namespace transfers
