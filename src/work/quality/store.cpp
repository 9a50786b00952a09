#include "work/quality/store.hpp"

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "work/quality/merging.hpp"
#include "work/quality/statements.hpp"

namespace quality {
namespace {

constexpr std::string_view report_columns = R"sql(
    SELECT id, unit_id, year, quarter, meetings_held, members, members_active, obligations FROM organisation_report
    WHERE withdrawn_at IS NULL AND )sql";
constexpr std::string_view grading_columns = R"sql(
    SELECT id, unit_id, year, grade, decision_number, decided_on FROM organisation_grading
    WHERE withdrawn_at IS NULL AND )sql";

constexpr auto reports_text = db::joined(report_columns, "unit_id = :unit ORDER BY year DESC, quarter DESC, id");
constexpr auto report_text = db::joined(report_columns, "id = :id");
constexpr auto reports_of_many_text = db::with_many(db::joined(report_columns, "unit_id IN ").view());
constexpr auto gradings_text = db::joined(grading_columns, "unit_id = :unit ORDER BY year DESC, id");
constexpr auto grading_text = db::joined(grading_columns, "id = :id");
constexpr auto gradings_of_many_text = db::with_many(db::joined(grading_columns, "unit_id IN ").view());

constexpr db::Sql select_reports{"quality.select_reports", reports_text.view()};
constexpr db::Sql select_report{"quality.select_report", report_text.view()};
constexpr db::Sql select_reports_of_many{"quality.select_reports_of_many", reports_of_many_text.view()};
constexpr db::Sql select_gradings{"quality.select_gradings", gradings_text.view()};
constexpr db::Sql select_grading{"quality.select_grading", grading_text.view()};
constexpr db::Sql select_gradings_of_many{"quality.select_gradings_of_many", gradings_of_many_text.view()};

constexpr db::Sql insert_report{"quality.insert_report", R"sql(
    INSERT INTO organisation_report (id, unit_id, year, quarter, meetings_held, members, members_active, obligations,
                                     place_id, enterprise_id, ownership, line, entered_at, entered_by, replaces_id,
                                     passed_over)
    VALUES (:id, :unit, :year, :quarter, :meetings, :members, :active, :obligations, :place, :enterprise, :ownership,
            :line, :at, :by, :replaces, :passed_over))sql"};
constexpr db::Sql insert_grading{"quality.insert_grading", R"sql(
    INSERT INTO organisation_grading (id, unit_id, year, grade, decision_number, decided_on, place_id, enterprise_id,
                                      ownership, line, entered_at, entered_by, replaces_id, passed_over)
    VALUES (:id, :unit, :year, :grade, :number, :decided_on, :place, :enterprise, :ownership, :line, :at, :by,
            :replaces, :passed_over))sql"};

constexpr db::Sql withdraw_report_of{"quality.withdraw_report_of", R"sql(
    UPDATE organisation_report SET withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND year = :year AND quarter = :quarter AND withdrawn_at IS NULL RETURNING id)sql"};
constexpr db::Sql withdraw_grading_of{"quality.withdraw_grading_of", R"sql(
    UPDATE organisation_grading SET withdrawn_at = :at, withdrawn_by = :by
    WHERE unit_id = :unit AND year = :year AND withdrawn_at IS NULL RETURNING id)sql"};
constexpr db::Sql withdraw_report{"quality.withdraw_report", R"sql(
    UPDATE organisation_report SET withdrawn_at = :at, withdrawn_by = :by
    WHERE id = :id AND withdrawn_at IS NULL RETURNING id)sql"};
constexpr db::Sql withdraw_grading{"quality.withdraw_grading", R"sql(
    UPDATE organisation_grading SET withdrawn_at = :at, withdrawn_by = :by
    WHERE id = :id AND withdrawn_at IS NULL RETURNING id)sql"};

constexpr db::Sql own[] = {select_reports,     select_report,           select_reports_of_many, select_gradings,
                           select_grading,     select_gradings_of_many, insert_report,          insert_grading,
                           withdraw_report_of, withdraw_grading_of,     withdraw_report,        withdraw_grading};

