#include "work/training/learner.hpp"

#include <algorithm>

#include "base/numbers.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "registers/enterprises/store.hpp"

namespace training {
namespace {

constexpr std::int64_t highest_mark = 100;   // in tenths

constexpr rulebook::Needed needed[] = {
    {.key = "training.attendance_min", .kind = rulebook::Kind::ratio},
    {.key = "training.pass_mark"},
    {.key = "party.certificate_valid_months"},
};

}   // namespace

NewEnrolment enrolment_of(db::Connection& tx, TrainingClass const& training_class, people::Person const& person)
{
    NewEnrolment row{.training_class = &training_class,
                     .person = person.id,
                     .sex = person.sex,
                     .place = person.place,
                     .enterprise = person.enterprise};
    if (!person.enterprise) return row;
    if (auto const enterprise = enterprises::find(tx, *person.enterprise, training_class.opened_on)) {
        row.ownership = enterprise->ownership;
        row.workplace = enterprise->name;
    }
    return row;
}

std::optional<std::int64_t> mark_in_tenths(std::string text)
{
    std::ranges::replace(text, ',', '.');
    auto const dot = text.find('.');
    auto const whole = base::parse_whole(text.substr(0, dot));
    if (!whole || *whole < 0 || *whole > 10) return std::nullopt;
    std::int64_t tenths = 0;
    if (dot != std::string::npos) {
        if (text.size() != dot + 2 || text[dot + 1] < '0' || text[dot + 1] > '9') return std::nullopt;
        tenths = text[dot + 1] - '0';
    }
    auto const mark = *whole * 10 + tenths;
    return mark <= highest_mark ? std::optional{mark} : std::nullopt;
}

base::Result<Outcome> decide(db::Connection& tx, TrainingClass const& training_class, Enrolment const& enrolment,
                             OutcomeForm const& form, base::Date today)
{
    base::Error error{base::Refusal::invalid};
    auto const result = parse_result(form.result);
    if (!result) error.problems.push_back({"result", "class.unknown_result", form.result});
    Outcome outcome{result.value_or(ResultKind::none), form.mark_tenths};
    if (form.mark_tenths ? *form.mark_tenths < 0 || *form.mark_tenths > highest_mark : !form.mark_text.empty())
        error.problems.push_back({"mark", "class.mark_out_of_range", form.mark_text});
    if (!form.number.empty() && !enrolment.certificate) {
        auto const issued = issue(enrolment.id, training_class, outcome.result, form.number, form.issued_on, today);
        if (!issued)
            std::ranges::copy(issued.error().problems, std::back_inserter(error.problems));
        else if (number_is_taken(tx, issuer_of(training_class), form.number))
            error.problems.push_back({"number", "certificate.number_taken", form.number});
        else
            outcome.certificate = *issued;
    }
    if (!error.problems.empty()) return error;
    if (enrolment.certificate && outcome.result != ResultKind::passed)
        return base::Error{base::Refusal::conflict,
                           {{"result", "class.certificate_stands", enrolment.certificate->number}}};
    return outcome;
}

void save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
          TrainingClass const& training_class, Enrolment const& enrolment, Outcome const& outcome)
{
    if (outcome.result != enrolment.result || outcome.mark_tenths != enrolment.mark_tenths)
        save_result(tx, placement, entry, training_class, enrolment, outcome.result, outcome.mark_tenths);
    if (outcome.certificate) save_certificate(tx, placement, entry, training_class, enrolment, *outcome.certificate);
}

base::Result<Session> make_session(TrainingClass const& training_class, SessionForm const& form)
{
    base::Error error{base::Refusal::invalid};
    if (!form.held_on)
        error.problems.push_back(
            {"held_on", form.held_on_text.empty() ? "required" : "date.invalid", form.held_on_text});
    else if (*form.held_on < training_class.opened_on)
        error.problems.push_back({"held_on", "session.before_class"});
    if (!form.periods || *form.periods < 1) error.problems.push_back({"periods", "class.no_periods"});
    if (!error.problems.empty()) return error;
    return Session{{}, *form.held_on, form.topic, *form.periods};
}

std::optional<std::int64_t> attended_periods(Session const& session, std::string_view text)
{
    auto const periods = base::parse_whole(text);
    return periods && *periods >= 0 && *periods <= session.periods ? periods : std::nullopt;
}

PassRules pass_rules_on(base::Date day)
{
    constexpr std::int64_t per_mille = 1000;
    auto const& rules = rulebook::embedded();
    return {.max_absent_per_mille = per_mille - rules.ratio("training.attendance_min", day).at_least(per_mille),
            .pass_mark_tenths = rules.integer("training.pass_mark", day) * 10};
}

ResultKind judged(TrainingClass const& training_class, Enrolment const& enrolment, std::vector<Session> const& sessions,
                  std::vector<AttendanceCell> const& attendance)
{
    Effort effort{.mark_tenths = enrolment.mark_tenths};
    for (auto const& cell : attendance) {
        if (cell.enrolment != enrolment.id) continue;
        effort.periods_attended += cell.periods_attended;
        auto const session = std::ranges::find(sessions, cell.session, &Session::id);
        if (session != sessions.end()) effort.periods_held += session->periods;
    }
    return judge(effort, pass_rules_on(training_class.opened_on));
}

std::optional<base::Date> validity_of(TrainingClass const& training_class, Certificate const& certificate)
{
    if (training_class.type != "party_awareness") return std::nullopt;
    auto const& rules = rulebook::embedded();
    return valid_until(certificate.issued_on, rules.integer("party.certificate_valid_months", certificate.issued_on));
}

std::span<rulebook::Needed const> needed_rules() { return needed; }

}   // namespace training
