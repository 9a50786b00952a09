#pragma once

#include <optional>

#include "kernel/lists/change_store.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/web/context.hpp"

/// What pages and API share of changes of many.
namespace lists {

enum class ChangeTask : std::uint8_t { run, undo };

/// The list and the action of a change; empty when the actor may not do such a thing anywhere.
struct Means {
    Source const* source = nullptr;
    Action const* action = nullptr;
};
std::optional<Means> means_of(web::Context const& context, std::string_view source, std::string_view action);

/// The work on a change that waits or runs.
std::optional<jobs::State> running_job(web::Context const& context, ListChangeId id);
/// Refuses: conflict - it runs; nothing waits to be changed; it was never begun, or is taken back already
base::Result<base::Done> may_start(web::Context& context, ListChange const& change, ChangeTask task);
/// Begins once the request is answered.
void start(web::Context& context, ListChangeId id, ChangeTask task);

}   // namespace lists