/// Facts of the rows that a statement withdrew go with them. Gives the last of them.
template <class Id>
std::optional<Id> let_go(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                         std::string_view record, db::Rows withdrawn)
{
    std::vector<std::int64_t> ids;
    for (auto const& row : withdrawn) ids.push_back(row.integer(0));
    ledger::withdraw(tx, placement, entry, record, ids);
    for (auto const id : ids) accounts::audit(tx, entry.by, entry.at, {"withdrawn", record, id});
    return ids.empty() ? std::nullopt : std::optional{Id{ids.back()}};
}

}   // namespace

Report report_of(db::Row const& row)
{
    auto const obligations = parse_obligations(row.text(7));
    return {.id = row.id<ReportId>(0),
            .unit = row.id<UnitId>(1),
            .quarter = {static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3))},
            .meetings_held = row.integer(4),
            .members = row.integer(5),
            .members_active = row.integer(6),
            .obligations = obligations.value_or(Obligations::met)};
}

Grading grading_of(db::Row const& row)
{
    return {.id = row.id<GradingId>(0),
            .unit = row.id<UnitId>(1),
            .year = static_cast<int>(row.integer(2)),
            .grade = parse_grade(row.text(3)).value_or(Grade::fulfilled),
            .decision_number = row.string(4),
            .decided_on = row.date(5)};
}

std::vector<Report> reports_of(db::Connection& tx, UnitId unit)
{
    std::vector<Report> all;
    for (auto const& row : tx.run(select_reports, {{"unit", unit}})) all.push_back(report_of(row));
    return all;
}

std::vector<Grading> gradings_of(db::Connection& tx, UnitId unit)
{
    std::vector<Grading> all;
    for (auto const& row : tx.run(select_gradings, {{"unit", unit}})) all.push_back(grading_of(row));
    return all;
}

