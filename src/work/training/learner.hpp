#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "kernel/rulebook/needed.hpp"
#include "registers/people/person.hpp"
#include "work/training/store.hpp"

/// What is decided about a learner of a class: enrolment, attendance, result, certificate. Pages and API ask the same.
namespace training {

/// The enrolment of a person as the registers know them: place, enterprise and its ownership on the opening day.
NewEnrolment enrolment_of(db::Connection& tx, TrainingClass const& training_class, people::Person const& person);

/// "7,5" or "8" as tenths; empty when it is not a mark from 0 to 10 with at most one decimal.
std::optional<std::int64_t> mark_in_tenths(std::string text);

struct OutcomeForm {
    std::string result;                             // "" none yet, "passed", "failed", "incomplete"
    std::optional<std::int64_t> mark_tenths = {};   // of the paper
    std::string mark_text = {};                     // as typed
    std::string number = {};                        // of a new certificate, "" = none; nothing when one stands
    std::optional<base::Date> issued_on = {};
};
struct Outcome {
    ResultKind result = ResultKind::none;
    std::optional<std::int64_t> mark_tenths = {};
    std::optional<Certificate> certificate = {};   // to be issued
};
/// How a participation ended. Rules T-3 and T-5.
/// Refuses: invalid  - unknown result; a mark that is none; a certificate without a pass, number or day, or one before
///                     the class or after `today`; a number that was given already
///          conflict - the result is no pass any more, but a certificate stands: it must be cancelled first
base::Result<Outcome> decide(db::Connection& tx, TrainingClass const& training_class, Enrolment const& enrolment,
                             OutcomeForm const& form, base::Date today);
/// Writes what changes by it.
void save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
          TrainingClass const& training_class, Enrolment const& enrolment, Outcome const& outcome);

struct SessionForm {
    std::optional<base::Date> held_on = {};
    std::string held_on_text = {};   // as typed
    std::string topic = {};
    std::optional<std::int64_t> periods = {};
};
/// Refuses: invalid - no readable day, a day before the class opens, not at least one period
base::Result<Session> make_session(TrainingClass const& training_class, SessionForm const& form);

/// "3" for 3 of the session's periods; empty when it is not a whole number from 0 to all of them.
std::optional<std::int64_t> attended_periods(Session const& session, std::string_view text);

/// The dated values for a class that opened on that day. Rule T-3.
PassRules pass_rules_on(base::Date day);
/// What attendance and paper come to by the rule; `none` when there is nothing to judge by.
ResultKind judged(TrainingClass const& training_class, Enrolment const& enrolment, std::vector<Session> const& sessions,
                  std::vector<AttendanceCell> const& attendance);

/// The last day on which the certificate is good for admission; empty for types of classes that it does not matter for.
/// Rule T-4.
std::optional<base::Date> validity_of(TrainingClass const& training_class, Certificate const& certificate);

/// What these rules look up.
std::span<rulebook::Needed const> needed_rules();

}   // namespace training
