#include "work/quality/statements.hpp"

namespace quality {
namespace {

constexpr ledger::FactKind kinds[] = {
    {"organisation.meeting", "Meetings that organisations held"},
    {"organisation.grading", "Yearly grading of organisations"},
};

constexpr db::Sql select_reports{"quality.select_reports_for_ledger", R"sql(
    SELECT id, line, year, quarter, meetings_held, place_id, enterprise_id, ownership, entered_by, entered_at
    FROM organisation_report WHERE withdrawn_at IS NULL AND meetings_held > 0 ORDER BY id)sql"};
constexpr db::Sql select_gradings{"quality.select_gradings_for_ledger", R"sql(
    SELECT id, line, year, grade, place_id, enterprise_id, ownership, entered_by, entered_at
    FROM organisation_grading WHERE withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql all[] = {select_reports, select_gradings};

ledger::Fact meetings_fact(Report const& report, Counted const& counted)
{
    return {.kind = ledger::kind_in(kinds, "organisation.meeting"),
            .variety = name_of(counted.line),
            .on_day = report.quarter.end() - base::Days{1},
            .unit = counted.place,
            .enterprise = counted.enterprise,
            .ownership = counted.ownership,
            .quantity = report.meetings_held,
            .source_kind = report_record,
            .source_id = report.id.value};
}

std::string variety_of(Grade grade, organisations::Line line)
{
    return std::string{name_of(line)} + "." + std::string{name_of(grade)};
}

ledger::Fact grading_fact(GradingId id, int year, std::string_view variety, Counted const& counted)
{
    return {.kind = ledger::kind_in(kinds, "organisation.grading"),
            .variety = variety,
            .on_day = base::day(year, 12, 31),
            .unit = counted.place,
            .enterprise = counted.enterprise,
            .ownership = counted.ownership,
            .source_kind = grading_record,
            .source_id = id.value};
}

Counted counted_in(db::Row const& row, int from)
{
    return {row.id<UnitId>(from), row.maybe_id<EnterpriseId>(from + 1), row.string(from + 2),
            organisations::parse_line(row.text(1)).value_or(organisations::Line::union_)};
}

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void record_meetings(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                     Report const& report, Counted const& counted)
{
    if (report.meetings_held == 0) return;
    auto const fact = meetings_fact(report, counted);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
}

void record_grading(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                    Grading const& grading, Counted const& counted)
{
    auto const variety = variety_of(grading.grade, counted.line);
    auto const fact = grading_fact(grading.id, grading.year, variety, counted);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_reports)) {
        auto const counted = counted_in(row, 5);
        Report const report{.id = row.id<ReportId>(0),
                            .quarter = {static_cast<int>(row.integer(2)), static_cast<int>(row.integer(3))},
                            .meetings_held = row.integer(4)};
        give(meetings_fact(report, counted), {row.id<UserId>(8), row.instant(9)});
    }
    for (auto const& row : tx.run(select_gradings)) {
        auto const counted = counted_in(row, 4);
        auto const variety = variety_of(parse_grade(row.text(3)).value_or(Grade::fulfilled), counted.line);
        give(grading_fact(row.id<GradingId>(0), static_cast<int>(row.integer(2)), variety, counted),
             {row.id<UserId>(7), row.instant(8)});
    }
}

std::span<db::Sql const> fact_statements() { return all; }

}   // namespace quality
