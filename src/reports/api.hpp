#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace reports {

std::span<web::Route const> api_routes();
std::span<web::Route const> directive_api_routes();
std::span<web::Route const> snapshot_api_routes();
std::span<web::Route const> target_api_routes();

/// What a report looks like in the API; frozen ones too.
web::Schema const& report_schema();

}   // namespace reports
