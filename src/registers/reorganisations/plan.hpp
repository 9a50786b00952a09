#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/organisations/restoring.hpp"

/// Plans of reorganisations: several changes of one line that one decision carries out. Pure: what a plan would do to
/// the units that it is told of. Rules: docs/rules/reorganisations.md.
namespace reorganisations {

using organisations::Line;
using organisations::Share;
using organisations::Unit;
using PlanId = organisations::BatchId;
using StepId = base::Id<struct ReorganisationStepTag>;
using RuleId = base::Id<struct ReorganisationRuleTag>;

/// What a step does to its unit; carried out in this order.
enum class What : std::uint8_t { found, rename, put_under, serve, succeed, end };
std::string_view name_of(What what);
std::optional<What> parse_what(std::string_view name);
std::string_view label_of(What what);   // gettext id

struct Successor {
    UnitId unit;
    Share share = Share::whole;
    std::optional<std::int64_t> people = {};   // nobody lives in what it gets: 0

    bool empty() const { return people && *people == 0; }
};

/// `unit` of a founding is the id that the unit will have, so that other steps can speak of it.
struct Step {
    StepId id;
    What what = What::found;
    UnitId unit;
    std::string kind = {};                    // found
    std::string name = {};                    // found, rename
    std::string code = {};                    // found
    std::optional<UnitId> parent = {};        // found, put_under
    std::vector<UnitId> places = {};          // found, serve: areas served
    std::vector<Successor> successors = {};   // succeed
};

/// By what a rule takes those that it is for: marked by hand, in an area, in enterprises of a village, below a unit of
/// any line, or all that no rule before it took.
enum class By : std::uint8_t { marked, area, village, below, rest };
std::string_view name_of(By by);
std::optional<By> parse_by(std::string_view name);
std::string_view label_of(By by);   // gettext id

/// Who goes where when a unit is divided. The first rule that fits decides; marks go before all others.
struct Rule {
    RuleId id;
    UnitId former;
    By by = By::rest;
    std::optional<UnitId> chosen = {};   // area, below
    std::string village = {};
    std::vector<UnitId> units = {};   // marked
    UnitId successor;
};

enum class State : std::uint8_t { draft, carried_out, undone, dropped };
std::string_view name_of(State state);
std::string_view label_of(State state);   // gettext id

struct Plan {
    PlanId id;
    Line line = Line::administrative;
    UnitId above;   // all that it changes stands below
    std::string title;
    organisations::DecisionForm decision = {};
    State state = State::draft;
    std::optional<base::Instant> state_at = {};
    std::string digest = {};   // of what was carried over, once it is carried out
    std::int64_t revision = 0;
    UserId entered_by;
    base::Instant entered_at = {};
    std::vector<Step> steps = {};
    std::vector<Rule> rules = {};
};

/// Something that stood below a unit that ends, or served it as a place, and has to go somewhere.
struct Thing {
    UnitId unit;
    Line line = Line::administrative;
    std::string kind;
    std::string name;
    bool grassroots = false;
    bool serves = false;                            // goes by where it is, not by what it stands under
    std::optional<UnitId> place = {};               // today's, that it is in
    std::string village = {};                       // of its enterprise
    std::vector<UnitId> above = {};                 // all units above it in its line
    std::int64_t organisations = 0;                 // grassroots ones, itself included
    std::int64_t members = 0;                       // of unions
    std::optional<base::Date> decided_after = {};   // a decision about it on the day or after
};

struct Count {
    std::int64_t organisations = 0;
    std::int64_t members = 0;

    friend bool operator==(Count const&, Count const&) = default;
};

/// What a plan is judged by, as it stands on the day of the decision.
struct World {
    base::Date day = {};
    std::map<UnitId, Unit> units = {};                   // all that the plan names, and what stands above them
    std::map<UnitId, std::vector<UnitId>> places = {};   // of these, the areas they serve
    std::map<UnitId, std::vector<Thing>> things = {};    // of those that end or are divided
    std::map<UnitId, Count> counts = {};                 // below and in these units
    std::map<UnitId, std::optional<base::Date>> decided_after = {};   // a decision about the unit after the day
    std::map<std::string, std::string> code_bearers = {};             // code: name of who bears it
    std::vector<UnitId> within = {};   // those of `units` that stand below the plan's unit
};

struct Finding {
    std::optional<StepId> step = {};   // empty: the plan as a whole, or its decision
    base::Problem problem;
};

/// Where everything of a former unit goes.
struct Division {
    UnitId former;
    std::vector<organisations::Going> goings = {};
    std::vector<Thing> left = {};                  // no rule took it
    std::vector<std::string> late = {};            // about which something was decided on the day or later
    std::map<UnitId, Count> taken = {};            // by successor
    std::map<RuleId, std::int64_t> by_rule = {};   // how many a rule took
};

struct CountRow {
    UnitId unit;
    std::string name;
    Count before;
    Count after;
};

/// A unit in a tree; `mark` says what happens to it: "", "new", "ends", "changed".
struct Node {
    UnitId unit;
    std::string name;
    std::optional<UnitId> parent = {};
    std::string_view mark = {};
};

struct Outcome {
    std::vector<Finding> findings = {};   // none: it may be carried out
    std::vector<Division> divisions = {};
    std::vector<CountRow> counts = {};
    std::vector<Node> before = {};
    std::vector<Node> after = {};

    bool ready() const { return findings.empty(); }
};

/// What the plan would do, and everything that stands in the way. Findings carry the codes of rules RO-1 to RO-7.
Outcome judge(Plan const& plan, World const& world, base::Date today);

/// The units that a plan speaks of, founded ones included, each once.
std::vector<UnitId> named_in(Plan const& plan);
/// Those that the plan ends.
std::vector<UnitId> ended_by(Plan const& plan);

}   // namespace reorganisations
