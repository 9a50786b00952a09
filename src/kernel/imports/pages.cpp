#include "kernel/imports/pages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/imports/files.hpp"
#include "kernel/imports/mapping_page.hpp"
#include "kernel/imports/sentences.hpp"
#include "kernel/imports/store.hpp"
#include "kernel/imports/views.hpp"
#include "platform/web/cookies.hpp"

namespace imports {
namespace {

constexpr std::int64_t page_size = 20;
constexpr std::size_t faults_shown = 100;

std::string url_of(BatchId id) { return "/imports/" + id.text(); }

std::string_view tone_of(BatchState state)
{
    return state == BatchState::done                                      ? "good"
           : state == BatchState::running || state == BatchState::undoing ? "info"
                                                                          : "";
}

/// The first file of an import, and how many more there are. `names` is one a line.
std::string files_text(base::Texts const& texts, std::string_view names)
{
    auto const more = std::ranges::count(names, '\n');
    std::string text{names.substr(0, names.find('\n'))};
    if (more > 0) text += " " + texts.tr("and {0} more files", {std::to_string(more)});
    return text;
}

web::Response show_list(web::Request const& request, web::Context& context, base::Error const* error)
{
    auto const before = BatchId::parse(request.query.get("before"));
    auto const listed = list(context.tx, context.actor, before ? std::optional{before} : std::nullopt, page_size);
    ListView view{.csrf = context.csrf, .problem = web::problem_of(context.texts, error, "files")};
    for (auto const& one : listed) {
        auto files = files_text(context.texts, one.files);
        view.lines.push_back({url_of(one.batch.id), base::vietnamese(one.batch.started_at), std::move(files),
                              std::string{context.texts.of("imports.state." + std::string{name_of(one.batch.state)})},
                              std::string{tone_of(one.batch.state)}, one.counts.taken(), one.counts.refused});
    }
    if (static_cast<std::int64_t>(listed.size()) == page_size)
        view.older_url = "/imports?before=" + listed.back().batch.id.text();
    web::Frame const frame{.title = std::string{context.texts.tr("Imports")}, .active = "/imports"};
    return web::page(
        context, frame, [&](web::Html& out) { list_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

web::Response list_imports(web::Request const& request, web::Context& context)
{
    return show_list(request, context, nullptr);
}

/// POST /imports: 303 to the batch; 422 with the list again when there was no file.
web::Response create_import(web::Request const& request, web::Context& context)
{
    auto const batch = upload(context, request.uploads);
    if (!batch) return show_list(request, context, &batch.error());
    return web::see_other(url_of(*batch));
}

ProgressView progress_of(web::Context const& context, BatchId batch, jobs::State const& job)
{
    ProgressView view{url_of(batch) + "/progress", url_of(batch)};
    view.tenths = job.total == 0 ? 0 : job.finished * 1000 / job.total;
    auto const words = base::words(job.note);
    auto const number = [&](std::size_t i) { return i < words.size() ? base::parse_whole(words[i]).value_or(0) : 0; };
    auto const left = static_cast<std::int64_t>(job.seconds_left().value_or(0) + 0.5);
    view.text = job.phase == jobs::Phase::waiting
                    ? std::string{context.texts.tr("Waiting for its turn …")}
                    : context.texts.tr("{0} % · {1} rows · {2} rows/s · {3} s left",
                                       {std::to_string(view.tenths / 10), context.texts.number(number(0)),
                                        context.texts.number(number(1)), context.texts.number(left)});
    return view;
}

std::vector<web::Figure> figures_of(base::Texts const& texts, Counts const& counts)
{
    auto const figure = [&](base::TextId label, std::int64_t value, std::string tone) {
        return web::Figure{
            .label = std::string{texts.tr(label)}, .value = texts.number(value), .tone = std::move(tone)};
    };
    return {figure("New", counts.created, counts.created > 0 ? "good" : ""), figure("Changed", counts.changed, ""),
            figure("As they were", counts.unchanged + counts.known, ""),
            figure("Refused", counts.refused, counts.refused > 0 ? "bad" : "")};
}

SheetLine line_of(web::Context const& context, Plan const& plan, Sheet const& sheet, Trial trial, bool open)
{
    auto const* kind = planner_of(context).registry.find(sheet.kind);
    SheetLine line{.file = plan.file_of(sheet).name,
                   .name = sheet.name,
                   .kind = kind == nullptr ? "" : std::string{context.texts.of(kind->title)}};
    line.left_out = sheet.state == SheetState::left_out;
    line.uncertain = !sheet.certain && open;
    line.problem = sheet_sentence(context.texts, sheet);
    line.notice = encoding_sentence(context.texts, sheet);
    if (open && sheet.problem != "import.empty_sheet" && !sheet.problem.starts_with("workbook."))
        line.mapping_url = url_of(plan.batch.id) + "/sheets/" + sheet.id.text();
    if (auto const& counts = trial == Trial::yes ? sheet.trial : sheet.counts) {
        line.counted = true;
        line.created = counts->created;
        line.changed = counts->changed;
        line.unchanged = counts->unchanged;
        line.refused = counts->refused;
        line.known = counts->known;
    }
    return line;
}

void add_faults(web::Context& context, Sheet const& sheet, Trial trial, std::vector<FaultLine>& faults)
{
    auto const* kind = planner_of(context).registry.find(sheet.kind);
    if (kind == nullptr || faults.size() >= faults_shown) return;
    for (auto const& row :
         problem_rows(context.tx, sheet.id, trial, 0, static_cast<std::int64_t>(faults_shown - faults.size())))
        faults.push_back(
            {sheet.name, std::to_string(row.number), sentences(context.texts, *kind, sheet, row), !row.refused});
}

BatchView view_of(web::Context& context, Plan const& plan, base::Error const* error)
{
    bool const open = plan.batch.state == BatchState::planned;
    auto const trial = open ? Trial::yes : Trial::no;
    BatchView view{.csrf = context.csrf, .url = url_of(plan.batch.id)};
    if (error != nullptr) view.problems = error->problems;
    for (auto const& file : plan.files)
        if (!file.problem.empty()) view.file_problems.push_back(file.name + ": " + file_sentence(context.texts, file));
    for (auto const& sheet : plan.sheets) {
        view.sheets.push_back(line_of(context, plan, sheet, trial, open));
        add_faults(context, sheet, trial, view.faults);
    }
    auto const total = plan.total(trial);
    if (!open || plan.has_trial()) view.figures = figures_of(context.texts, total);
    for (auto const& problem : leftovers(context.tx, plan.batch.id))
        view.leftovers.push_back(context.texts.problem(problem.view()));
    view.previewed = open && plan.has_trial();
    view.has_errors = total.refused > 0;
    if (auto const job = unseen_job(context, plan)) {
        view.running = progress_of(context, plan.batch.id, *job);
        return view;
    }
    view.may_preview = may_start(context, plan, Task::preview).has_value();
    view.may_import = may_start(context, plan, Task::import).has_value();
    view.goes_on = plan.batch.state == BatchState::running;
    view.may_undo = may_start(context, plan, Task::undo).has_value();
    return view;
}

web::Response show_batch(web::Context& context, Plan const& plan, base::Error const* error)
{
    auto const view = view_of(context, plan, error);
    web::Frame const frame{
        .title = context.texts.tr("Import of {0}", {base::vietnamese(plan.batch.started_at)}),
        .pretitle = std::string{context.texts.of("imports.state." + std::string{name_of(plan.batch.state)})},
        .crumbs = {{std::string{context.texts.tr("Imports")}, "/imports"}},
        .active = "/imports"};
    return web::page(
        context, frame, [&](web::Html& out) { batch_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// The batch of the path, if this actor may see it.
std::optional<Plan> plan_in_path(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, BatchId::parse(request.in_path("id")));
}

web::Response show_import(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in_path(request, context);
    if (!plan) return web::not_found();
    // the page shows rows of lists of people
    audit_read(context, "read", plan->batch.id);
    return show_batch(context, *plan, nullptr);
}

/// The progress alone, asked for again and again; when all is done it makes the browser load the page.
web::Response show_progress(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in_path(request, context);
    if (!plan) return web::not_found();
    auto const job = running_job(context, plan->batch.id);
    web::Html out{context.texts};
    if (job) progress_box(out, progress_of(context, plan->batch.id, *job));
    auto answer = web::html(std::move(out));
    if (!job) answer.header("HX-Refresh", "true");
    return answer;
}

web::Response start_task(web::Request const& request, web::Context& context, Task task)
{
    auto const plan = plan_in_path(request, context);
    if (!plan) return web::not_found();
    if (auto const allowed = may_start(context, *plan, task); !allowed)
        return show_batch(context, *plan, &allowed.error());
    start(context, plan->batch.id, task);
    return web::see_other(url_of(plan->batch.id));
}
web::Response start_preview(web::Request const& request, web::Context& context)
{
    return start_task(request, context, Task::preview);
}
web::Response start_import(web::Request const& request, web::Context& context)
{
    return start_task(request, context, Task::import);
}
web::Response start_undo(web::Request const& request, web::Context& context)
{
    return start_task(request, context, Task::undo);
}

web::Response confirm_undo(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in_path(request, context);
    if (!plan) return web::not_found();
    if (auto const allowed = may_start(context, *plan, Task::undo); !allowed)
        return show_batch(context, *plan, &allowed.error());
    auto const counts = plan->total(Trial::no);
    UndoView view{context.csrf, url_of(plan->batch.id),
                  context.texts.tr("{0} records that this import made are taken out of the registers again.",
                                   {context.texts.number(counts.created)})};
    if (counts.changed > 0)
        view.changed = context.texts.tr(
            "{0} records that it changed get back what they held before, unless somebody has changed them since.",
            {context.texts.number(counts.changed)});
    web::Frame const frame{.title = std::string{context.texts.tr("Take back")},
                           .crumbs = {{std::string{context.texts.tr("Imports")}, "/imports"},
                                      {base::vietnamese(plan->batch.started_at), view.url}},
                           .active = "/imports"};
    return web::page(context, frame, [&](web::Html& out) { undo_page(out, view); });
}

web::Response download_errors(web::Request const& request, web::Context& context)
{
    auto const plan = plan_in_path(request, context);
    if (!plan) return web::not_found();
    audit_read(context, "exported", plan->batch.id);
    return error_workbook(context, *plan);
}

using enum web::Method;
constexpr web::Route table[]{
    {get, "/imports", run_imports, list_imports},
    {post, "/imports", run_imports, create_import},
    {get, "/imports/{id}", run_imports, show_import},
    {get, "/imports/{id}/progress", run_imports, show_progress},
    {post, "/imports/{id}/preview", run_imports, start_preview},
    {post, "/imports/{id}/start", run_imports, start_import},
    {get, "/imports/{id}/undo", run_imports, confirm_undo},
    {post, "/imports/{id}/undo", run_imports, start_undo},
    {get, "/imports/{id}/errors", run_imports, download_errors},
    {get, "/imports/{id}/sheets/{sheet}", run_imports, show_mapping},
    {post, "/imports/{id}/sheets/{sheet}", run_imports, save_mapping_choice},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

}   // namespace imports
