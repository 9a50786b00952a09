#include "reports/question.hpp"

#include <fmt/format.h>

#include "registers/organisations/store.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

std::optional<base::Date> read_day(std::string_view text)
{
    if (auto const day = base::parse_date(text)) return day;
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return base::parse_date(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
    return std::nullopt;
}

void read_period(QuestionForm const& form, Question& question, std::vector<base::Problem>& problems)
{
    if (!form.from.empty()) {
        if (auto const day = read_day(form.from))
            question.period.from = *day;
        else
            problems.push_back({"from", "date.invalid", std::string{form.from}});
    }
    if (!form.to.empty()) {
        if (auto const day = read_day(form.to))
            question.period.to = *day + base::Days{1};
        else
            problems.push_back({"to", "date.invalid", std::string{form.to}});
    }
    if (problems.empty() && question.period.from >= question.period.to)
        problems.push_back({"to", "report.period_empty"});
}

void read_structure(QuestionForm const& form, Question& question, std::vector<base::Problem>& problems)
{
    if (form.structure.empty() || form.structure == "then") return;
    question.structure = ledger::Structure::now;
    if (form.structure == "now") return;
    question.structure = ledger::Structure::day;
    if (auto const day = read_day(form.structure))
        question.structure_day = *day;
    else
        problems.push_back({"structure", "report.structure_unknown", std::string{form.structure}});
}

void read_known_at(QuestionForm const& form, Question& question, std::vector<base::Problem>& problems)
{
    if (form.known_at.empty()) return;
    if (auto const instant = base::parse_instant(form.known_at))
        question.known_at = *instant;
    else if (auto const day = read_day(form.known_at))   // what was known at the end of that day in Việt Nam
        question.known_at = base::Instant{*day + base::Days{1}} - std::chrono::hours{7} - std::chrono::seconds{1};
    else
        problems.push_back({"known_at", "date.invalid", std::string{form.known_at}});
}

}   // namespace

base::Result<Question> read_question(db::Connection& tx, web::Actor const& actor, QuestionForm const& form,
                                     base::Date today)
{
    auto const source = find_report(form.code);
    if (!source.report) return base::Error{base::Refusal::not_found, {{"", "report.unknown", std::string{form.code}}}};
    Question question{.code = source.report->code, .period = source.directive->period};
    std::vector<base::Problem> problems;
    read_period(form, question, problems);
    read_structure(form, question, problems);
    read_known_at(form, question, problems);
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};

    if (form.unit.empty()) {
        auto const own = unit_of(tx, *source.directive, today);
        if (!own)
            return base::Error{base::Refusal::not_found,
                               {{"unit", "report.unit_unknown", source.directive->unit_name}}};
        question.unit = *own;
    } else {
        auto const unit = resolve_unit(tx, form.unit, question.period, today);
        if (!unit) return unit.error();
        question.unit = *unit;
    }
    if (!organisations::wholly_in_scope(tx, actor, view_reports, question.unit, today))
        return base::Error{base::Refusal::not_found, {{"unit", "report.unit_unknown", std::string{form.unit}}}};
    return question;
}

std::string question_parameters(Question const& question)
{
    auto text = fmt::format("unit={}&from={}&to={}&structure={}", question.unit.text(), base::iso(question.period.from),
                            base::iso(last_day(question)), structure_text(question));
    if (question.known_at) text += "&known_at=" + base::iso(*question.known_at);
    return text;
}

}   // namespace reports
