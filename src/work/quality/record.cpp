#include "work/quality/record.hpp"

#include <fmt/format.h>

#include <charconv>
#include <tuple>

#include "base/text.hpp"

namespace quality {
namespace {

using base::Error;
using base::Problem;
using base::Refusal;

constexpr std::size_t longest_number = 60;
constexpr std::int64_t most_members = 1'000'000;
constexpr std::int64_t most_meetings = 366;
constexpr int first_year = 1945;
constexpr int last_year = 9998;

constexpr Obligations every_obligation[] = {Obligations::met, Obligations::partly, Obligations::not_met};
constexpr Grade every_grade[] = {Grade::excellent, Grade::good, Grade::fulfilled, Grade::not_fulfilled};

void judge_number(std::optional<std::int64_t> number, std::string_view field, std::int64_t most,
                  std::vector<Problem>& problems)
{
    if (!number)
        problems.push_back({field, "required"});
    else if (*number < 0 || *number > most)
        problems.push_back({field, "quality.number_out_of_bounds", std::to_string(most)});
}

/// Whether it lived on some day of [from, to).
bool lived_in(Life const& life, base::Date from, base::Date to)
{
    return life.from < to && (!life.to || *life.to > from);
}

}   // namespace

std::string Quarter::text() const { return fmt::format("{:04}-Q{}", year, number); }

Quarter quarter_of(base::Date day)
{
    std::chrono::year_month_day const civil{day};
    return {static_cast<int>(civil.year()), static_cast<int>((static_cast<unsigned>(civil.month()) + 2) / 3)};
}

std::optional<Quarter> parse_quarter(std::string_view text)
{
    if (text.size() != 7 || text.substr(4, 2) != "-Q" || text[6] < '1' || text[6] > '4') return std::nullopt;
    Quarter quarter{0, text[6] - '0'};
    auto const [end, error] = std::from_chars(text.data(), text.data() + 4, quarter.year);
    if (error != std::errc{} || end != text.data() + 4 || quarter.year < first_year || quarter.year > last_year)
        return std::nullopt;
    return quarter;
}

std::string_view name_of(Obligations obligations)
{
    if (obligations == Obligations::met) return "met";
    return obligations == Obligations::partly ? "partly" : "not_met";
}

std::optional<Obligations> parse_obligations(std::string_view name)
{
    for (auto const one : every_obligation)
        if (name_of(one) == name) return one;
    return std::nullopt;
}

std::string_view label_of(Obligations obligations)
{
    if (obligations == Obligations::met) return "All obligations met";
    return obligations == Obligations::partly ? "Obligations met in part" : "Obligations not met";
}

std::span<Obligations const> all_obligations() { return every_obligation; }

std::string_view name_of(Grade grade)
{
    switch (grade) {
        case Grade::excellent:
            return "excellent";
        case Grade::good:
            return "good";
        case Grade::fulfilled:
            return "fulfilled";
        default:
            return "not_fulfilled";
    }
}

std::optional<Grade> parse_grade(std::string_view name)
{
    for (auto const one : every_grade)
        if (name_of(one) == name) return one;
    return std::nullopt;
}

std::string_view label_of(Grade grade)
{
    switch (grade) {
        case Grade::excellent:
            return "Tasks fulfilled excellently";
        case Grade::good:
            return "Tasks fulfilled well";
        case Grade::fulfilled:
            return "Tasks fulfilled";
        default:
            return "Tasks not fulfilled";
    }
}

std::span<Grade const> all_grades() { return every_grade; }

bool says_the_same(Report const& a, Report const& b)
{
    return std::tie(a.meetings_held, a.members, a.members_active, a.obligations) ==
           std::tie(b.meetings_held, b.members, b.members_active, b.obligations);
}

bool says_the_same(Grading const& a, Grading const& b)
{
    return std::tie(a.grade, a.decision_number, a.decided_on) == std::tie(b.grade, b.decision_number, b.decided_on);
}

base::Result<Report> check(UnitId unit, Life const& life, ReportForm const& form, base::Date today)
{
    std::vector<Problem> problems;
    if (!form.quarter)
        problems.push_back({"quarter", "required"});
    else if (form.quarter->end() > today)
        problems.push_back({"quarter", "quality.quarter_not_over"});
    else if (!lived_in(life, form.quarter->first(), form.quarter->end()))
        problems.push_back({"quarter", "quality.not_living_then"});
    judge_number(form.meetings_held, "meetings_held", most_meetings, problems);
    judge_number(form.members, "members", most_members, problems);
    judge_number(form.members_active, "members_active", most_members, problems);
    if (form.members && form.members_active && *form.members_active > *form.members)
        problems.push_back({"members_active", "quality.more_active_than_members", std::to_string(*form.members)});
    if (!form.obligations) problems.push_back({"obligations", "required"});
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};
    return Report{.unit = unit,
                  .quarter = *form.quarter,
                  .meetings_held = *form.meetings_held,
                  .members = *form.members,
                  .members_active = *form.members_active,
                  .obligations = *form.obligations};
}

base::Result<Grading> check(UnitId unit, Life const& life, GradingForm const& form, base::Date today)
{
    std::vector<Problem> problems;
    bool const readable = form.year && *form.year >= first_year && *form.year <= last_year;
    int const year = readable ? static_cast<int>(*form.year) : first_year;
    auto const from = base::day(year, 1, 1);
    if (!form.year)
        problems.push_back({"year", "required"});
    else if (!readable || from > today)
        problems.push_back({"year", "quality.year_not_begun"});
    else if (!lived_in(life, from, base::day(year + 1, 1, 1)))
        problems.push_back({"year", "quality.not_living_then"});
    if (!form.grade) problems.push_back({"grade", "required"});
    if (form.decision_number.empty()) problems.push_back({"decision_number", "required"});
    if (base::length(form.decision_number) > longest_number)
        problems.push_back({"decision_number", "unit.text_too_long"});
    if (!form.decided_on)
        problems.push_back({"decided_on", "required"});
    else if (*form.decided_on > today)
        problems.push_back({"decided_on", "date.in_future"});
    else if (readable && *form.decided_on < from)
        problems.push_back({"decided_on", "quality.decided_before_year", std::to_string(year)});
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};
    return Grading{.unit = unit,
                   .year = year,
                   .grade = *form.grade,
                   .decision_number = form.decision_number,
                   .decided_on = *form.decided_on};
}

}   // namespace quality
