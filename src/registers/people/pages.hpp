#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace people {

std::span<web::Route const> page_routes();
/// Records entered twice: finding, deciding, merging, undoing; and the warning while a person is typed.
std::span<web::Route const> duplicate_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> duplicate_api_routes();
std::span<web::Route const> change_page_routes();
std::span<web::Route const> change_api_routes();

}   // namespace people
