#pragma once

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"
#include "registers/enterprises/enterprise.hpp"

/// The form of an enterprise: reading what was sent, showing it again.
namespace enterprises {

/// What was sent, laid over `before`; days that cannot be read are told in `problems`.
Enterprise read_form(web::Request const& request, Enterprise before, std::vector<base::Problem>& problems);

/// `existing` null: a new one. `error` null: shown for the first time; else as typed, with what is wrong.
web::Response form_page(web::Request const& request, web::Context& context, Enterprise const* existing,
                        base::Error const* error, std::vector<Enterprise> const& alike = {});
/// Somebody else saved the record meanwhile: the form with what both of them wrote. 409.
web::Response merged_form_page(web::Request const& request, web::Context& context, Enterprise const& existing);

}   // namespace enterprises
