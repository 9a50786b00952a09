#pragma once

#include "work/quality/store.hpp"

/// What the files of this store share. Only for this slice.
namespace quality {

inline constexpr std::string_view report_record = "organisation_report";
inline constexpr std::string_view grading_record = "organisation_grading";

/// A report counts its meetings on the last day of its quarter; one without a meeting counts nothing.
void record_meetings(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                     Report const& report, Counted const& counted);
/// A grading counts once on the last day of its year.
void record_grading(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                    Grading const& grading, Counted const& counted);

/// Of a row that begins with the columns of a report or a grading, in the order of their members.
Report report_of(db::Row const& row);
Grading grading_of(db::Row const& row);

/// Adds a row with its fact, audited. `replaces`: the one whose place it takes. One that an undo brings back is passed
/// over by later undos.
enum class Origin : std::uint8_t { own, brought_back };
ReportId insert(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Report made,
                Counted const& counted, std::optional<ReportId> replaces, Origin origin = Origin::own);
GradingId insert(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Grading made,
                 Counted const& counted, std::optional<GradingId> replaces, Origin origin = Origin::own);

std::span<db::Sql const> fact_statements();
std::span<db::Sql const> restoring_statements();

}   // namespace quality
