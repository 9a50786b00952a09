#pragma once

#include <set>

#include "registers/organisations/moves.hpp"

/// Telling the followers of a change. Only for the changes of this slice.
namespace organisations {

void tell_moved(Change const& change, UnitId unit);
void tell_ended(Change const& change, Ended const& ended);
void tell_lives_again(Change const& change, Ended const& ended);

/// Of an administrative unit that was divided: which part somebody is in may be told otherwise than before.
void tell_divided(Change const& change, UnitId former);

/// The unit ended before and does still; where another goes on with it now, it is told as if it had been so at once.
void tell_successor(Change const& change, Ended const& before);

/// The divided units whose parts a change of an administrative unit may tell otherwise: itself, what has come into it,
/// and, of a village, the units it has ever stood in. Made before the change, told after it. Rule O-7.
class Divisions {
public:
    Divisions(Change const& change, Unit const& unit);
    /// Calls the followers for each that was divided before or is now.
    void tell();

private:
    void gather();

    Change const* change_;
    UnitId unit_;
    Line line_;
    bool is_village_;
    std::set<UnitId> divided_ = {};
};

}   // namespace organisations
