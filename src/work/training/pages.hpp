#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace training {

std::span<web::Route const> page_routes();
std::span<web::Route const> enrolment_page_routes();
std::span<web::Route const> session_page_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> enrolment_api_routes();
std::span<web::Route const> session_api_routes();

}   // namespace training
