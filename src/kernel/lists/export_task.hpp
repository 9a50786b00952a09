#pragma once

#include <string>

#include "kernel/lists/exports.hpp"
#include "kernel/lists/views.hpp"
#include "platform/web/context.hpp"
#include "platform/web/response.hpp"

/// What pages and API share of exports: short lists are answered at once, long ones made beside the requests.
namespace lists {

bool is_short(web::Context& context, Source const& source, std::string const& query);
/// The file as the answer; audited. Opens a writing transaction of its own: the request has to read only.
web::Response short_export(web::Context& context, Source const& source, std::string const& query);
/// Begins to make the file once the request is answered; audited when it is whole.
ListExportId start_export(web::Context& context, Source const& source, std::string const& query);

enum class ExportState : std::uint8_t { running, made, gone, interrupted };
ExportState state_of(web::Context const& context, ListExport const& one);
ProgressView progress_of(web::Context const& context, ListExport const& one);
/// The file of an export that is made; 404 else.
web::Response file_of(web::Context const& context, ListExport const& one);

}   // namespace lists
