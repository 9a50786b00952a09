#pragma once

#include "kernel/merging/register.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

/// Handlers that a register lists in its own routes, each behind its own permission to change records.
namespace merging {

/// GET PATH/duplicates: what is to be decided within the actor's area.
web::Response list_pairs(Register const& register_, web::Request const& request, web::Context& context);
/// POST PATH/duplicates/scan: 303 back; looks through the register in the background.
web::Response create_scan(Register const& register_, web::Request const& request, web::Context& context);
/// GET PATH/duplicates/{first}/{second}: side by side. 404 when one of them is not the actor's to change.
web::Response show_pair(Register const& register_, web::Request const& request, web::Context& context);
/// POST …/merge: 303 to the next pair; 404; 409 and 422 with the page again.
web::Response create_merge(Register const& register_, web::Request const& request, web::Context& context);
/// POST …/difference: they are two; 303 to the next pair; 404.
web::Response create_difference(Register const& register_, web::Request const& request, web::Context& context);
/// GET PATH/merges/{merge}: what happened, and what undoing it gives back.
web::Response show_merge(Register const& register_, web::Request const& request, web::Context& context);
/// POST PATH/merges/{merge}/undo: 303 to the record that is back; 404; 409 with the page again.
web::Response create_undo(Register const& register_, web::Request const& request, web::Context& context);

/// Where the page of a record that went leads, for its old address; empty when it did not go or leads to nothing.
std::optional<std::string> new_address(Register const& register_, web::Context& context, std::int64_t gone);

/// Looks through the register and keeps what it finds, in transactions of its own.
void scan_now(Register const& register_, db::Database& database, base::Instant now, ScanProgress const& progress = {});

}   // namespace merging
