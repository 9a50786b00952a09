#include "reports/store.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
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
    INSERT INTO target (id, directive, indicator, unit_id, year, value, comparison, entered_at, entered_by)
    VALUES (:id, :directive, :indicator, :unit, :year, :value, :comparison, :at, :by))sql"};

constexpr db::Sql end_target{"reports.end_target", R"sql(
    UPDATE target SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all[] = {select_targets_of,  select_targets, select_target,
                           select_same_target, insert_target,  end_target};

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
    std::optional<StoredTarget> before;
    {
        auto rows =
            tx.run(select_same_target,
                   {{"directive", directive}, {"unit", unit}, {"indicator", target.indicator}, {"year", target.year}});
        if (auto const row = rows.first()) before = read_target(*row);
    }
    bool const same = before && before->target.value == target.value && before->target.comparison == target.comparison;
    if (same) return {before->id, SavedTarget::How::unchanged};
    if (before) tx.change_one(end_target, {{"id", before->id}, {"at", entry.at}, {"by", entry.by}});
    auto const id = tx.new_id<TargetId>();
    tx.change(insert_target, {{"id", id},
                              {"directive", directive},
                              {"indicator", target.indicator},
                              {"unit", unit},
                              {"year", target.year},
                              {"value", target.value},
                              {"comparison", target.comparison},
                              {"at", entry.at},
                              {"by", entry.by}});
    auto const changes = changes_text(before ? &before->target : nullptr, &target);
    accounts::audit(
        tx, entry.by, entry.at,
        {.action = before ? "changed" : "created", .record_kind = "target", .record_id = id.value, .changes = changes});
    return {id, before ? SavedTarget::How::changed : SavedTarget::How::created};
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
