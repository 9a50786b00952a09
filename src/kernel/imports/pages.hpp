#pragma once

#include <span>

#include "kernel/imports/batch.hpp"
#include "kernel/imports/planning.hpp"
#include "kernel/imports/run.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/web/route.hpp"

namespace imports {

std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

/// What pages and the API share.
Planner planner_of(web::Context const& context);
/// Keeps the uploaded files and plans a batch of them.
/// Refuses: invalid - no file among the uploads.
base::Result<BatchId> upload(web::Context& context, std::span<web::Upload const> uploads);

enum class Task : std::uint8_t { preview, import, undo };
/// Whether the batch may be previewed, imported, undone now, by this actor.
/// Refuses: conflict - in another state, or work on it is running; invalid - nothing to import; forbidden - a kind that
/// the actor may not import.
base::Result<base::Done> may_start(web::Context const& context, Plan const& plan, Task task);
/// Starts it in the background, once the request has been saved.
void start(web::Context& context, BatchId batch, Task task);
/// What is being done to the batch at this moment, if anything.
std::optional<jobs::State> running_job(web::Context const& context, BatchId batch);
/// The same, and one that has just ended although `plan` was read before its end: the page asks once more.
std::optional<jobs::State> unseen_job(web::Context const& context, Plan const& plan);
/// Notes in the audit log that rows of lists of people were read or exported. A reading request may not write: it is
/// noted right behind it.
void audit_read(web::Context& context, std::string_view action, BatchId batch);
/// The error workbook as an answer; not found when no row was refused.
web::Response error_workbook(web::Context& context, Plan const& plan);

}   // namespace imports
