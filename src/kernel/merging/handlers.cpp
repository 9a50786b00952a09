#include "kernel/merging/handlers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "kernel/accounts/read_log.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/merging/listing.hpp"
#include "kernel/merging/views.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/pieces.hpp"

namespace merging {
namespace {

using AnyId = base::Id<struct AnyRecordTag>;

constexpr std::size_t pairs_a_page = 30;
constexpr std::int64_t merges_looked_at = 50;
constexpr std::size_t merges_shown = 10;

std::string id_text(std::int64_t id) { return AnyId{id}.text(); }
std::string job_name(Register const& register_) { return fmt::format("duplicates_{}", name_of(register_.kind)); }
std::string list_url(Register const& register_) { return fmt::format("{}/duplicates", register_.path); }
std::string pair_url(Register const& register_, Pair const& pair)
{
    return fmt::format("{}/{}/{}", list_url(register_), id_text(pair.first), id_text(pair.second));
}
Parts const& parts_of(web::Context const& context) { return context.services.shelf.get<Parts>(); }

std::string_view label_of(Likeness likeness)
{
    if (likeness == Likeness::certain) return "almost certain";
    return likeness == Likeness::likely ? "very likely" : "possible";
}
std::string_view tone_of(Likeness likeness)
{
    if (likeness == Likeness::certain) return "bad";
    return likeness == Likeness::likely ? "warning" : "info";
}

/// The next pair to decide, else the list.
std::string address_behind(Register const& register_, web::Context& context, Pair const& pair)
{
    auto next = pairs_behind(register_, context, pair, 1);
    if (next.found.empty()) next = pairs_behind(register_, context, Pair{.likeness = static_cast<Likeness>(0)}, 1);
    bool const other = !next.found.empty() &&
                       (next.found.front().pair.first != pair.first || next.found.front().pair.second != pair.second);
    return other ? pair_url(register_, next.found.front().pair) : list_url(register_);
}

std::string joined(std::vector<std::string> const& all)
{
    std::string text;
    for (auto const& one : all) text.append(text.empty() ? "" : " · ").append(one);
    return text;
}

struct Both {
    Pair pair;
    Side older;
    Side newer;
};
std::optional<Both> both_in(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const a = AnyId::parse(request.in_path("first")).value;
    auto const b = AnyId::parse(request.in_path("second")).value;
    if (a == b) return std::nullopt;
    auto older = register_.side(context, std::min(a, b));
    auto newer = register_.side(context, std::max(a, b));
    if (!older || !newer) return std::nullopt;
    auto const known = find_pair(context.tx, register_.kind, a, b);
    return Both{known.value_or(Pair{std::min(a, b), std::max(a, b)}), std::move(*older), std::move(*newer)};
}

bool is_empty(Side::Value const& value) { return value.stored.empty(); }

std::vector<ChoiceLine> choices_of(Both const& both, web::Request const& request)
{
    std::vector<ChoiceLine> lines;
    for (std::size_t i = 0; i < both.older.values.size(); ++i) {
        auto const& left = both.older.values[i];
        auto const& right = both.newer.values[i];
        if (is_empty(left) && is_empty(right)) continue;
        bool const differs = left.stored != right.stored;
        // what is there goes before what is not, and 08/03/1988 before 1988
        bool const fuller =
            differs &&
            (is_empty(left) || (right.stored.size() > left.stored.size() && right.stored.starts_with(left.stored)));
        auto const chosen = request.form.get(left.name);
        lines.push_back({.name = left.name,
                         .label = left.label,
                         .left = left.shown,
                         .right = right.shown,
                         .differs = differs,
                         .takes_right = chosen.empty() ? fuller : chosen == "right"});
    }
    return lines;
}

web::Response pair_answer(Register const& register_, web::Request const& request, web::Context& context,
                          Both const& both, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const compared = register_.compare(context, both.older.id, both.newer.id);
    auto const url = pair_url(register_, both.pair);
    PairView view{.left = both.older.title,
                  .left_url = fmt::format("{}/{}", register_.path, id_text(both.older.id)),
                  .right = both.newer.title,
                  .right_url = fmt::format("{}/{}", register_.path, id_text(both.newer.id)),
                  .reasons = in_words(texts, compared.reasons),
                  .doubts = in_words(texts, compared.doubts),
                  .choices = choices_of(both, request),
                  .revisions = {std::to_string(both.older.revision), std::to_string(both.newer.revision)},
                  .merge_url = url + "/merge",
                  .difference_url = url + "/difference",
                  .later_url = address_behind(register_, context, both.pair),
                  .csrf = context.csrf};
    if (compared.likeness) {
        view.likeness = texts.of(label_of(*compared.likeness));
        view.tone = tone_of(*compared.likeness);
    }
    auto const& parts = parts_of(context);
    auto const left = counted(context.tx, context.actor, register_.rows(parts), both.older.id);
    auto const right = counted(context.tx, context.actor, register_.rows(parts), both.newer.id);
    for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i].rows + right[i].rows > 0)
            view.counts.push_back(
                {std::string{texts.of(left[i].label)}, std::to_string(left[i].rows), std::to_string(right[i].rows)});
    auto const standing =
        obstacles(context.tx, register_.kind == Kind::person ? parts.between_people : parts.between_enterprises,
                  both.newer.id, both.older.id);
    view.can_merge = standing.empty();
    view.problems = error != nullptr ? error->problems : standing;
    web::Frame const frame{.title = std::string{texts.tr("One record or two?")},
                           .crumbs = {{std::string{texts.of(register_.crumb)}, std::string{register_.path}},
                                      {std::string{texts.of(register_.title)}, list_url(register_)}},
                           .active = std::string{register_.path}};
    return web::page(
        context, frame, [&](web::Html& out) { pair_page(out, view); },
        error != nullptr ? web::status_of(error->kind) : 200);
}

