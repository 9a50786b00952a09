#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/connection.hpp"
#include "registers/grassroots/organisation.hpp"
#include "work/quality/record.hpp"

namespace quality {

/// Standing ones, newest first.
std::vector<Report> reports_of(db::Connection& tx, UnitId unit);
std::vector<Grading> gradings_of(db::Connection& tx, UnitId unit);
std::optional<Report> find_report(db::Connection& tx, ReportId id);
std::optional<Grading> find_grading(db::Connection& tx, GradingId id);

/// The newest standing report and grading of many.
struct Newest {
    std::optional<Report> report = {};
    std::optional<Grading> grading = {};
};
std::unordered_map<UnitId, Newest> newest_of(db::Connection& tx, std::span<UnitId const> units);
/// The reports of a quarter, and the gradings of a year, of many.
std::unordered_map<UnitId, Report> reports_of_quarter(db::Connection& tx, std::span<UnitId const> units,
                                                      Quarter quarter);
std::unordered_map<UnitId, Grading> gradings_of_year(db::Connection& tx, std::span<UnitId const> units, int year);

/// How an organisation is counted.
struct Counted {
    UnitId place;
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};
    organisations::Line line = organisations::Line::union_;
};
/// Keeps what `check` has accepted, with its fact; one of the same quarter or year is withdrawn. Audited.
ReportId save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Report const& made,
              Counted const& counted);
GradingId save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Grading const& made,
               Counted const& counted);
/// Takes one back. Nothing when it no longer stands. Audited.
void withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, ReportId id);
void withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, GradingId id);

/// The standing one of the same organisation and quarter or year.
std::optional<Report> find_same(db::Connection& tx, Report const& asked);
std::optional<Grading> find_same(db::Connection& tx, Grading const& asked);
/// Takes back what an import kept: what stood before stands again. One that somebody has changed since stays; then
/// gives it as the import kept it. Rule I-25.
std::optional<Report> take_back(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                ReportId id);
std::optional<Grading> take_back(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                 GradingId id);

std::span<ledger::FactKind const> fact_kinds();
void refill(db::Connection& tx, ledger::Give const& give);
std::span<db::Sql const> statements();

}   // namespace quality
