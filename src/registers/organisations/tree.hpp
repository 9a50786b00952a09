#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "kernel/records.hpp"

/// Dated trees as plain values. On each day a unit has at most one parent, so on each day there is one way up.
namespace organisations {

struct Life {
    UnitId unit;
    base::Period days;
};

struct ParentRow {
    UnitId unit;
    UnitId parent;
    base::Period days;

    friend bool operator==(ParentRow const&, ParentRow const&) = default;
};

/// During `days`, `ancestor` stands `depth` steps above `unit`; depth 0 is the unit itself.
struct ClosureRow {
    UnitId ancestor;
    UnitId unit;
    std::int64_t depth = 0;
    base::Period days;

    friend bool operator==(ClosureRow const&, ClosureRow const&) = default;
};

/// Rows in order of ancestor, unit and day; rows that follow one another without a gap are one. Empty rows fall away.
std::vector<ClosureRow> tidied(std::vector<ClosureRow> rows);

/// The whole closure, made from nothing: what is kept step by step must equal it.
std::vector<ClosureRow> closure_of(std::span<Life const> lives, std::span<ParentRow const> parents);

/// A unit that starts to live during `days` with nothing below it. `above`: all closure rows of its parents.
std::vector<ClosureRow> closure_of_new(UnitId unit, base::Period days, std::span<ParentRow const> parents,
                                       std::span<ClosureRow const> above);

/// What becomes of `rows` (all rows of the unit and of everything that was ever below it) when, from a day on, the unit
/// stands under `parents` and nothing else. `above`: all closure rows of these parents.
std::vector<ClosureRow> reparented(std::span<ClosureRow const> rows, UnitId unit, base::Date from,
                                   std::span<ParentRow const> parents, std::span<ClosureRow const> above);

/// What becomes of `rows` when the unit ends: from that day on it stands above and below nothing.
std::vector<ClosureRow> ended(std::span<ClosureRow const> rows, UnitId unit, base::Date from);

/// Parent rows of one unit as they are after it gets another parent from a day on; rows end at `until`.
std::vector<ParentRow> with_parent(std::span<ParentRow const> rows, ParentRow const& next);

/// Where the records of a unit belong, day by day.
struct PresentRow {
    UnitId unit;
    UnitId present;
    base::Period days;

    friend bool operator==(PresentRow const&, PresentRow const&) = default;
};

enum class Share : std::uint8_t { whole, most, part };

/// A successor of an ended unit; `empty` when nobody lives in what it got (a strip of land).
struct Succession {
    UnitId predecessor;
    UnitId successor;
    base::Date effective_on;
    Share share = Share::whole;
    bool empty = false;
};

/// Where records belong by lives and successions: to the unit itself while it lives; afterwards to its successors that
/// got people, as long as they live, then theirs; one row for each. Rule O-7.
class Presents {
public:
    Presents(std::span<Life const> lives, std::span<Succession const> successions);
    std::vector<PresentRow> of(UnitId unit) const;

private:
    struct Known {
        base::Period days;
        std::vector<UnitId> successors = {};   // that got people
    };
    std::unordered_map<UnitId, Known> known_ = {};
};
/// The same of one unit.
std::vector<PresentRow> present_of(UnitId unit, std::span<Life const> lives, std::span<Succession const> successions);

}   // namespace organisations