web::Response merge_answer(Register const& register_, web::Context& context, Merge const& merge,
                           base::Error const* error)
{
    auto const& texts = context.texts;
    auto const stayed = register_.side(context, merge.stayed);
    auto const day = [](base::Instant at) { return base::vietnamese(base::civil_day(at)); };
    MergeView view{.csrf = context.csrf};
    auto const detail = [&](base::TextId label, std::string value, std::string url = {}) {
        view.details.push_back({std::string{texts.tr(label)}, std::move(value), std::move(url)});
    };
    detail("The record that went", merge.title);
    detail("The record that stayed", stayed->title, fmt::format("{}/{}", register_.path, id_text(merge.stayed)));
    detail("Merged on", day(merge.merged_at));
    auto const by = accounts::find_account(context.tx, merge.merged_by);
    detail("Merged by", by ? by->display_name : "");
    if (merge.undone_at) detail("Undone on", day(*merge.undone_at));
    for (auto const& [label, rows] : went_along(context.tx, context.actor, register_.rows(parts_of(context)), merge.id))
        view.follows.push_back({std::string{texts.of(label)}, std::to_string(rows)});
    auto const allowed = may_undo(context.tx, merge);
    if (error != nullptr)
        view.problems = error->problems;
    else if (!allowed && !merge.undone_at)
        view.problems = allowed.error().problems;
    if (allowed) view.undo_url = fmt::format("{}/merges/{}/undo", register_.path, merge.id.text());
    web::Frame const frame{.title = merge.title,
                           .pretitle = std::string{texts.tr("Merged records")},
                           .crumbs = {{std::string{texts.of(register_.crumb)}, std::string{register_.path}}},
                           .active = std::string{register_.path}};
    return web::page(
        context, frame, [&](web::Html& out) { merge_page(out, view); },
        error != nullptr ? web::status_of(error->kind) : 200);
}

std::int64_t whole_of(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}   // namespace

web::Response list_pairs(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const listed = pairs_behind(register_, context, parse_place(request.query.get("after")), pairs_a_page);
    PairsView view{.empty_text = std::string{texts.of(register_.empty)},
                   .scan_url = list_url(register_) + "/scan",
                   .csrf = context.csrf};
    for (auto const& [pair, older, newer] : listed.found) {
        auto const compared = register_.compare(context, older.id, newer.id);
        view.lines.push_back({.url = pair_url(register_, pair),
                              .left = older.title,
                              .left_hint = older.hint,
                              .right = newer.title,
                              .right_hint = newer.hint,
                              .likeness = std::string{texts.of(label_of(pair.likeness))},
                              .tone = std::string{tone_of(pair.likeness)},
                              .reasons = joined(in_words(texts, compared.reasons))});
    }
    for (auto const& merge : latest_merges(context.tx, register_.kind, merges_looked_at)) {
        if (view.merged.size() == merges_shown) break;
        auto const stayed = register_.side(context, merge.stayed);
        if (!stayed || !merge_to_change(register_, context, merge.id)) continue;
        view.merged.push_back({.url = fmt::format("{}/merges/{}", register_.path, merge.id.text()),
                               .title = merge.title,
                               .stayed = stayed->title,
                               .day = base::vietnamese(base::civil_day(merge.merged_at)),
                               .state = merge.undone_at ? std::string{texts.tr("undone")} : ""});
    }
    if (listed.next) view.next_url = list_url(register_) + "?after=" + text_of(*listed.next);
    if (context.services.jobs != nullptr)
        if (auto const job = context.services.jobs->find(job_name(register_), 1)) {
            view.is_scanning = job->phase == jobs::Phase::waiting || job->phase == jobs::Phase::running;
            view.tenths = job->finished;
            if (job->phase == jobs::Phase::done)
                view.last_scan = texts.tr("The last look found {0} pairs.", {job->result});
            if (job->phase == jobs::Phase::failed)
                view.last_scan = texts.tr("The last look failed. Tell the operator the number {0}.", {job->reference});
        }
    web::Frame const frame{.title = std::string{texts.of(register_.title)},
                           .crumbs = {{std::string{texts.of(register_.crumb)}, std::string{register_.path}}},
                           .active = std::string{register_.path}};
    return web::page(context, frame, [&](web::Html& out) { pairs_page(out, view); });
}

