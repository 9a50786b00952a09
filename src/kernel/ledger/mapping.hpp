#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "kernel/ledger/query.hpp"

namespace ledger {

/// A unit with, where it was split, the present place.
struct Place {
    UnitId unit;
    UnitId present;   // 0: none

    friend auto operator<=>(Place const&, Place const&) = default;
};

/// A place with the print of the units above it by which its people are kept.
struct KeptPlace {
    Place place;
    std::int64_t now_print = 0;
};

/// A time during which a place lies below the scope, in one group.
struct Stretch {
    base::Period period;
    std::optional<UnitId> group;   // see FigureKey::unit
};

/// Facts of some units over one period, and where they go: the unit of work of every query.
struct Piece {
    std::vector<std::int64_t> units;   // ids, sorted
    base::Period period;
    std::map<Place, std::optional<UnitId>> groups;   // places that are not in here do not count in this piece
};

/// Where every place of the ledger stands, as one frame sees it.
class Mapping {
public:
    /// `places`: all of the ledger.
    Mapping(std::vector<KeptPlace> const& places, Placement const& placement, Frame const& frame);

    /// All pieces of the frame, or only what goes to one group.
    std::vector<Piece> const& pieces() const { return pieces_; }
    std::vector<Piece> pieces(std::optional<UnitId> group) const;
    /// The groups that occur.
    std::vector<std::optional<UnitId>> groups() const;
    /// The unit whose kept people are exactly those of the group: under it, in the frame's structure, lie the same
    /// places over the same times. Empty when there is none.
    struct KeptScope {
        UnitId unit;
        bool is_now = false;
    };
    /// A place that is there at other times does not matter when `counts` says that it counts nobody in the period.
    std::optional<KeptScope> kept_scope(std::optional<UnitId> group,
                                        std::function<bool(Place const&)> const& counts) const;
    /// The days within the period on which what lies below the scope, or its groups, may be others than the day before.
    std::set<base::Date> const& changes() const { return changes_; }
    /// The same as above for the whole frame.
    std::optional<KeptScope> kept_scope() const;

private:
    struct Standing {
        Place place;
        std::vector<Stretch> stretches;
        /// Every time and unit that the place lay under within the period: what the kept people of a unit cover.
        std::vector<std::pair<base::Period, std::vector<UnitId>>> chains;
    };

    Standing then_standing(Place place, Placement const& placement);
    Standing day_standing(Place place, Placement const& placement) const;
    Standing later_standing(KeptPlace const& kept, Placement const& placement);
    std::vector<Piece> pieces_of(bool every_group, std::optional<UnitId> group) const;

    Frame frame_;
    bool scope_stands_ = true;   // under now and day
    UnitId anchor_;              // groups are the units directly below it
    bool now_is_kept_ = true;    // the people kept for now are counted by the tree of now
    std::vector<Standing> standings_;
    std::set<base::Date> changes_;
    std::vector<Piece> pieces_;
};

}   // namespace ledger
