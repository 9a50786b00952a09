#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>

#include "kernel/accounts/audit.hpp"
#include "kernel/imports/error_workbook.hpp"
#include "kernel/imports/files.hpp"
#include "kernel/imports/pages.hpp"
#include "kernel/imports/session.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

constexpr std::array<std::string_view, 3> job_names{"import_preview", "import", "import_undo"};
/// A preview holds back everybody else's writing while it runs.
constexpr std::int64_t preview_rows = 20'000;

/// Seconds; what a request has read is not older.
constexpr double longest_request = 2;

std::string_view job_name(Task task) { return job_names.at(static_cast<std::size_t>(task)); }

/// Does the work; everything it needs outlives the request.
void work(web::Services const& services, web::Actor const& actor, base::Instant now, BatchId batch, Task task,
          jobs::Progress* progress)
{
    Running running{*services.database, services.shelf.get<Registry>(), actor, now,
                    [&](File const& file) { return kept_path(services.data_directory, file.hash); }};
    running.shelf = &services.shelf;
    if (progress != nullptr) {
        running.cancelled = [progress] { return progress->cancelled(); };
        running.on_progress = [progress](Progress const& so_far) {
            progress->report(static_cast<std::int64_t>(so_far.share * 1000), 1000);
            progress->note(std::to_string(so_far.rows) + " " + std::to_string(so_far.rows_per_second) + " " +
                           so_far.sheet);
        };
    }
    switch (task) {
        case Task::preview:
            running.trial = Trial::yes;
            running.most_rows = preview_rows;
            run(running, batch);
            break;
        case Task::import:
            run(running, batch);
            break;
        case Task::undo:
            undo(running, batch);
            break;
    }
}

/// Whether what was read of the batch is from after the end of such a task.
bool shows_end_of(Plan const& plan, Task task)
{
    auto const state = plan.batch.state;
    if (task == Task::preview) return state != BatchState::planned || plan.has_trial();
    if (task == Task::import) return state != BatchState::planned && state != BatchState::running;
    return state == BatchState::undone;
}

bool all_permitted(web::Context const& context, Plan const& plan)
{
    auto const& registry = context.services.shelf.get<Registry>();
    return std::ranges::all_of(plan.sheets, [&](Sheet const& sheet) {
        auto const* kind = registry.find(sheet.kind);
        return sheet.state == SheetState::left_out || kind == nullptr || context.actor.may(kind->permission);
    });
}

/// Keeps what can be opened.
Given kept(std::string const& directory, web::Upload const& file)
{
    if (auto const workbook = spreadsheets::open_view(file.content, ""); !workbook)
        return {file.file_name, "", hash_of(file.content), workbook.error().problems.front()};
    auto hash = keep_bytes(directory, file.content);
    auto path = kept_path(directory, hash);
    return {file.file_name, std::move(path), std::move(hash)};
}

}   // namespace

Planner planner_of(web::Context const& context)
{
    return {context.services.shelf.get<Registry>(), context.actor, context.texts};
}

base::Result<BatchId> upload(web::Context& context, std::span<web::Upload const> uploads)
{
    std::vector<Given> given;
    auto const& directory = context.services.data_directory;
    for (auto const& file : uploads) {
        if (file.file_name.empty() || file.content.empty()) continue;
        given.push_back(kept(directory, file));
    }
    if (given.empty()) return base::Error{base::Refusal::invalid, {{"files", "import.no_file"}}};
    auto const batch = context.tx.new_id<BatchId>();
    save(context.tx, Batch{.id = batch, .started_at = context.now, .started_by = UserId{context.actor.user}});
    plan_files(context.tx, planner_of(context), batch, given);
    return batch;
}

std::optional<jobs::State> running_job(web::Context const& context, BatchId batch)
{
    if (context.services.jobs == nullptr) return std::nullopt;
    for (auto const name : job_names)
        if (auto state = context.services.jobs->find(name, batch.value))
            if (state->phase == jobs::Phase::waiting || state->phase == jobs::Phase::running) return state;
    return std::nullopt;
}

std::optional<jobs::State> unseen_job(web::Context const& context, Plan const& plan)
{
    if (auto running = running_job(context, plan.batch.id)) return running;
    if (context.services.jobs == nullptr) return std::nullopt;
    for (auto const task : {Task::preview, Task::import, Task::undo})
        if (auto job = context.services.jobs->find(job_name(task), plan.batch.id.value))
            if (job->phase == jobs::Phase::done && job->ended_ago < longest_request && !shows_end_of(plan, task))
                return job;
    return std::nullopt;
}

base::Result<base::Done> may_start(web::Context const& context, Plan const& plan, Task task)
{
    auto const conflict = [](std::string_view code) { return base::Error{base::Refusal::conflict, {{"", code}}}; };
    if (running_job(context, plan.batch.id)) return conflict("import.job_running");
    if (!all_permitted(context, plan)) return base::Error{base::Refusal::forbidden, {{"", "import.kind_forbidden"}}};
    auto const state = plan.batch.state;
    if (task == Task::undo) {
        if (state == BatchState::planned) return conflict("import.not_begun");
        if (state == BatchState::undone) return conflict("import.undone_already");
        return base::Done{};
    }
    bool const open = state == BatchState::planned || (task == Task::import && state == BatchState::running);
    if (!open) return conflict("import.begun_already");
    if (std::ranges::all_of(plan.sheets, [](Sheet const& sheet) { return sheet.state == SheetState::left_out; }))
        return base::Error{base::Refusal::invalid, {{"", "import.nothing_planned"}}};
    return base::Done{};
}

void start(web::Context& context, BatchId batch, Task task)
{
    auto const* services = &context.services;
    context.after.push_back([services, actor = context.actor, now = context.now, batch, task] {
        if (services->jobs == nullptr) return work(*services, actor, now, batch, task, nullptr);
        services->jobs->start({job_name(task), actor.user, batch.value},
                              [=](jobs::Progress& progress) { work(*services, actor, now, batch, task, &progress); });
    });
}

void audit_read(web::Context& context, std::string_view action, BatchId batch)
{
    auto* const database = context.services.database;
    context.after.push_back([database, by = UserId{context.actor.user}, now = context.now, action, batch] {
        auto const tx = database->begin(db::Access::write);
        accounts::audit(**tx, by, now, {action, "import_batch", batch.value});
        tx->commit();
    });
}

web::Response error_workbook(web::Context& context, Plan const& plan)
{
    namespace fs = std::filesystem;
    auto const& directory = context.services.data_directory;
    static std::atomic<std::int64_t> counter{0};
    auto const path = fs::path{directory} / "files" /
                      ("errors-" + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".xlsx");
    fs::create_directories(path.parent_path());
    auto const trial = plan.batch.state == BatchState::planned ? Trial::yes : Trial::no;
    auto const rows = write_error_workbook(
        path.string(), context.tx, plan, planner_of(context).registry,
        [&](File const& file) { return kept_path(directory, file.hash); }, context.texts, trial);
    if (rows == 0) return web::not_found();
    std::ifstream input{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{input}, {}};
    fs::remove(path);
    return web::download(std::move(bytes), context.texts.tr("refused-rows.xlsx"),
                         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

}   // namespace imports
