#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/unit.hpp"

/// What may be decided about units. Pure: the caller reads what a rule needs and writes what it allows.
/// Source: docs/rules/organisations.md, O-1 to O-6.
namespace organisations {

/// The decision as a form says it.
struct DecisionForm {
    std::string number = {};
    std::optional<base::Date> decided_on = {};
    std::optional<base::Date> effective_on = {};
    std::string issuer = {};
    std::string note = {};
    std::vector<base::Problem> unreadable = {};   // what stood in a field and could not be read
};

struct FoundingForm {
    std::string kind = {};
    std::string name = {};
    std::string code = {};
    std::optional<Unit> parent = {};   // as of the day it takes effect
    bool parent_asked = false;         // a parent was named, found or not
    std::optional<UnitId> place = {};
    std::optional<std::string> code_bearer = {};   // name of the unit that bears the code already
};
/// Rule O-1. Refuses: invalid - kind unknown, name or day missing or too long, decided in the future, a parent of
/// another line, that has ended by then or stands no higher, a code that is taken
base::Result<NewUnit> make_unit(FoundingForm const& form, DecisionForm const& decision, base::Date today);

/// Rule O-2. Refuses: conflict - ended by then; invalid - no name, the same name, before the founding, decided in the
/// future
base::Result<Decision> check_rename(Unit const& unit, std::string_view name, DecisionForm const& decision,
                                    base::Date today);

/// Rule O-3. Refuses: conflict - ended by then; invalid - no parent, the parent it has, one of another line, ended or
/// not yet founded by then, itself or something below it (`is_below`), before the founding
base::Result<Decision> check_transfer(Unit const& unit, std::optional<Unit> const& parent, bool is_below,
                                      DecisionForm const& decision, base::Date today);

/// Which areas a unit serves from then on, and what is known about it. An area that was named and is none is empty.
struct MoveForm {
    std::vector<std::optional<Unit>> places = {};   // the first is the one it counts in
    std::optional<base::Date> since = {};           // from when on it is where it is now, where it moved before
    std::vector<UnitId> served = {};                // on that day, before this
};
inline constexpr std::size_t most_areas = 8;
/// The field of a form for each area.
std::string_view area_field(std::size_t index);
/// Rule O-13. Refuses: conflict - ended by then; invalid - no area, no administrative unit, those it has, one that is
/// not living then, one named twice, several of a grassroots organisation, more than `most_areas`, before the founding
/// or the move before
base::Result<Decision> check_move(Unit const& unit, MoveForm const& form, DecisionForm const& decision,
                                  base::Date today);

/// What a change of kind asks and what is known about it.
struct KindForm {
    std::string kind = {};
    std::optional<std::int64_t> members = {};   // official ones, where they are told
    std::int64_t minimum = 0;                   // that the new kind asks on that day; 0 = no number is known
    std::optional<Unit> parent = {};            // of the unit, on that day
    std::optional<base::Date> since = {};   // from when on it is of its present kind, where it was of another before
    std::vector<Unit> below = {};           // what stands directly below it on that day or later
};
/// Rule O-16. Refuses: conflict - ended by then; invalid - no number, no kind, the one it has, one it cannot become, a
/// parent that would stand no higher, something below it that would stand no lower, before the founding or the change
/// before, fewer members than the kind asks where no note says who allowed it
base::Result<Decision> check_kind(Unit const& unit, KindForm const& form, DecisionForm const& decision,
                                  base::Date today);

/// Rule O-14. Refuses: conflict - ended by then, or suspended already (not suspended, for a resumption); invalid -
/// before the founding, decided in the future
base::Result<Decision> check_suspension(Unit const& unit, bool is_suspended, DecisionForm const& decision,
                                        base::Date today);
base::Result<Decision> check_resumption(Unit const& unit, bool is_suspended, DecisionForm const& decision,
                                        base::Date today);

/// Rule O-5. Refuses: conflict - ended by then; invalid - before the founding, decided in the future
base::Result<Decision> check_ending(Unit const& unit, DecisionForm const& decision, base::Date today);

/// A successor as a form names it; `unit` is empty when nothing was found by that name.
struct PartForm {
    std::optional<Unit> unit = {};
    Share share = Share::whole;
    std::optional<std::int64_t> people = {};
};
/// Rule O-6: one successor takes the whole or most of it; several take parts. Refuses besides the refusals of O-5:
/// invalid - no successor, unknown, of another line, ended by then, itself, named twice; `whole` beside others
base::Result<Decision> check_succession(Unit const& unit, std::vector<PartForm> const& parts,
                                        DecisionForm const& decision, base::Date today);

}   // namespace organisations
