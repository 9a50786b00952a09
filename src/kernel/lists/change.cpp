#include "kernel/lists/change.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/expect.hpp"
#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/lists/change_store.hpp"

namespace lists {
namespace {

constexpr std::size_t read_at_once = 10'000;
constexpr std::size_t judged_at_once = 5'000;

/// All records of the list, but no more than one beyond what is changed at once.
std::vector<std::int64_t> all_ids(Source const& source, Reading const& reading, web::Fields const& query)
{
    std::vector<std::int64_t> ids;
    Stretch stretch{.most = read_at_once, .wanted = Wanted::ids};
    for (;;) {
        auto const page = source.read(reading, query, stretch);
        for (auto const& row : page.rows) ids.push_back(row.id);
        if (!page.next || std::cmp_greater(ids.size(), most_records)) return ids;
        stretch.after = page.next;
    }
}

/// What was typed into the fields of the action, as a form sends it.
std::string form_text(Action const& action, web::Fields const& values)
{
    std::string text;
    for (auto const& field : action.fields) {
        if (!text.empty()) text += '&';
        text.append(field.name).append("=").append(web::percent_encoded(values.get(field.name)));
    }
    return text;
}

struct Work {
    ListChange change;
    Source const* source = nullptr;
    Action const* action = nullptr;
    web::Fields query;
    web::Fields values;
};

Work work_of(Running const& running, db::Connection& tx, ListChangeId id)
{
    Work work{.change = get_change(tx, id)};
    work.source = running.registry.find(work.change.source);
    base::expect(work.source != nullptr, "a change of a list that no slice has");
    work.action = find_action(*work.source, work.change.action);
    base::expect(work.action != nullptr, "a change by an action that its list does not have");
    work.query = fields_of(work.change.query);
    work.values = fields_of(work.change.form);
    return work;
}

Doing doing_of(Running const& running, db::Connection& tx, Work const& work)
{
    return {tx, running.actor, running.now, base::civil_day(running.now), work.query, work.values};
}

/// Puts into the log what was done to how many; every record has entries of its own.
void audit(Running const& running, db::Connection& tx, Work const& work, std::string_view done)
{
    auto const counts = counts_of(tx, work.change.id);
    base::JsonWriter json;
    json.begin_object().key("list").text(work.change.source).key("action").text(work.change.action);
    json.key("rows").number(done == "undone" ? counts.restored : counts.changed).end_object();
    accounts::audit(tx, UserId{running.actor.user}, running.now,
                    {done, "list_change", work.change.id.value, json.str()});
}

}   // namespace

base::Result<Planned> plan(Source const& source, Action const& action, Reading const& reading, base::Instant now,
                           Asked const& asked)
{
    auto const query = fields_of(asked.query);
    if (auto const fits = action.check(query, asked.values, reading.today); !fits) return fits.error();
    auto const invalid = [](std::string_view code) { return base::Error{base::Refusal::invalid, {{"", code}}}; };
    if (!asked.all && asked.ids.empty()) return invalid("list.nothing_marked");
    auto ids = asked.all ? all_ids(source, reading, query) : asked.ids;
    if (std::cmp_greater(ids.size(), most_records)) return invalid("list.too_many");
    std::unordered_set<std::int64_t> met;
    std::erase_if(ids, [&](std::int64_t id) { return !met.insert(id).second; });   // marked twice is once
    if (ids.empty()) return invalid("list.nothing_matches");

    Planned planned{.change = {.id = reading.tx.new_id<ListChangeId>(),
                               .source = std::string{source.code},
                               .action = std::string{action.code},
                               .query = asked.query,
                               .form = form_text(action, asked.values),
                               .planned_at = now,
                               .planned_by = UserId{reading.actor.user}}};
    Doing const doing{reading.tx, reading.actor, now, reading.today, query, asked.values};
    std::span<std::int64_t const> rest{ids};
    while (!rest.empty()) {
        auto const some = rest.first(std::min(rest.size(), judged_at_once));
        auto outcomes = action.take(doing, some, Trial::yes);
        base::expect(outcomes.size() == some.size(), "an action of a list gave another number of outcomes");
        for (std::size_t i = 0; i < some.size(); ++i) planned.records.push_back({some[i], std::move(outcomes[i])});
        rest = rest.subspan(some.size());
    }
    return planned;
}

void run(Running const& running, ListChangeId id)
{
    std::int64_t total = 0;
    std::int64_t done = 0;
    for (bool more = true; more;) {
        if (running.cancelled && running.cancelled()) return;
        auto transaction = running.database.begin(db::Access::write);
        auto& tx = **transaction;
        auto const work = work_of(running, tx, id);
        if (work.change.state == ChangeState::planned) set_state(tx, id, ChangeState::running, {});
        if (total == 0) total = counts_of(tx, id).waiting;
        auto const waiting = next_waiting(tx, id, running.chunk);
        std::vector<std::int64_t> ids;
        for (auto const& one : waiting) ids.push_back(one.record.id);
        if (!ids.empty())
            set_outcomes(tx, id, waiting, work.action->take(doing_of(running, tx, work), ids, Trial::no), false);
        more = waiting.size() == running.chunk;
        if (!more) {
            set_state(tx, id, ChangeState::done, running.now);
            audit(running, tx, work, "changed");
        }
        transaction->commit();
        done += static_cast<std::int64_t>(ids.size());
        if (running.on_progress) running.on_progress(done, total);
    }
}

void undo(Running const& running, ListChangeId id)
{
    std::int64_t total = 0;
    std::int64_t done = 0;
    for (bool more = true; more;) {
        if (running.cancelled && running.cancelled()) return;
        auto transaction = running.database.begin(db::Access::write);
        auto& tx = **transaction;
        auto const work = work_of(running, tx, id);
        if (work.change.state == ChangeState::undone) return;
        if (work.change.state != ChangeState::undoing) set_state(tx, id, ChangeState::undoing, work.change.finished_at);
        if (total == 0) total = counts_of(tx, id).changed;
        auto const changed = next_changed(tx, id, running.chunk);
        std::vector<Taken> taken;
        for (auto const& one : changed) taken.push_back(one.record);
        if (!taken.empty()) set_outcomes(tx, id, changed, work.action->undo(doing_of(running, tx, work), taken), true);
        more = changed.size() == running.chunk;
        if (!more) {
            set_undone(tx, id, UserId{running.actor.user}, running.now);
            audit(running, tx, work, "undone");
        }
        transaction->commit();
        done += static_cast<std::int64_t>(taken.size());
        if (running.on_progress) running.on_progress(done, total);
    }
}

}   // namespace lists
