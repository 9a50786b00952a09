#include "reports/store.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/expect.hpp"
#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/imports/former.hpp"
#include "registers/organisations/store.hpp"
#include "reports/snapshot.hpp"

namespace reports {
namespace {

constexpr db::Sql select_targets_of{"reports.select_targets_of", R"sql(
    SELECT indicator, year, value, comparison FROM target
    WHERE directive = :directive AND unit_id = :unit AND entered_at <= :known_at
      AND (withdrawn_at IS NULL OR withdrawn_at > :known_at)
    ORDER BY indicator, year, id)sql"};

constexpr db::Sql select_targets{"reports.select_targets", R"sql(
    SELECT id, directive, unit_id, indicator, year, value, comparison, entered_at, entered_by FROM target
    WHERE directive = :directive AND withdrawn_at IS NULL ORDER BY unit_id, indicator, year, id)sql"};

constexpr db::Sql select_target{"reports.select_target", R"sql(
    SELECT id, directive, unit_id, indicator, year, value, comparison, entered_at, entered_by FROM target
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_same_target{"reports.select_same_target", R"sql(
    SELECT id, directive, unit_id, indicator, year, value, comparison, entered_at, entered_by FROM target
    WHERE directive = :directive AND unit_id = :unit AND indicator = :indicator AND year = :year
      AND withdrawn_at IS NULL)sql"};

constexpr db::Sql insert_target{"reports.insert_target", R"sql(
    INSERT INTO target (id, directive, indicator, unit_id, year, value, comparison, replaces_id, passed_over,
                        entered_at, entered_by)
    VALUES (:id, :directive, :indicator, :unit, :year, :value, :comparison, :replaces, :passed_over, :at, :by))sql"};

constexpr db::Sql end_target{"reports.end_target", R"sql(
    UPDATE target SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

/// Also one that stands no more.
constexpr db::Sql select_written{"reports.select_written_target", R"sql(
    SELECT id, directive, unit_id, indicator, year, value, comparison, entered_at, entered_by, replaces_id, passed_over
    FROM target WHERE id = :id)sql"};

constexpr db::Sql pass_over{"reports.pass_over_target", "UPDATE target SET passed_over = 1 WHERE id = :id"};

constexpr db::Sql all[] = {select_targets_of, select_targets, select_target,  select_same_target,
                           insert_target,     end_target,     select_written, pass_over};

constexpr base::Instant end_of_time = std::chrono::sys_days{base::forever};

StoredTarget read_target(db::Row const& row)
{
    return {.id = row.id<TargetId>(0),
            .directive = row.string(1),
            .unit = row.id<UnitId>(2),
            .target = {.indicator = row.string(3),
                       .year = static_cast<int>(row.integer(4)),
                       .value = row.integer(5),
                       .comparison = row.string(6)},
            .entered_at = row.instant(7),
            .entered_by = row.id<UserId>(8)};
}

std::string changes_text(Target const* before, Target const* after)
{
    base::JsonWriter json;
    auto const value = [&](Target const* target) {
        if (target)
            json.text(target->comparison + " " + std::to_string(target->value));
        else
            json.null();
    };
    auto const& any = before ? *before : *after;
    json.begin_object().key(fmt::format("{} {}", any.indicator, any.year)).begin_array();
    value(before);
    value(after);
    json.end_array().end_object();
    return json.take();
}

bool same_value(Target const& a, Target const& b) { return a.value == b.value && a.comparison == b.comparison; }

/// The one that stands for the same directive, unit, indicator and year.
std::optional<StoredTarget> find_same(db::Connection& tx, std::string_view directive, UnitId unit, Target const& target)
{
    auto rows =
        tx.run(select_same_target,
               {{"directive", directive}, {"unit", unit}, {"indicator", target.indicator}, {"year", target.year}});
    auto const row = rows.first();
    return row ? std::optional{read_target(*row)} : std::nullopt;
}

struct Written {
    StoredTarget stored;
    std::optional<TargetId> replaces;
    bool passed_over = false;
};
std::optional<Written> find_written(db::Connection& tx, TargetId id)
{
    auto rows = tx.run(select_written, {{"id", id}});
    auto const row = rows.first();
    if (!row) return std::nullopt;
    return Written{read_target(*row), row->maybe_id<TargetId>(9), row->flag(10)};
}

enum class Origin : std::uint8_t { own, brought_back };
void insert(db::Connection& tx, ledger::Entry const& entry, StoredTarget const& made, std::optional<TargetId> replaces,
            Origin origin)
{
    tx.change(insert_target, {{"id", made.id},
                              {"directive", made.directive},
                              {"indicator", made.target.indicator},
                              {"unit", made.unit},
                              {"year", made.target.year},
                              {"value", made.target.value},
                              {"comparison", made.target.comparison},
                              {"replaces", replaces},
                              {"passed_over", origin == Origin::brought_back ? 1 : 0},
                              {"at", entry.at},
                              {"by", entry.by}});
}

}   // namespace

std::vector<Target> targets_of(db::Connection& tx, std::string_view directive, UnitId unit,
                               std::optional<base::Instant> known_at)
{
    std::vector<Target> targets;
    for (auto const& row :
         tx.run(select_targets_of,
                {{"directive", directive}, {"unit", unit}, {"known_at", known_at.value_or(end_of_time)}}))
        targets.push_back({.indicator = row.string(0),
                           .year = static_cast<int>(row.integer(1)),
                           .value = row.integer(2),
                           .comparison = row.string(3)});
    return targets;
}

std::vector<StoredTarget> list_targets(db::Connection& tx, std::string_view directive)
{
    std::vector<StoredTarget> targets;
    for (auto const& row : tx.run(select_targets, {{"directive", directive}})) targets.push_back(read_target(row));
    return targets;
}

std::optional<StoredTarget> find_target(db::Connection& tx, TargetId id)
{
    auto rows = tx.run(select_target, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{read_target(*row)} : std::nullopt;
}

SavedTarget save(db::Connection& tx, ledger::Entry const& entry, std::string_view directive, UnitId unit,
                 Target const& target)
{
    auto const before = find_same(tx, directive, unit, target);
    if (before && same_value(before->target, target)) return {before->id, SavedTarget::How::unchanged};
    if (before) tx.change_one(end_target, {{"id", before->id}, {"at", entry.at}, {"by", entry.by}});
    StoredTarget made{.id = tx.new_id<TargetId>(), .directive = std::string{directive}, .unit = unit, .target = target};
    insert(tx, entry, made, before ? std::optional{before->id} : std::nullopt, Origin::own);
    auto const changes = changes_text(before ? &before->target : nullptr, &target);
    accounts::audit(tx, entry.by, entry.at,
                    {.action = before ? "changed" : "created",
                     .record_kind = "target",
                     .record_id = made.id.value,
                     .changes = changes});
    return {made.id, before ? SavedTarget::How::changed : SavedTarget::How::created};
}

std::optional<StoredTarget> take_back_target(db::Connection& tx, ledger::Entry const& entry, TargetId id)
{
    auto const written = find_written(tx, id);
    base::expect(written.has_value(), "an import names a target that was never written");
    tx.change(pass_over, {{"id", id}});
    auto const& brought = written->stored;
    auto const standing = find_same(tx, brought.directive, brought.unit, brought.target);
    if (!standing || !same_value(standing->target, brought.target)) return brought;
    auto const former = imports::former_of(*written, [&](TargetId replaced) { return find_written(tx, replaced); });
    tx.change_one(end_target, {{"id", standing->id}, {"at", entry.at}, {"by", entry.by}});
    auto again = standing->id;
    if (former) {
        auto back = former->stored;
        back.id = again = tx.new_id<TargetId>();
        insert(tx, entry, back, former->stored.id, Origin::brought_back);
    }
    auto const changes = changes_text(&standing->target, former ? &former->stored.target : nullptr);
    accounts::audit(tx, entry.by, entry.at,
                    {.action = former ? "changed" : "ended",
                     .record_kind = "target",
                     .record_id = again.value,
                     .changes = changes});
    return std::nullopt;
}

bool withdraw_target(db::Connection& tx, ledger::Entry const& entry, TargetId id)
{
    auto const before = find_target(tx, id);
    if (!before || tx.change(end_target, {{"id", id}, {"at", entry.at}, {"by", entry.by}}) != 1) return false;
    auto const changes = changes_text(&before->target, nullptr);
    accounts::audit(tx, entry.by, entry.at,
                    {.action = "ended", .record_kind = "target", .record_id = id.value, .changes = changes});
    return true;
}

std::vector<db::Sql> const& statements()
{
    static std::vector<db::Sql> const together = [] {
        std::vector<db::Sql> both{std::begin(all), std::end(all)};
        both.insert(both.end(), snapshot_statements().begin(), snapshot_statements().end());
        return both;
    }();
    return together;
}

}   // namespace reports
