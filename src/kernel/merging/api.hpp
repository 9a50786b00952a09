#pragma once

#include "kernel/merging/register.hpp"
#include "platform/web/route.hpp"

/// The handlers of handlers.hpp for programs; a register lists them behind its permission with these descriptions.
namespace merging::api {

/// GET: pairs to decide within the actor's area.
web::Response list_pairs(Register const& register_, web::Request const& request, web::Context& context);
/// POST: 201; 404; 409 when a revision is not the newest or a slice says no; 422.
web::Response create_merge(Register const& register_, web::Request const& request, web::Context& context);
/// GET: 200; 404.
web::Response get_merge(Register const& register_, web::Request const& request, web::Context& context);
/// POST: 200 with the merge as it is now; 404; 409.
web::Response create_undo(Register const& register_, web::Request const& request, web::Context& context);
/// POST: 204; 404; 422.
web::Response create_difference(Register const& register_, web::Request const& request, web::Context& context);

extern web::ApiDoc const list_doc;
extern web::ApiDoc const create_doc;
extern web::ApiDoc const get_doc;
extern web::ApiDoc const undo_doc;
extern web::ApiDoc const difference_doc;

}   // namespace merging::api
