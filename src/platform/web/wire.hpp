#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "platform/web/response.hpp"

namespace web {

struct Wire {
    int http_minor = 1;
    bool keep_alive = true;
    std::string_view date = {};   // "Tue, 03 Mar 2026 08:00:00 GMT"
};

/// Everything of an answer before its body. Line ends inside header values become blanks.
std::string head_of(Response const& response, Wire const& wire);
/// Whether the status allows a body at all.
bool has_body(int status);
std::string http_date(std::chrono::sys_seconds now);

}   // namespace web
