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

std::span<db::Sql const> fact_statements();

}   // namespace quality
