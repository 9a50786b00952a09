#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace journeys {

struct StageMark {
    std::string name;
    bool now = false;
};
struct NextStep {
    std::string url;
    std::string label;
    std::string help;
    bool leaves = false;   // ends the journey without reaching its goal
};
struct ClockLine {
    std::string name;
    std::string due;     // "due on 12/03/2026"
    std::string state;   // "3 days late"
    std::string tone;
    std::string why_url;
};
struct EventLine {
    std::string day;
    std::string step;
    std::vector<web::Detail> values;
    std::vector<std::string> papers;   // "Decision 05/QĐ-LĐLĐ of 05/03/2026, kept at …"
    std::string entered;
    std::string withdrawn;         // "" = it counts
    std::string withdraw_action;   // "" = may not, or not the latest
};
struct JourneyView {
    std::string csrf;
    std::string stage;
    std::string tone;
    std::string since;
    std::vector<StageMark> stages;
    std::vector<web::Detail> details;
    std::vector<NextStep> steps;
    std::vector<ClockLine> clocks;
    std::vector<EventLine> events;
    web::Field day;   // as it stood on
    std::string url;
    std::string past;                      // "As it stood on …"; "" = today
    std::string go_over_action, go_over;   // to a newer version; "" = none
    std::vector<base::Problem> problems;
    std::string give_on_url;      // to another office; "" = there is none, or may not
    std::string discard_action;   // begun by mistake; "" = something was done, or may not
};
void journey_page(web::Html& out, JourneyView const& view);

struct PaperFields {
    std::string name;
    bool required = false;
    std::string make_url;   // where the program makes it; "" = it does not
    std::optional<web::Field> number;
    web::Field dated_on, issuer;
    std::optional<web::Field> expires_on;
    web::Field kept_at;
};
enum class Control : std::uint8_t { number, day, text, choice };
struct StepField {
    web::Field field;
    Control control = Control::text;
    std::vector<web::Choice> choices = {};
};
struct StepView {
    std::string action;
    std::string cancel_url;
    std::string csrf;
    std::string help;
    std::string warning;   // what cannot be taken back; "" = all can
    std::string submit;
    web::Field on;
    std::vector<StepField> fields;
    std::vector<PaperFields> papers;
    std::vector<web::Field> vote;   // base, present, agreed, against
    std::string vote_help;
    std::vector<base::Problem> problems;
};
void step_form(web::Html& out, StepView const& view);

struct IntervalLine {
    std::string days;
    std::string what;
    std::string counted;
    std::string sum;
};
struct ClockView {
    std::vector<web::Detail> details;
    std::vector<IntervalLine> lines;
};
void clock_page(web::Html& out, ClockView const& view);

struct BeginView {
    std::string action;
    std::string cancel_url;
    std::string csrf;
    std::string code, subject;
    std::string about, about_url;
    std::vector<web::Choice> offices;   // empty: it is told by the subject
    web::Field office, on;
    std::vector<base::Problem> problems;
};
void begin_form(web::Html& out, BeginView const& view);

struct GiveOnView {
    std::string action;
    std::string cancel_url;
    std::string csrf;
    std::string from;   // whose work it is
    web::Field office, on;
    std::vector<web::Choice> offices;   // empty: nobody else may take it up
    std::vector<base::Problem> problems;
};
void give_on_form(web::Html& out, GiveOnView const& view);

struct JourneyLine {
    std::string url;
    std::string title;
    std::string process;
    std::string stage;
    std::string due;
    std::string tone;
    std::string next_url, next;   // the usual next step
};
void journey_register(web::Html& out, web::Register const& table, std::vector<JourneyLine> const& lines);

std::span<web::Sample const> samples();

}   // namespace journeys