std::optional<Report> find_report(db::Connection& tx, ReportId id)
{
    auto rows = tx.run(select_report, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{report_of(*row)} : std::nullopt;
}

std::optional<Grading> find_grading(db::Connection& tx, GradingId id)
{
    auto rows = tx.run(select_grading, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{grading_of(*row)} : std::nullopt;
}

std::unordered_map<UnitId, Newest> newest_of(db::Connection& tx, std::span<UnitId const> units)
{
    std::unordered_map<UnitId, Newest> found;
    std::vector<db::Value> const keys{units.begin(), units.end()};
    db::for_many(tx, select_reports_of_many, keys, [&](db::Row const& row) {
        auto report = report_of(row);
        auto& newest = found[report.unit].report;
        if (!newest || newest->quarter < report.quarter) newest = report;
    });
    db::for_many(tx, select_gradings_of_many, keys, [&](db::Row const& row) {
        auto grading = grading_of(row);
        auto& newest = found[grading.unit].grading;
        if (!newest || newest->year < grading.year) newest = std::move(grading);
    });
    return found;
}

std::unordered_map<UnitId, Report> reports_of_quarter(db::Connection& tx, std::span<UnitId const> units,
                                                      Quarter quarter)
{
    std::unordered_map<UnitId, Report> found;
    std::vector<db::Value> const keys{units.begin(), units.end()};
    db::for_many(tx, select_reports_of_many, keys, [&](db::Row const& row) {
        auto const report = report_of(row);
        if (report.quarter == quarter) found.emplace(report.unit, report);
    });
    return found;
}

std::unordered_map<UnitId, Grading> gradings_of_year(db::Connection& tx, std::span<UnitId const> units, int year)
{
    std::unordered_map<UnitId, Grading> found;
    std::vector<db::Value> const keys{units.begin(), units.end()};
    db::for_many(tx, select_gradings_of_many, keys, [&](db::Row const& row) {
        auto grading = grading_of(row);
        if (grading.year == year) found.emplace(grading.unit, std::move(grading));
    });
    return found;
}

std::optional<Report> find_same(db::Connection& tx, Report const& asked)
{
    auto const found = reports_of_quarter(tx, std::span{&asked.unit, 1}, asked.quarter);
    return found.empty() ? std::nullopt : std::optional{found.begin()->second};
}

std::optional<Grading> find_same(db::Connection& tx, Grading const& asked)
{
    auto const found = gradings_of_year(tx, std::span{&asked.unit, 1}, asked.year);
    return found.empty() ? std::nullopt : std::optional{found.begin()->second};
}

ReportId insert(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Report made,
                Counted const& counted, std::optional<ReportId> replaces, Origin origin)
{
    made.id = tx.new_id<ReportId>();
    tx.change(insert_report, {{"id", made.id},
                              {"unit", made.unit},
                              {"year", made.quarter.year},
                              {"quarter", made.quarter.number},
                              {"meetings", made.meetings_held},
                              {"members", made.members},
                              {"active", made.members_active},
                              {"obligations", name_of(made.obligations)},
                              {"place", counted.place},
                              {"enterprise", counted.enterprise},
                              {"ownership", counted.ownership},
                              {"line", name_of(counted.line)},
                              {"at", entry.at},
                              {"by", entry.by},
                              {"replaces", replaces},
                              {"passed_over", origin == Origin::brought_back ? 1 : 0}});
    record_meetings(tx, placement, entry, made, counted);
    accounts::audit(tx, entry.by, entry.at, {"created", report_record, made.id.value});
    return made.id;
}

GradingId insert(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Grading made,
                 Counted const& counted, std::optional<GradingId> replaces, Origin origin)
{
    made.id = tx.new_id<GradingId>();
    tx.change(insert_grading, {{"id", made.id},
                               {"unit", made.unit},
                               {"year", made.year},
                               {"grade", name_of(made.grade)},
                               {"number", made.decision_number},
                               {"decided_on", made.decided_on},
                               {"place", counted.place},
                               {"enterprise", counted.enterprise},
                               {"ownership", counted.ownership},
                               {"line", name_of(counted.line)},
                               {"at", entry.at},
                               {"by", entry.by},
                               {"replaces", replaces},
                               {"passed_over", origin == Origin::brought_back ? 1 : 0}});
    record_grading(tx, placement, entry, made, counted);
    accounts::audit(tx, entry.by, entry.at, {"created", grading_record, made.id.value});
    return made.id;
}

ReportId save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Report const& made,
              Counted const& counted)
{
    auto const replaced = let_go<ReportId>(tx, placement, entry, report_record,
                                           tx.run(withdraw_report_of, {{"at", entry.at},
                                                                       {"by", entry.by},
                                                                       {"unit", made.unit},
                                                                       {"year", made.quarter.year},
                                                                       {"quarter", made.quarter.number}}));
    return insert(tx, placement, entry, made, counted, replaced);
}

GradingId save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Grading const& made,
               Counted const& counted)
{
    auto const replaced = let_go<GradingId>(
        tx, placement, entry, grading_record,
        tx.run(withdraw_grading_of, {{"at", entry.at}, {"by", entry.by}, {"unit", made.unit}, {"year", made.year}}));
    return insert(tx, placement, entry, made, counted, replaced);
}

void withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, ReportId id)
{
    let_go<ReportId>(tx, placement, entry, report_record,
                     tx.run(withdraw_report, {{"at", entry.at}, {"by", entry.by}, {"id", id}}));
}

void withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, GradingId id)
{
    let_go<GradingId>(tx, placement, entry, grading_record,
                      tx.run(withdraw_grading, {{"at", entry.at}, {"by", entry.by}, {"id", id}}));
}

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> every{std::begin(own), std::end(own)};
        for (auto const more : {fact_statements(), merging_statements(), restoring_statements()})
            every.insert(every.end(), more.begin(), more.end());
        return every;
    }();
    return all;
}

}   // namespace quality
