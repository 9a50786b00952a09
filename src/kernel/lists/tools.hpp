#pragma once

#include <functional>
#include <string_view>

#include "platform/web/context.hpp"
#include "platform/web/html.hpp"
#include "platform/web/request.hpp"

namespace lists {

/// What stands below the rows of a list's page: save it, take it as a workbook, change many of its records. Nothing
/// when the program knows no such list.
std::function<void(web::Html&)> tools(web::Context const& context, std::string_view source, web::Fields const& query);
/// Whether rows get boxes: the actor may do something with many of these records.
bool may_mark(web::Context const& context, std::string_view source, web::Fields const& query);

}   // namespace lists
