#include "reports/snapshot.hpp"

#include <map>

#include "kernel/accounts/audit.hpp"
#include "platform/web/json_body.hpp"

namespace reports {
namespace {

constexpr db::Sql insert_snapshot{"reports.insert_snapshot", R"sql(
    INSERT INTO report_snapshot (id, report, unit_id, period_from, period_to, structure, content, frozen_at, frozen_by)
    VALUES (:id, :report, :unit, :from, :to, :structure, :content, :at, :by))sql"};

constexpr db::Sql select_snapshots{"reports.select_snapshots", R"sql(
    SELECT id, report, unit_id, period_from, period_to, structure, '', frozen_at, frozen_by FROM report_snapshot
    WHERE report = :report AND unit_id = :unit ORDER BY id DESC)sql"};

constexpr db::Sql select_snapshot{"reports.select_snapshot", R"sql(
    SELECT id, report, unit_id, period_from, period_to, structure, content, frozen_at, frozen_by FROM report_snapshot
    WHERE id = :id)sql"};

constexpr db::Sql all[] = {insert_snapshot, select_snapshots, select_snapshot};

Snapshot read_snapshot(db::Row const& row)
{
    return {.id = row.id<SnapshotId>(0),
            .report = row.string(1),
            .unit = row.id<UnitId>(2),
            .period = {row.date(3), row.date(4)},
            .structure = row.string(5),
            .content = row.string(6),
            .frozen_at = row.instant(7),
            .frozen_by = row.id<UserId>(8)};
}

}   // namespace

SnapshotId freeze(db::Connection& tx, ledger::Entry const& entry, Report const& report)
{
    auto const id = tx.new_id<SnapshotId>();
    auto const content = to_json(report);
    auto const structure = structure_text(report.question);
    tx.change(insert_snapshot, {{"id", id},
                                {"report", report.definition->code},
                                {"unit", report.question.unit},
                                {"from", report.question.period.from},
                                {"to", report.question.period.to},
                                {"structure", structure},
                                {"content", content},
                                {"at", entry.at},
                                {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at,
                    {.action = "created", .record_kind = "report_snapshot", .record_id = id.value});
    return id;
}

std::vector<Snapshot> list_snapshots(db::Connection& tx, std::string_view report, UnitId unit)
{
    std::vector<Snapshot> snapshots;
    for (auto const& row : tx.run(select_snapshots, {{"report", report}, {"unit", unit}}))
        snapshots.push_back(read_snapshot(row));
    return snapshots;
}

std::optional<Snapshot> find_snapshot(db::Connection& tx, SnapshotId id)
{
    auto rows = tx.run(select_snapshot, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{read_snapshot(*row)} : std::nullopt;
}

Question question_of(Snapshot const& snapshot)
{
    Question question{.code = snapshot.report, .unit = snapshot.unit, .period = snapshot.period};
    if (snapshot.structure == "now") question.structure = ledger::Structure::now;
    if (auto const day = base::parse_date(snapshot.structure)) {
        question.structure = ledger::Structure::day;
        question.structure_day = *day;
    }
    return question;
}

std::vector<FigureChange> changes_since(Snapshot const& snapshot, Report const& present)
{
    std::map<std::string, FigureChange> changes;
    web::JsonBody content{snapshot.content};
    for (auto& figure : content.objects("figures")) {
        auto const id = figure.text("id").value_or("");
        changes[id] = {id, figure.text("label").value_or(""), figure.integer("value")};
    }
    for (auto const& figure : present.figures) {
        auto& change = changes[figure.id];
        change.id = figure.id;
        change.label = figure.indicator->name.vi;
        change.present = figure.value;
    }
    std::vector<FigureChange> list;
    for (auto& [id, change] : changes)
        if (change.frozen.value_or(0) != change.present.value_or(0)) list.push_back(std::move(change));
    return list;
}

std::span<db::Sql const> snapshot_statements() { return all; }

}   // namespace reports
