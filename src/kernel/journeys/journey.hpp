#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/journeys/definition.hpp"
#include "kernel/records.hpp"

/// A journey: what was done in one process about one subject. Its state is a function of its events alone, so any past
/// day can be shown. Rules: docs/rules/journeys.md.
namespace journeys {

using JourneyId = base::Id<struct JourneyTag>;
using EventId = base::Id<struct JourneyEventTag>;

/// What is kept of a paper.
struct PaperKept {
    std::string code;   // of the slot
    std::string number = {};
    std::optional<base::Date> dated_on = {};
    std::string issuer = {};
    std::optional<base::Date> expires_on = {};   // the last day of use
    std::string kept_at = {};                    // where the paper itself is
};

/// How a vote went; who voted how is asked by nobody.
struct VoteCount {
    std::int64_t base = 0;   // those whose number counts, absent ones too
    std::int64_t present = 0;
    std::int64_t agreed = 0;
    std::int64_t against = 0;
    bool reached = false;   // as it was judged on its day
};
/// Whether enough agreed: at least the fraction of the base. 7 of 10 for 2/3. Rule J-6.
bool enough(VoteCount const& count, rulebook::Ratio fraction);

using FieldValue = std::variant<std::int64_t, base::Date, std::string>;

struct Event {
    EventId id = {};
    std::string step;   // "" = the journey went over to another version, or to `office`
    base::Date on = {};
    std::map<std::string, FieldValue, std::less<>> values = {};
    std::vector<PaperKept> papers = {};
    std::optional<VoteCount> vote = {};
    std::int64_t version = 0;   // of the definition from this event on
    /// The subject as it is counted: never who it is.
    struct Counted {
        std::optional<EnterpriseId> enterprise = {};
        std::string ownership = {};
        std::string sex = {};
    } counted = {};
    UnitId place = {};                   // the administrative unit where it counts
    std::optional<UnitId> office = {};   // whose work it is from now on
    base::Instant entered_at = {};
    UserId entered_by = {};
    std::optional<base::Instant> withdrawn_at = {};
    std::string withdrawn_why = {};
};

struct Journey {
    JourneyId id;
    std::string code;
    std::int64_t version = 0;   // it began under
    std::string subject_kind;
    std::int64_t subject = 0;
    std::string title;   // of the subject, when it began
    UnitId office;       // whose work it is
    UnitId place;        // the administrative unit it belongs to
    base::Date begun_on = {};
    std::int64_t revision = 0;
};

/// A journey as it stood.
struct State {
    Definition const* definition = nullptr;
    Stage const* stage = nullptr;
    base::Date since = {};                   // in this stage
    std::vector<Event const*> events = {};   // that count, in order

    bool ended() const { return stage->ends != Ends::no; }
    /// The latest event of a step; null when it was not taken.
    Event const* last(std::string_view step) const;
    /// The latest value of a field, of whatever step; null when there is none.
    FieldValue const* value(std::string_view field) const;
    std::optional<std::int64_t> number(std::string_view field) const;
    std::optional<base::Date> day(std::string_view field) const;
};
/// What stood at the end of `day`: events taken back do not count. `events` in the order in which they were entered;
/// they and `all` must outlive the state. Rule J-2.
State state_of(Journey const& journey, std::span<Event const> events, base::Date day,
               std::span<Definition const> all = definitions());

/// Whether nothing that was done counts, so that it can be taken away as begun by mistake. Rule J-14.
inline bool may_discard(State const& state) { return state.events.empty(); }

/// The stage of `to` in which the journey would stand; null when it has no place there. Rule J-7.
Stage const* stage_in(State const& state, Definition const& to);

/// What the registers tell about the subject on a day, by name: "official_members".
class Known {
public:
    void put(std::string name, std::int64_t number) { numbers_[std::move(name)] = number; }
    void put(std::string name, base::Date day) { days_[std::move(name)] = day; }
    std::optional<std::int64_t> number(std::string_view name) const;
    std::optional<base::Date> day(std::string_view name) const;

private:
    std::map<std::string, std::int64_t, std::less<>> numbers_;
    std::map<std::string, base::Date, std::less<>> days_;
};

/// What a form, the API or an import says of a step; empty where nothing readable was given.
struct StepForm {
    std::optional<base::Date> on = {};
    std::map<std::string, FieldValue, std::less<>> values = {};
    std::vector<PaperKept> papers = {};
    std::optional<VoteCount> vote = {};
};

/// What a condition looks at.
struct Asked {
    State const& state;
    StepForm const& form;
    Known const& known;
    base::Date on;

    /// A number as the form, an earlier step or the registers tell it, in this order.
    std::optional<std::int64_t> number(std::string_view name) const;
    std::optional<base::Date> day(std::string_view name) const;
};
/// Rulebook values under the names that a condition gives them.
using Parameters = std::map<std::string, rulebook::Value const*, std::less<>>;
/// A rule of a slice: a pure function. Empty when it holds, else what stands in the way.
struct Condition {
    std::string_view name;   // "founding.enough_workers"
    std::span<std::string_view const> parameters;
    std::optional<base::Problem> (*unmet)(Asked const& asked, Parameters const& parameters);
};
/// The conditions of every slice.
class Conditions {
public:
    explicit Conditions(std::span<std::span<Condition const> const> tables);
    /// Null when no slice has it.
    Condition const* find(std::string_view name) const;
    /// What a definition names and no slice has, or with other parameters, as sentences: checked at start.
    std::vector<std::string> missing(std::span<Definition const> definitions) const;

private:
    std::vector<Condition const*> conditions_;
};

/// The steps that may follow by the stage alone.
std::vector<Step const*> open_steps(State const& state);

/// Why a step that is not among them does not follow: it is done already, or its turn is not now.
base::Problem not_open(State const& state, Step const& step);

/// Judges a step; the event is saved by the caller. The one door for pages, API, imports and whole lists. Rules J-3 to
/// J-6. Refuses: conflict - the journey has ended; the step does not follow from its stage; it is taken once only
///               invalid  - day missing, after `today` or before the last event; something asked for is missing or
///                          out of bounds; a required paper is missing or told in part; a vote whose numbers do not
///                          fit; a waiting time that is not over; a condition that does not hold
base::Result<Event> take(State const& state, Step const& step, StepForm const& form, Known const& known,
                         Conditions const& conditions, rulebook::Rulebook const& rules, base::Date today);

/// Goes over to another version, keeping what was done. Rule J-7.
/// Refuses: conflict - the journey has ended; it is that version already; its stage has no place there
base::Result<Event> change_version(State const& state, Definition const& to, base::Date today);

/// Is the work of another office from that day on, which the caller fills in. Rule J-12.
/// Refuses: conflict - the journey has ended; invalid - day missing, after `today` or before the last event
base::Result<Event> change_office(State const& state, std::optional<base::Date> on, base::Date today);

/// Rule J-8. Refuses: conflict - it is not the latest event; its step changed a register; it was taken back already; it
///                               gave the journey to another office
///                    invalid  - no reason, or one longer than 300 letters
base::Result<base::Done> check_withdrawal(State const& state, Event const& event, std::string_view why);

}   // namespace journeys
