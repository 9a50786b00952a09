#include "kernel/lists/change_store.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/expect.hpp"

namespace lists {
namespace {

constexpr std::array<std::string_view, 5> state_names{"planned", "running", "done", "undoing", "undone"};
constexpr std::chrono::hours plans_are_kept{24};

constexpr db::Sql select_own{"lists.select_change", R"sql(
    SELECT id, source, action, query, form, state, planned_at, planned_by, finished_at, undone_at
    FROM list_change WHERE id = :id)sql"};

constexpr db::Sql select_mine{"lists.select_changes", R"sql(
    SELECT id, source, action, query, form, state, planned_at, planned_by, finished_at, undone_at
    FROM list_change WHERE planned_by = :user AND id < :before AND state <> 'planned'
    ORDER BY id DESC LIMIT :most)sql"};

constexpr db::Sql select_counts{"lists.select_counts", R"sql(
    SELECT state, count(*) FROM list_change_record WHERE change_id = :id GROUP BY state)sql"};

constexpr db::Sql select_reasons{"lists.select_reasons", R"sql(
    SELECT reason, count(*) FROM list_change_record WHERE change_id = :id AND state IN ('refused', 'kept')
    GROUP BY reason ORDER BY count(*) DESC, reason)sql"};

constexpr db::Sql select_refused{"lists.select_refused", R"sql(
    SELECT record_id, reason FROM list_change_record WHERE change_id = :id AND state IN ('refused', 'kept')
    ORDER BY position LIMIT :most)sql"};

constexpr db::Sql insert_change{"lists.insert_change", R"sql(
    INSERT INTO list_change (id, source, action, query, form, state, planned_at, planned_by)
    VALUES (:id, :source, :action, :query, :form, 'planned', :at, :by))sql"};

constexpr db::Sql delete_old_records{"lists.delete_old_records", R"sql(
    DELETE FROM list_change_record WHERE change_id IN (
        SELECT id FROM list_change WHERE planned_by = :by AND state = 'planned' AND planned_at < :oldest))sql"};
constexpr db::Sql delete_old{"lists.delete_old", R"sql(
    DELETE FROM list_change WHERE planned_by = :by AND state = 'planned' AND planned_at < :oldest)sql"};

constexpr db::Sql update_state{"lists.update_state", R"sql(
    UPDATE list_change SET state = :state, finished_at = :finished_at WHERE id = :id)sql"};
constexpr db::Sql update_undone{"lists.update_undone", R"sql(
    UPDATE list_change SET state = 'undone', undone_at = :at, undone_by = :by WHERE id = :id)sql"};

constexpr db::Sql select_waiting{"lists.select_waiting", R"sql(
    SELECT position, record_id, was FROM list_change_record WHERE change_id = :id AND state = 'waiting'
    ORDER BY position LIMIT :most)sql"};
constexpr db::Sql select_changed{"lists.select_changed", R"sql(
    SELECT position, record_id, was FROM list_change_record WHERE change_id = :id AND state = 'changed'
    ORDER BY position DESC LIMIT :most)sql"};
constexpr db::Sql update_record{"lists.update_record", R"sql(
    UPDATE list_change_record SET state = :state, reason = :reason, was = :was
    WHERE change_id = :id AND position = :position)sql"};

constexpr db::Sql all_statements[] = {select_own,     select_mine,        select_counts, select_reasons, select_refused,
                                      insert_change,  delete_old_records, delete_old,    update_state,   update_undone,
                                      select_waiting, select_changed,     update_record};

ChangeState state_of(std::string_view name)
{
    auto const found = std::ranges::find(state_names, name);
    base::expect(found != state_names.end(), "a change of many is in an unknown state");
    return static_cast<ChangeState>(found - state_names.begin());
}

ListChange change_of(db::Row const& row)
{
    return {.id = row.id<ListChangeId>(0),
            .source = row.string(1),
            .action = row.string(2),
            .query = row.string(3),
            .form = row.string(4),
            .state = state_of(row.text(5)),
            .planned_at = row.instant(6),
            .planned_by = row.id<UserId>(7),
            .finished_at = row.maybe_instant(8),
            .undone_at = row.maybe_instant(9)};
}

std::optional<ListChange> find_any(db::Connection& tx, ListChangeId id)
{
    auto rows = tx.run(select_own, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{change_of(*row)} : std::nullopt;
}

/// The name under which an outcome is kept: of a plan, of what was done, of what was taken back.
std::string_view kept_as(Verdict verdict, std::string_view changed, std::string_view refused)
{
    return verdict == Verdict::changed ? changed : verdict == Verdict::as_it_is ? "as_it_is" : refused;
}

std::vector<Waiting> waiting_of(db::Rows rows)
{
    std::vector<Waiting> all;
    for (auto const& row : rows) all.push_back({row.integer(0), {row.integer(1), row.string(2)}});
    return all;
}

}   // namespace

std::string_view name_of(ChangeState state) { return state_names.at(static_cast<std::size_t>(state)); }

std::optional<ListChange> find_change(db::Connection& tx, web::Actor const& actor, ListChangeId id)
{
    auto found = find_any(tx, id);
    if (found && found->planned_by != UserId{actor.user}) found.reset();
    return found;
}

ListChange get_change(db::Connection& tx, ListChangeId id)
{
    auto found = find_any(tx, id);
    base::expect(found.has_value(), "a change of many is gone while it runs");
    return std::move(*found);
}

std::vector<ListChange> own_changes(db::Connection& tx, web::Actor const& actor, std::optional<ListChangeId> before,
                                    std::int64_t most)
{
    std::vector<ListChange> all;
    auto const from = before ? before->value : std::numeric_limits<std::int64_t>::max();
    for (auto const& row : tx.run(select_mine, {{"user", actor.user}, {"before", from}, {"most", most}}))
        all.push_back(change_of(row));
    return all;
}

ChangeCounts counts_of(db::Connection& tx, ListChangeId id)
{
    ChangeCounts counts;
    for (auto const& row : tx.run(select_counts, {{"id", id}})) {
        auto const state = row.text(0);
        auto& count = state == "waiting"    ? counts.waiting
                      : state == "changed"  ? counts.changed
                      : state == "as_it_is" ? counts.as_it_is
                      : state == "refused"  ? counts.refused
                      : state == "restored" ? counts.restored
                                            : counts.kept;
        count = row.integer(1);
    }
    return counts;
}

std::vector<ReasonCount> reasons_of(db::Connection& tx, ListChangeId id)
{
    std::vector<ReasonCount> all;
    for (auto const& row : tx.run(select_reasons, {{"id", id}})) all.push_back({row.string(0), row.integer(1)});
    return all;
}

std::vector<Refused> first_refused(db::Connection& tx, ListChangeId id, std::int64_t most)
{
    std::vector<Refused> all;
    for (auto const& row : tx.run(select_refused, {{"id", id}, {"most", most}}))
        all.push_back({row.integer(0), row.string(1)});
    return all;
}

void save(db::Connection& tx, Planned const& planned)
{
    auto const& change = planned.change;
    auto const oldest = change.planned_at - plans_are_kept;
    tx.change(delete_old_records, {{"by", change.planned_by}, {"oldest", oldest}});
    tx.change(delete_old, {{"by", change.planned_by}, {"oldest", oldest}});
    tx.change(insert_change, {{"id", change.id},
                              {"source", change.source},
                              {"action", change.action},
                              {"query", change.query},
                              {"form", change.form},
                              {"at", change.planned_at},
                              {"by", change.planned_by}});
    auto rows = tx.bulk("list_change_record", {"change_id", "position", "record_id", "state", "reason", "was"});
    std::int64_t position = 0;
    for (auto const& [record, outcome] : planned.records)
        rows->row({change.id, ++position, record, kept_as(outcome.verdict, "waiting", "refused"), outcome.reason, ""});
    rows->done();
}

void set_state(db::Connection& tx, ListChangeId id, ChangeState state, std::optional<base::Instant> finished_at)
{
    tx.change(update_state, {{"state", name_of(state)}, {"finished_at", finished_at}, {"id", id}});
}

void set_undone(db::Connection& tx, ListChangeId id, UserId by, base::Instant at)
{
    tx.change(update_undone, {{"at", at}, {"by", by}, {"id", id}});
}

std::vector<Waiting> next_waiting(db::Connection& tx, ListChangeId id, std::size_t most)
{
    return waiting_of(tx.run(select_waiting, {{"id", id}, {"most", most}}));
}

std::vector<Waiting> next_changed(db::Connection& tx, ListChangeId id, std::size_t most)
{
    return waiting_of(tx.run(select_changed, {{"id", id}, {"most", most}}));
}

void set_outcomes(db::Connection& tx, ListChangeId id, std::span<Waiting const> records,
                  std::span<Outcome const> outcomes, bool undone)
{
    base::expect(records.size() == outcomes.size(), "an action of a list gave another number of outcomes");
    std::vector<std::vector<db::Param>> sets;
    sets.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto const& outcome = outcomes[i];
        auto const state =
            undone ? kept_as(outcome.verdict, "restored", "kept") : kept_as(outcome.verdict, "changed", "refused");
        sets.push_back({{"state", state},
                        {"reason", outcome.reason},
                        {"was", std::string_view{undone ? records[i].record.was : outcome.was}},
                        {"id", id},
                        {"position", records[i].position}});
    }
    tx.change_many(update_record, sets);
}

std::span<db::Sql const> change_statements() { return all_statements; }

}   // namespace lists