void scan_now(Register const& register_, db::Database& database, base::Instant now, ScanProgress const& progress)
{
    std::vector<Pair> found;
    bool stopped = false;
    {
        auto const tx = database.begin(db::Access::read);
        found = register_.scan(**tx, [&](std::int64_t thousandths) {
            stopped = stopped || (progress && !progress(thousandths));
            return !stopped;
        });
    }
    if (stopped) return;
    auto const tx = database.begin(db::Access::write);
    replace_pairs(**tx, now, register_.kind, found);
    tx->commit();
}

web::Response create_scan(Register const& register_, web::Request const& /*request*/, web::Context& context)
{
    auto const* services = &context.services;
    auto const* register_asked = &register_;
    context.after.push_back([services, register_asked, now = context.now, by = context.actor.user] {
        auto const work = [services, register_asked, now](jobs::Progress* progress) {
            scan_now(*register_asked, *services->database, now, [&](std::int64_t thousandths) {
                if (progress != nullptr) progress->report(thousandths, 1000);
                return progress == nullptr || !progress->cancelled();
            });
            if (progress == nullptr) return;
            auto const tx = services->database->begin(db::Access::read);
            progress->result(std::to_string(count_open_pairs(**tx, register_asked->kind)));
        };
        if (services->jobs == nullptr) return work(nullptr);
        auto const running = services->jobs->find(job_name(*register_asked), 1);
        if (running && (running->phase == jobs::Phase::waiting || running->phase == jobs::Phase::running)) return;
        services->jobs->start({job_name(*register_asked), by, 1},
                              [work](jobs::Progress& progress) { work(&progress); });
    });
    return web::see_other(list_url(register_));
}

web::Response show_pair(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const both = both_in(register_, request, context);
    if (!both) return web::not_found();
    for (auto const id : {both->older.id, both->newer.id})
        if (register_.kind == Kind::person) accounts::note_read(context, "person", id);
    return pair_answer(register_, request, context, *both, nullptr);
}

web::Response create_merge(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const both = both_in(register_, request, context);
    if (!both) return web::not_found();
    auto const revisions = request.form.list("revision[]");
    Decided decided{.stays = both->older.id, .goes = both->newer.id};
    if (revisions.size() == 2) {
        decided.stays_revision = whole_of(revisions[0]);
        decided.goes_revision = whole_of(revisions[1]);
    }
    for (auto const& line : choices_of(*both, request))
        if (line.differs && line.takes_right) decided.from_goes.push_back(line.name);
    auto const merged = register_.merge(context, parts_of(context), decided);
    if (!merged) return pair_answer(register_, request, context, *both, &merged.error());
    auto response = web::see_other(address_behind(register_, context, both->pair));
    web::flash(response, request, context.texts.tr("{0}: merged into one record.", {both->older.title}));
    return response;
}

web::Response create_difference(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const both = both_in(register_, request, context);
    if (!both) return web::not_found();
    mark_pair(context.tx, {UserId{context.actor.user}, context.now}, register_.kind, both->older.id, both->newer.id,
              "not_same");
    auto response = web::see_other(address_behind(register_, context, both->pair));
    web::flash(response, request, context.texts.tr("{0}: two records, not asked again.", {both->older.title}));
    return response;
}

web::Response show_merge(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const merge = merge_to_change(register_, context, MergeId::parse(request.in_path("merge")));
    return merge ? merge_answer(register_, context, *merge, nullptr) : web::not_found();
}

web::Response create_undo(Register const& register_, web::Request const& request, web::Context& context)
{
    auto const merge = merge_to_change(register_, context, MergeId::parse(request.in_path("merge")));
    if (!merge) return web::not_found();
    auto const done = register_.unmerge(context, parts_of(context), *merge);
    if (!done) return merge_answer(register_, context, *merge, &done.error());
    auto response = web::see_other(fmt::format("{}/{}", register_.path, id_text(merge->stayed)));
    web::flash(response, request, context.texts.tr("{0} has its own record again.", {merge->title}));
    return response;
}

std::optional<std::string> new_address(Register const& register_, web::Context& context, std::int64_t gone)
{
    auto const stayed = present_of(context.tx, register_.kind, gone);
    if (stayed == gone) return std::nullopt;
    return fmt::format("{}/{}", register_.path, id_text(stayed));
}

}   // namespace merging
