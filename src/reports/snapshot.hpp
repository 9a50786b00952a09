#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "reports/compute.hpp"

/// Reports as they were frozen. Rule RP-6.
namespace reports {

using SnapshotId = base::Id<struct SnapshotTag>;

struct Snapshot {
    SnapshotId id;
    std::string report;
    UnitId unit;
    base::Period period;
    std::string structure;   // then, now, or a day
    std::string content;     // JSON; empty in lists
    base::Instant frozen_at = {};
    UserId frozen_by;
};
SnapshotId freeze(db::Connection& tx, ledger::Entry const& entry, Report const& report);
/// Of one report and unit, newest first.
std::vector<Snapshot> list_snapshots(db::Connection& tx, std::string_view report, UnitId unit);
std::optional<Snapshot> find_snapshot(db::Connection& tx, SnapshotId id);

/// The question that the snapshot answered, to be asked again as things are known today.
Question question_of(Snapshot const& snapshot);

/// A figure that is another today, one that the report no longer has, or one that it did not have then.
struct FigureChange {
    std::string id;
    std::string label;
    std::optional<std::int64_t> frozen = {};
    std::optional<std::int64_t> present = {};
};
/// What corrections have changed since, by the ids of the figures.
std::vector<FigureChange> changes_since(Snapshot const& snapshot, Report const& present);

std::span<db::Sql const> snapshot_statements();

}   // namespace reports
