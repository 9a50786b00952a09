#include "kernel/lists/change_task.hpp"

#include <array>

#include "kernel/lists/pages.hpp"

namespace lists {
namespace {

constexpr std::array<std::string_view, 2> job_names{"list_change", "list_change_undo"};

std::string_view job_name(ChangeTask task) { return job_names.at(static_cast<std::size_t>(task)); }

/// Does the work; everything it needs outlives the request.
void work(web::Services const& services, web::Actor const& actor, base::Instant now, ListChangeId id, ChangeTask task,
          jobs::Progress* progress)
{
    Running running{*services.database, services.shelf.get<Registry>(), actor, now};
    if (progress != nullptr) {
        running.on_progress = [progress](std::int64_t done, std::int64_t total) { progress->report(done, total); };
        running.cancelled = [progress] { return progress->cancelled(); };
    }
    if (task == ChangeTask::run)
        run(running, id);
    else
        undo(running, id);
}

}   // namespace

std::optional<Means> means_of(web::Context const& context, std::string_view code, std::string_view action_code)
{
    auto const* source = visible_source(context, code);
    if (source == nullptr) return std::nullopt;
    auto const* action = find_action(*source, action_code);
    if (action == nullptr || !context.actor.may(action->permission)) return std::nullopt;
    return Means{source, action};
}

std::optional<jobs::State> running_job(web::Context const& context, ListChangeId id)
{
    if (context.services.jobs == nullptr) return std::nullopt;
    for (auto const name : job_names)
        if (auto state = context.services.jobs->find(name, id.value))
            if (state->phase == jobs::Phase::waiting || state->phase == jobs::Phase::running) return state;
    return std::nullopt;
}

base::Result<base::Done> may_start(web::Context& context, ListChange const& change, ChangeTask task)
{
    auto const conflict = [](std::string_view code) { return base::Error{base::Refusal::conflict, {{"", code}}}; };
    if (running_job(context, change.id)) return conflict("list.change_runs");
    auto const state = change.state;
    if (task == ChangeTask::run) {
        if (state != ChangeState::planned && state != ChangeState::running) return conflict("list.change_done");
        if (state == ChangeState::planned && counts_of(context.tx, change.id).waiting == 0)
            return conflict("list.nothing_to_change");
        return base::Done{};
    }
    if (state == ChangeState::planned) return conflict("list.change_not_begun");
    if (state == ChangeState::undone) return conflict("list.change_undone");
    return base::Done{};
}

void start(web::Context& context, ListChangeId id, ChangeTask task)
{
    auto const* services = &context.services;
    context.after.push_back([services, actor = context.actor, now = context.now, id, task] {
        if (services->jobs == nullptr) return work(*services, actor, now, id, task, nullptr);
        services->jobs->start({job_name(task), actor.user, id.value},
                              [=](jobs::Progress& progress) { work(*services, actor, now, id, task, &progress); });
    });
}

}   // namespace lists
