#include "kernel/lists/export_task.hpp"

#include <filesystem>

#include "kernel/accounts/own_transaction.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/pages.hpp"
#include "platform/jobs/runner.hpp"

namespace lists {
namespace {

constexpr std::string_view job_name = "list_export";
constexpr std::string_view media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// A list of more rows is made beside the requests: it takes more than a moment.
constexpr std::int64_t short_rows = 5'000;
/// Seconds; what a request has read is not older.
constexpr double longest_request = 2;

bool is_under_way(jobs::State const& job)
{
    return job.phase == jobs::Phase::waiting || job.phase == jobs::Phase::running;
}

/// What is known when the work is handed over; everything in it outlives the request.
struct Task {
    web::Services const* services = nullptr;
    web::Actor actor;
    base::Texts texts;
    base::Instant now;
    ListExport asked;
};

void make(Task const& task, jobs::Progress* progress)
{
    auto const& source = *task.services->shelf.get<Registry>().find(task.asked.source);
    auto const path = path_of(task.services->data_directory, task.asked.id);
    auto const unfinished = path + ".part";
    std::optional<std::int64_t> rows;
    {
        auto const tx = task.services->database->begin(db::Access::read);
        Reading const reading{**tx, task.actor, base::civil_day(task.now), task.texts};
        auto const query = fields_of(task.asked.query);
        Pace pace;
        if (progress != nullptr) {
            auto const total = count(source, reading, query);
            pace.on_rows = [=](std::int64_t written) { progress->report(written, total); };
            pace.cancelled = [=] { return progress->cancelled(); };
        }
        rows = write_workbook(source, reading, query, unfinished, pace);
    }
    std::error_code fault;
    if (!rows) {
        std::filesystem::remove(unfinished, fault);
        return;
    }
    std::filesystem::rename(unfinished, path);
    accounts::in_own_transaction(*task.services->database, [&](db::Connection& tx) {
        auto made = task.asked;
        made.rows = *rows;
        set_made(tx, made.id, task.now, made.rows);
        audit_export(tx, made, task.now);
    });
}

}   // namespace

bool is_short(web::Context& context, Source const& source, std::string const& query)
{
    return count(source, reading_of(context), fields_of(query), short_rows + 1) <= short_rows;
}

web::Response short_export(web::Context& context, Source const& source, std::string const& query)
{
    auto const& services = context.services;
    ListExport made{.id = context.tx.new_id<ListExportId>(),
                    .source = std::string{source.code},
                    .query = query,
                    .asked_at = context.now,
                    .asked_by = UserId{context.actor.user},
                    .made_at = context.now};
    auto const path = path_of(services.data_directory, made.id);
    made.rows = *write_workbook(source, reading_of(context), fields_of(query), path);
    auto answer = web::download_file(path, file_name(source, context.texts, context.today), media_type);
    std::error_code fault;
    std::filesystem::remove(path, fault);   // what is open is still sent
    accounts::in_own_transaction(*services.database, [&](db::Connection& tx) {
        save(tx, made);
        audit_export(tx, made, context.now);
    });
    return answer;
}

ListExportId start_export(web::Context& context, Source const& source, std::string const& query)
{
    auto const* services = &context.services;
    ListExport const asked{.id = context.tx.new_id<ListExportId>(),
                           .source = std::string{source.code},
                           .query = query,
                           .asked_at = context.now,
                           .asked_by = UserId{context.actor.user}};
    remove_old_files(services->data_directory);
    accounts::in_own_transaction(*services->database, [&](db::Connection& tx) { save(tx, asked); });
    Task task{services, context.actor, context.texts, context.now, asked};
    context.after.push_back([task = std::move(task)] {
        if (task.services->jobs == nullptr) return make(task, nullptr);
        task.services->jobs->start({job_name, task.actor.user, task.asked.id.value},
                                   [task](jobs::Progress& progress) { make(task, &progress); });
    });
    return asked.id;
}

ExportState state_of(web::Context const& context, ListExport const& one)
{
    if (one.made_at) {
        std::error_code fault;
        auto const path = path_of(context.services.data_directory, one.id);
        return std::filesystem::exists(path, fault) ? ExportState::made : ExportState::gone;
    }
    if (context.services.jobs != nullptr)
        if (auto const job = context.services.jobs->find(job_name, one.id.value))
            // what was read of a job that has just ended may be older than its end
            if (is_under_way(*job) || (job->phase == jobs::Phase::done && job->ended_ago < longest_request))
                return ExportState::running;
    return ExportState::interrupted;
}

ProgressView progress_of(web::Context const& context, ListExport const& one)
{
    ProgressView view{url_of(one.id) + "/progress", url_of(one.id)};
    auto const job = context.services.jobs->find(job_name, one.id.value);
    if (!job || job->phase == jobs::Phase::waiting) {
        view.text = context.texts.tr("Waiting for its turn …");
        return view;
    }
    view.tenths = job->total == 0 ? 0 : job->finished * 1000 / job->total;
    view.text =
        context.texts.tr("{0} of {1} rows", {context.texts.number(job->finished), context.texts.number(job->total)});
    return view;
}

web::Response file_of(web::Context const& context, ListExport const& one)
{
    auto const* source = visible_source(context, one.source);
    if (source == nullptr || state_of(context, one) != ExportState::made) return web::not_found();
    return web::download_file(path_of(context.services.data_directory, one.id),
                              file_name(*source, context.texts, base::civil_day(one.asked_at)), media_type);
}

}   // namespace lists
