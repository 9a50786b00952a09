#include <algorithm>

#include "kernel/accounts/own_transaction.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/change_task.hpp"
#include "kernel/lists/change_views.hpp"
#include "kernel/lists/pages.hpp"

namespace lists {
namespace {

constexpr std::int64_t page_size = 50;
constexpr std::int64_t refused_shown = 50;

std::string url_of(ListChangeId id) { return "/list-changes/" + id.text(); }

Asked asked_in(web::Fields const& fields, Source const& source)
{
    Asked asked{.query = query_text(source, fields_of(fields.get("query"))), .all = fields.get("of") == "all"};
    if (!asked.all)
        for (auto const text : fields.list("id[]"))
            if (auto const id = base::Id<struct ListedTag>::parse(text)) asked.ids.push_back(id.value);
    return asked;
}

ChangeFormView::One form_of(web::Context& context, Action const& action, web::Fields const& typed,
                            base::Error const* error)
{
    auto const& texts = context.texts;
    ChangeFormView::One one{.code = std::string{action.code}, .label = std::string{texts.of(action.label)}};
    for (auto const& field : action.fields) {
        ChangeFormView::One::Input input{.field = {.name = std::string{field.name},
                                                   .label = std::string{texts.of(field.label)},
                                                   .value = std::string{typed.get(field.name)},
                                                   .problem = web::problem_of(texts, error, field.name),
                                                   .help = field.help.empty() ? "" : std::string{texts.of(field.help)},
                                                   .id = "field-" + one.code + "-" + std::string{field.name}},
                                         .day = field.kind == ActionField::Kind::day};
        if (field.choices != nullptr) {
            input.choices = field.choices(reading_of(context));
            input.choices.insert(input.choices.begin(), {"", std::string{texts.tr("choose …")}});
        }
        one.inputs.push_back(std::move(input));
    }
    return one;
}

/// What can be done with what was chosen; of a refused form with what was typed. `of` the action it is about.
web::Response show_form(web::Context& context, Source const& source, Asked const& asked, Action const* of,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const number = asked.all ? count(source, reading_of(context), fields_of(asked.query), most_records + 1)
                                  : static_cast<std::int64_t>(asked.ids.size());
    ChangeFormView view{
        .csrf = context.csrf,
        .lead = asked.all ? texts.tr("{0}: all {1} that match.", {texts.of(source.label), texts.number(number)})
                          : texts.tr("{0}: {1} marked.", {texts.of(source.label), texts.number(number)}),
        .list_url = url_of(source, asked.query),
        .source = std::string{source.code},
        .query = asked.query,
        .all = asked.all};
    for (auto const id : asked.ids) view.ids.push_back(base::id_text(id));
    for (auto const* action : offered_actions(source, context.actor, fields_of(asked.query)))
        view.actions.push_back(
            form_of(context, *action, action == of ? asked.values : web::Fields{}, action == of ? error : nullptr));
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{.title = std::string{texts.tr("Change many")},
                           .crumbs = {{std::string{texts.of(source.label)}, view.list_url}},
                           .active = std::string{source.url}};
    return web::page(
        context, frame, [&](web::Html& out) { change_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /list-changes/new?source=&query=&of=marked&id[]=…: what was done so far when nothing is said of which list.
web::Response new_change(web::Request const& request, web::Context& context)
{
    if (request.query.get("source").empty()) return web::see_other("/list-changes");
    auto const* source = visible_source(context, request.query.get("source"));
    if (source == nullptr) return web::not_found();
    auto const asked = asked_in(request.query, *source);
    if (offered_actions(*source, context.actor, fields_of(asked.query)).empty()) return web::not_found();
    if (asked.all || !asked.ids.empty()) return show_form(context, *source, asked, nullptr, nullptr);
    base::Error const nothing{base::Refusal::invalid, {{"", "list.nothing_marked"}}};
    return show_form(context, *source, asked, nullptr, &nothing);
}

/// POST /list-changes: 303 to the preview; 404; 422 with the form again.
web::Response create_change(web::Request const& request, web::Context& context)
{
    auto const means = means_of(context, request.form.get("source"), request.form.get("action"));
    if (!means) return web::not_found();
    auto asked = asked_in(request.form, *means->source);
    for (auto const& field : means->action->fields)
        asked.values.add(std::string{field.name}, web::read_text(request, field.name));
    auto const planned = plan(*means->source, *means->action, reading_of(context), context.now, asked);
    if (!planned) return show_form(context, *means->source, asked, means->action, &planned.error());
    accounts::in_own_transaction(*context.services.database, [&](db::Connection& tx) { save(tx, *planned); });
    return web::see_other(url_of(planned->change.id));
}

std::string_view tone_of(ChangeState state)
{
    return state == ChangeState::done                                       ? "good"
           : state == ChangeState::running || state == ChangeState::undoing ? "info"
                                                                            : "";
}

std::string state_text(base::Texts const& texts, ChangeState state)
{
    return std::string{texts.of("list.state." + std::string{name_of(state)})};
}

std::vector<web::Figure> figures_of(base::Texts const& texts, ChangeState state, ChangeCounts const& counts)
{
    auto const figure = [&](base::TextId label, std::int64_t value, std::string tone) {
        return web::Figure{
            .label = std::string{texts.tr(label)}, .value = texts.number(value), .tone = std::move(tone)};
    };
    auto const refused = figure("Cannot be changed", counts.refused, counts.refused > 0 ? "warning" : "");
    auto const same = figure("So already", counts.as_it_is, "");
    if (state == ChangeState::planned) return {figure("Would change", counts.waiting, "good"), same, refused};
    if (state == ChangeState::undoing || state == ChangeState::undone)
        return {figure("Given back", counts.restored, "good"),
                figure("Changed since, kept", counts.kept, counts.kept > 0 ? "warning" : "")};
    std::vector<web::Figure> figures{figure("Changed", counts.changed, "good"), same, refused};
    if (counts.waiting > 0) figures.push_back(figure("Not yet changed", counts.waiting, "warning"));
    return figures;
}

ProgressView progress_of(web::Context const& context, ListChangeId id, jobs::State const& job)
{
    ProgressView view{url_of(id) + "/progress", url_of(id)};
    view.tenths = job.total == 0 ? 0 : job.finished * 1000 / job.total;
    view.text = job.phase == jobs::Phase::waiting
                    ? std::string{context.texts.tr("Waiting for its turn …")}
                    : context.texts.tr("{0} of {1} rows",
                                       {context.texts.number(job.finished), context.texts.number(job.total)});
    return view;
}

std::vector<web::Detail> values_of(web::Context& context, Action const& action, ListChange const& change)
{
    auto const values = fields_of(change.form);
    std::vector<web::Detail> details;
    for (auto const& field : action.fields) {
        std::string value{values.get(field.name)};
        if (field.choices != nullptr)
            for (auto const& choice : field.choices(reading_of(context)))
                if (choice.value == value) {
                    value = choice.label;
                    break;
                }
        details.push_back({std::string{context.texts.of(field.label)}, std::move(value)});
    }
    return details;
}

void add_refused(web::Context& context, Source const& source, ListChangeId id, ChangeView& view)
{
    auto const& texts = context.texts;
    for (auto const& [reason, records] : reasons_of(context.tx, id))
        view.reasons.emplace_back(texts.problem({"", reason}), texts.number(records));
    auto const refused = first_refused(context.tx, id, refused_shown);
    std::vector<std::int64_t> ids;
    for (auto const& one : refused) ids.push_back(one.record);
    auto const names = source.names(reading_of(context), ids);
    for (std::size_t i = 0; i < refused.size(); ++i)
        view.refused.push_back({names[i].name, names[i].url, texts.problem({"", refused[i].reason})});
}

web::Response show(web::Context& context, ListChange const& change, base::Error const* error)
{
    auto const means = means_of(context, change.source, change.action);
    if (!means) return web::not_found();
    auto const& texts = context.texts;
    auto const counts = counts_of(context.tx, change.id);
    std::string const label{texts.of(means->action->label)};
    ChangeView view{.csrf = context.csrf,
                    .url = url_of(change.id),
                    .sentence = change.state == ChangeState::planned
                                    ? texts.tr("Nothing has been changed yet: look at what would change.", {})
                                    : state_text(texts, change.state) + ".",
                    .values = values_of(context, *means->action, change),
                    .figures = figures_of(texts, change.state, counts),
                    .list_url = url_of(*means->source, change.query)};
    if (error != nullptr) view.problems = error->problems;
    if (auto const job = running_job(context, change.id)) view.running = progress_of(context, change.id, *job);
    if (may_start(context, change, ChangeTask::run))
        view.start_label = change.state == ChangeState::running
                               ? std::string{texts.tr("Go on changing")}
                               : texts.tr("Change {0} records", {texts.number(counts.waiting)});
    view.may_undo = may_start(context, change, ChangeTask::undo).has_value();
    add_refused(context, *means->source, change.id, view);
    web::Frame const frame{.title = label,
                           .pretitle = std::string{texts.of(means->source->label)},
                           .crumbs = {{std::string{texts.tr("Changes of many")}, "/list-changes"}},
                           .active = std::string{means->source->url}};
    return web::page(
        context, frame, [&](web::Html& out) { change_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

std::optional<ListChange> in_path(web::Request const& request, web::Context& context)
{
    return find_change(context.tx, context.actor, ListChangeId::parse(request.in_path("id")));
}

web::Response show_change(web::Request const& request, web::Context& context)
{
    auto const found = in_path(request, context);
    return found ? show(context, *found, nullptr) : web::not_found();
}

web::Response show_progress(web::Request const& request, web::Context& context)
{
    auto const found = in_path(request, context);
    if (!found) return web::not_found();
    auto const job = running_job(context, found->id);
    web::Html out{context.texts};
    if (job) progress_box(out, progress_of(context, found->id, *job));
    auto answer = web::html(std::move(out));
    if (!job) answer.header("HX-Refresh", "true");
    return answer;
}

web::Response start_task(web::Request const& request, web::Context& context, ChangeTask task)
{
    auto const found = in_path(request, context);
    if (!found || !means_of(context, found->source, found->action)) return web::not_found();
    if (auto const allowed = may_start(context, *found, task); !allowed) return show(context, *found, &allowed.error());
    start(context, found->id, task);
    return web::see_other(url_of(found->id));
}
web::Response start_change(web::Request const& request, web::Context& context)
{
    return start_task(request, context, ChangeTask::run);
}
web::Response undo_change(web::Request const& request, web::Context& context)
{
    return start_task(request, context, ChangeTask::undo);
}

/// GET /list-changes: one's own, newest first.
web::Response list_changes(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const before = ListChangeId::parse(request.query.get("before"));
    auto const all = own_changes(context.tx, context.actor, before ? std::optional{before} : std::nullopt, page_size);
    ChangesView view;
    for (auto const& change : all) {
        auto const means = means_of(context, change.source, change.action);
        if (!means) continue;
        auto const counts = counts_of(context.tx, change.id);
        auto const records = change.state == ChangeState::undone ? counts.restored : counts.changed;
        view.lines.push_back(
            {url_of(change.id), base::vietnamese(change.planned_at),
             std::string{texts.of(means->source->label)} + ": " + std::string{texts.of(means->action->label)},
             state_text(texts, change.state), std::string{tone_of(change.state)}, texts.number(records)});
    }
    if (std::cmp_equal(all.size(), page_size)) view.older_url = "/list-changes?before=" + all.back().id.text();
    web::Frame const frame{.title = std::string{texts.tr("Changes of many")},
                           .crumbs = {{std::string{texts.tr("Saved lists")}, "/lists"}},
                           .active = "/lists"};
    return web::page(context, frame, [&](web::Html& out) { changes_page(out, view); });
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/list-changes", web::signed_in, list_changes},
    {get, "/list-changes/new", web::signed_in, new_change},
    {post, "/list-changes", web::signed_in, create_change, nullptr, web::Opens::reading},
    {get, "/list-changes/{id}", web::signed_in, show_change},
    {get, "/list-changes/{id}/progress", web::signed_in, show_progress},
    {post, "/list-changes/{id}/start", web::signed_in, start_change},
    {post, "/list-changes/{id}/undo", web::signed_in, undo_change},
};

}   // namespace

std::span<web::Route const> change_page_routes() { return table; }

}   // namespace lists
