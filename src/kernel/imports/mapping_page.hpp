#pragma once

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace imports {

/// GET /imports/{id}/sheets/{sheet}?kind=: the columns of a sheet and its first rows.
web::Response show_mapping(web::Request const& request, web::Context& context);
/// POST: 303 to the batch; 422 with the choices again; 404; 409 when the import has begun.
web::Response save_mapping_choice(web::Request const& request, web::Context& context);

}   // namespace imports
