#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "kernel/rulebook/bilingual.hpp"
#include "kernel/rulebook/rulebook.hpp"

/// How a process goes, as data (rules/journeys): stages, the steps between them, what each step asks for, papers,
/// votes and clocks. One file is one version of one process. Rules: docs/rules/journeys.md.
namespace journeys {

using rulebook::Bilingual;

/// Where a journey stands. `ends`: nothing follows, the journey was completed or left.
enum class Ends : std::uint8_t { no, done, stopped };
struct Stage {
    std::string code;
    Bilingual name;
    Ends ends = Ends::no;
    bool detour = false;    // not on the straight way to the goal
    bool forgets = false;   // who comes here is forgotten: only numbers are kept
};

struct Choice {
    std::string code;
    Bilingual name;
};

/// Something a step asks for.
enum class FieldKind : std::uint8_t { number, day, text, choice };
struct Field {
    std::string name;
    Bilingual label;
    FieldKind kind = FieldKind::text;
    bool required = false;
    std::int64_t least = 0;   // of a number
    std::vector<Choice> choices = {};
    bool from_slice = false;   // the slice tells what may be chosen
};

/// A paper that a step needs: what is kept of it, never what it says. Rule J-5.
struct PaperSlot {
    std::string code;
    Bilingual name;
    bool required = false;
    bool numbered = false;   // a number belongs to it
    bool expires = false;    // a last day of use may be told
    std::string kind = {};   // of kernel/papers, when the program makes it
    /// The names of its controls in a form: "minutes-number" …
    struct Controls {
        std::string number, dated_on, issuer, expires_on, kept_at;
    } controls = {};
};

/// A vote that decides a step. Rule J-6.
struct Vote {
    std::string base;        // whose number counts, as the slice knows it: "official_members"
    Bilingual base_name;     // for the form
    std::string fraction;    // key of the rulebook: the share of the base that must agree
    std::string otherwise;   // stage when it is not reached
};

/// A rule that must hold, by its name and the keys of the rulebook it takes.
struct ConditionUse {
    std::string name;
    std::vector<std::pair<std::string, std::string>> rules = {};   // parameter, key
};

struct Step {
    std::string code;
    Bilingual name;
    std::vector<std::string> from;   // stages; empty: any that is no end
    std::string to;                  // a stage; "" = stays where it is
    Bilingual help = {};
    std::vector<Field> fields = {};
    std::vector<PaperSlot> papers = {};
    std::optional<Vote> vote = {};
    std::vector<ConditionUse> conditions = {};
    std::string after_clock = {};          // a waiting time that must be over
    std::vector<std::string> needs = {};   // steps that must have been taken
    /// The step is late after the last day of `clock`; then a paper is needed. Clock "" = it is never late.
    struct InTime {
        std::string clock;
        std::string paper;
    } in_time = {};
    bool once = false;      // is not taken a second time
    bool binding = false;   // changes a register: is not taken back here
};

/// How a length is counted: calendar months, clamped to the month's end; working days from the day after; days.
enum class Counts : std::uint8_t { months, working_days, days };
struct Clock {
    std::string code;
    Bilingual name;
    std::vector<std::string> starts;   // steps: it counts from the day of the latest; none with `after`
    std::string from_field = {};       // counts from the day in this field of that step
    std::string after = {};            // counts from the last day of this clock
    std::vector<std::string> ends;     // steps that stop it
    bool waits = false;                // a time to be waited for: nothing is late when it is over
    std::string rule;                  // key of the rulebook for its length, of the day it started
    Counts counts = Counts::days;
    struct Pause {
        std::string from, to;   // steps: the day of `from` no longer counts, that of `to` counts again
    };
    std::vector<Pause> pauses = {};
};

struct Definition {
    std::string code;   // "union_founding"
    std::int64_t version = 0;
    base::Period valid = {};   // journeys begun on these days
    Bilingual name;
    std::string subject;   // what it is about: "enterprise", "person", "unit"
    std::string view;      // permissions
    std::string edit;
    std::vector<Stage> stages = {};   // the first is where a journey begins
    std::vector<Step> steps = {};
    std::vector<Clock> clocks = {};
    std::vector<std::pair<std::string, std::string>> stages_before =
        {};   // of the version before, and what they are now
    std::string source;
    std::string confidence;

    Stage const* find_stage(std::string_view code) const;
    Step const* find_step(std::string_view code) const;
    Clock const* find_clock(std::string_view code) const;
};

/// The version that a definition is like: an earlier one of its process, or one of the process that `like_code` names.
struct Model {
    std::string code;
    std::int64_t version = 1;
};
/// Empty for one that is written out whole.
std::optional<Model> model_of(std::string_view file, std::string_view content);

/// Reads one file. One that is `like` a version that was read before is that version, but for what it names itself:
/// stages, steps and clocks take the place of those of the same code or come after the others; `without` names those
/// that are not there; one that is like another process has a name of its own. Throws std::runtime_error that says what
/// is wrong in it: a step between stages that are none, a stage nothing leads to, a stage that is no end and that
/// nothing leads out of, a clock, pause or need of steps that are none, a length or fraction that the rulebook lacks, a
/// field for free text in a journey of a person. Rules J-1 and J-9.
Definition read_definition(std::string_view file, std::string_view content, rulebook::Rulebook const& rules,
                           std::span<Definition const> read = {});

/// All of them by code and version. Read once from the program's own files; a Bug when they are faulty.
std::span<Definition const> definitions();
/// Null when there is none.
Definition const* find_definition(std::string_view code, std::int64_t version);
/// The version under which a journey begins on that day; null when there is none.
Definition const* definition_on(std::string_view code, base::Date day);
/// The newest version, the oldest one.
Definition const* newest(std::string_view code);
Definition const* oldest(std::string_view code);
/// What is wrong between versions: two valid on one day, or a stage of the version before that has no place in the
/// next. Sentences.
std::vector<std::string> faults_between(std::span<Definition const> all);

}   // namespace journeys
