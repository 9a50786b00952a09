#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "reports/compute.hpp"

namespace reports {

inline constexpr web::Permission view_reports{"reports.view"};

using TargetId = base::Id<struct TargetTag>;
using SnapshotId = base::Id<struct SnapshotTag>;

struct StoredTarget {
    TargetId id;
    std::string directive;
    UnitId unit;
    Target target;
    base::Instant entered_at = {};
    UserId entered_by;
};

/// The targets of a unit, standing at that moment or now.
std::vector<Target> targets_of(db::Connection& tx, std::string_view directive, UnitId unit,
                               std::optional<base::Instant> known_at);
/// All standing targets of a directive, by unit, indicator and year.
std::vector<StoredTarget> list_targets(db::Connection& tx, std::string_view directive);
std::optional<StoredTarget> find_target(db::Connection& tx, TargetId id);

struct TargetForm {
    std::string directive;
    std::string indicator;   // id, or its Vietnamese name
    UnitId unit;
    std::optional<std::int64_t> year = {};   // empty: the whole period
    std::optional<std::int64_t> value = {};
    std::string comparison = ">=";
};
/// Refuses: invalid - unknown directive or indicator, no unit, a year outside the directive's period, value missing or
/// below zero, unknown comparison. Source: docs/rules/reports.md, RP-4.
base::Result<Target> checked(TargetForm const& form);

/// Writes the target in the place of the one that stands for the same directive, unit, indicator and year; audited.
/// Says whether it is new, another, or the same as it was (then nothing is written).
struct SavedTarget {
    TargetId id;
    enum class How : std::uint8_t { created, changed, unchanged } how = How::created;
};
SavedTarget save(db::Connection& tx, ledger::Entry const& entry, std::string_view directive, UnitId unit,
                 Target const& target);
/// False when it does not stand any more.
bool withdraw_target(db::Connection& tx, ledger::Entry const& entry, TargetId id);

/// A report as it was frozen.
struct Snapshot {
    SnapshotId id;
    std::string report;
    UnitId unit;
    base::Period period;
    std::string structure;
    std::string content;   // JSON; empty in lists
    base::Instant frozen_at = {};
    UserId frozen_by;
};
SnapshotId freeze(db::Connection& tx, ledger::Entry const& entry, Report const& report);
/// Of one report and unit, newest first.
std::vector<Snapshot> list_snapshots(db::Connection& tx, std::string_view report, UnitId unit);
std::optional<Snapshot> find_snapshot(db::Connection& tx, SnapshotId id);

/// How a directive stands in a unit: its main figures by year with targets. For the home page.
/// The unit may be empty: then the directive's own. Empty when no such unit is known yet.
std::optional<Report> state_of(db::Connection& tx, Directive const& directive, std::optional<UnitId> unit,
                               base::Date today);
/// The unit a directive is followed in by default; empty while it is not in the register.
std::optional<UnitId> unit_of(db::Connection& tx, Directive const& directive, base::Date today);

/// Units by code, id or name as one types them. Refuses: not_found; conflict when several have the name.
base::Result<UnitId> resolve_unit(db::Connection& tx, std::string_view text, base::Date day, base::Date today);

std::span<db::Sql const> statements();

}   // namespace reports
