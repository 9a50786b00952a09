#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "registers/organisations/tree.hpp"
#include "registers/organisations/unit.hpp"

/// Writing what was decided about units. Ask the rules of reorganisation.hpp first: nothing here refuses. Every
/// function keeps names, parents, places, closure, events, audit and facts in one transaction.
namespace organisations {

struct Change;
/// A unit that ended: without a successor, or with the one that goes on with it. `event` is the id of the decision's
/// event. A divided unit has no successor here: no part goes on with all of it.
struct Ended {
    UnitId unit;
    base::Date on = {};   // first day it is no more
    std::optional<UnitId> successor = {};
    std::int64_t event = 0;
};
/// What goes along with a unit: what counts where it does, and what ends with it. Each is called in the transaction of
/// the change, behind its event and facts. app puts those of all slices on the shelf of services.
struct Followers {
    std::vector<void (*)(Change const& change, UnitId unit)> moved;   // to another administrative unit
    std::vector<void (*)(Change const& change, Ended const& ended)> ended;
    std::vector<void (*)(Change const& change, Ended const& ended)> lives_again;   // the end was taken back
    /// An administrative unit that was divided, each time when it may be told otherwise than before which part somebody
    /// is in: at its division, when that is taken back, when a village comes into a part.
    std::vector<void (*)(Change const& change, UnitId former)> divided;
};

/// What a change is made with.
struct Change {
    db::Connection& tx;
    ledger::Placement const& placement;
    ledger::Entry entry;
    Followers const* followers = nullptr;
};

/// A paper that decides. `effective_on` is the first day on which things are as it says.
struct Decision {
    std::string number = {};
    std::optional<base::Date> decided_on = {};
    base::Date effective_on = {};
    std::string issuer = {};
    std::string note = {};
};

struct NewUnit {
    std::optional<UnitId> id = {};   // one made before, for plans that speak of units to be founded
    Line line = Line::administrative;
    std::string kind;
    std::string code = {};
    std::string name;
    std::optional<UnitId> parent = {};
    std::vector<UnitId> places = {};   // administrative units it serves; the first is the one it counts in
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};
    std::optional<base::Date> ended_on = {};   // first day it is no more, where that is known already
    Decision decision = {};                    // effective_on is the founding
};
UnitId add(Change const& change, NewUnit const& made);

void rename(Change const& change, Unit const& unit, std::string_view name, Decision const& decision);
void transfer(Change const& change, Unit const& unit, UnitId parent, Decision const& decision);
/// From that day on the unit serves `places`. A grassroots organisation counts as moved when the first one differs.
void move(Change const& change, Unit const& unit, std::span<UnitId const> places, Decision const& decision);
/// From that day on the unit is of another kind; what it was before stays with its years.
void change_kind(Change const& change, Unit const& unit, std::string_view kind, Decision const& decision);

/// From when on the unit is where it is now: its latest move or change of enterprise; empty when it always was there.
std::optional<base::Date> moved_on(db::Connection& tx, UnitId unit);
/// What stands directly below the unit on the day or will, each as it is then.
std::vector<Unit> below_from(db::Connection& tx, UnitId unit, base::Date day);
/// From that day on the organisation is in another enterprise, and counts as moved where that lies elsewhere.
struct NewWorkplace {
    EnterpriseId enterprise;
    std::string ownership = {};
    UnitId place;   // administrative unit of the enterprise that lives on that day
};
void change_enterprise(Change const& change, Unit const& unit, NewWorkplace const& to, Decision const& decision);
/// The unit stops its activities, and takes them up again; it exists all the while.
void suspend(Change const& change, Unit const& unit, Decision const& decision);
void resume(Change const& change, Unit const& unit, Decision const& decision);
/// The unit ends without a successor, or is ended by a list that says when; what stood below it stands alone.
void dissolve(Change const& change, Unit const& unit, Decision const& decision);

struct Part {
    UnitId successor;
    Share share = Share::whole;
    std::optional<std::int64_t> share_millionths = {};
    std::optional<std::int64_t> people = {};
};
enum class Predecessor : std::uint8_t { ends, goes_on };
/// Others go on with a unit, whole or in parts. Gives the ids of the links, in the order of the parts. Rules O-6, O-7.
std::vector<std::int64_t> succeed(Change const& change, Unit const& unit, std::span<Part const> parts,
                                  Decision const& decision, Predecessor predecessor);

/// What stood below a unit to its end, and what served it, goes along with its successors where that is certain; once
/// all of them are told. Rules O-8, O-9.
void take_along(Change const& change, UnitId former);

/// Where one of those goes by a decision that says so; a unit that served a place may go on with several.
struct Going {
    UnitId unit;
    UnitId to;
};
/// The same where the decision says who goes where: what is not named stands alone, or serves nothing in its stead.
void take_along(Change const& change, UnitId former, std::span<Going const> goings);

/// Counts people anew after the places of the past have come to lie elsewhere; once, at the end of a reorganisation.
void recount(Change const& change);

/// Takes units back that were entered by mistake. Gives those that others still refer to; these stay.
std::vector<UnitId> withdraw(Change const& change, std::span<UnitId const> units);
/// Takes links of succession back; a unit that one of them had ended lives again.
void withdraw_links(Change const& change, std::span<std::int64_t const> links);

void add_alias(Change const& change, Unit const& unit, std::string_view code);

}   // namespace organisations
