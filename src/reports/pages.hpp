#pragma once

#include <span>

#include "platform/web/route.hpp"
#include "reports/question.hpp"

namespace reports {

std::span<web::Route const> page_routes();
std::span<web::Route const> snapshot_page_routes();
std::span<web::Route const> target_page_routes();

/// The question of an address or a form, within the actor's scope for reports.
base::Result<Question> asked(web::Fields const& fields, web::Request const& request, web::Context& context);
/// The page that says why there is no report.
web::Response refused(web::Context& context, base::Error const& error);

}   // namespace reports
