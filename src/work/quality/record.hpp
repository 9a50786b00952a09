#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

/// What is kept of an organisation over time: its reports of quarters and the grading of its years. Numbers and
/// published words about the organisation; nothing about a person. Rules: docs/rules/quality.md.
namespace quality {

using ReportId = base::Id<struct OrganisationReportTag>;
using GradingId = base::Id<struct OrganisationGradingTag>;

struct Quarter {
    int year = 0;
    int number = 0;   // 1 to 4
    auto operator<=>(Quarter const&) const = default;

    base::Date first() const { return base::day(year, static_cast<unsigned>(number) * 3 - 2, 1); }
    base::Date end() const { return next().first(); }   // first day after it
    Quarter next() const { return number == 4 ? Quarter{year + 1, 1} : Quarter{year, number + 1}; }
    Quarter before() const { return number == 1 ? Quarter{year - 1, 4} : Quarter{year, number - 1}; }
    /// "2026-Q1": in addresses and the API.
    std::string text() const;
};
Quarter quarter_of(base::Date day);
/// The latest one that is over on `day`.
inline Quarter last_ended(base::Date day) { return quarter_of(day).before(); }
std::optional<Quarter> parse_quarter(std::string_view text);

/// Dues paid, reports handed in, tasks of the year done: as the organisation above sees it.
enum class Obligations : std::uint8_t { met, partly, not_met };
std::string_view name_of(Obligations obligations);
std::optional<Obligations> parse_obligations(std::string_view name);
std::string_view label_of(Obligations obligations);   // gettext id
std::span<Obligations const> all_obligations();

struct Report {
    ReportId id;
    UnitId unit;
    Quarter quarter;
    std::int64_t meetings_held = 0;
    std::int64_t members = 0;   // at the end of the quarter; official members of a Party organisation
    std::int64_t members_active = 0;
    Obligations obligations = Obligations::met;
};
/// Whether both tell the same of their quarter.
bool says_the_same(Report const& a, Report const& b);
/// From when to when an organisation lives.
struct Life {
    base::Date from = {};
    std::optional<base::Date> to = {};   // first day on which it no longer is
};
struct ReportForm {
    std::optional<Quarter> quarter = {};
    std::optional<std::int64_t> meetings_held = {};
    std::optional<std::int64_t> members = {};
    std::optional<std::int64_t> members_active = {};
    std::optional<Obligations> obligations = {};
};
/// Rule QL-1. Refuses: invalid - something missing; a quarter that is not over, or in which the organisation did not
/// live; a number below 0 or above 1,000,000; more active members than members; more than 366 meetings
base::Result<Report> check(UnitId unit, Life const& life, ReportForm const& form, base::Date today);

/// The words of the yearly grading, the best first.
enum class Grade : std::uint8_t { excellent, good, fulfilled, not_fulfilled };
std::string_view name_of(Grade grade);
std::optional<Grade> parse_grade(std::string_view name);
std::string_view label_of(Grade grade);   // gettext id
std::span<Grade const> all_grades();

struct Grading {
    GradingId id;
    UnitId unit;
    int year = 0;
    Grade grade = Grade::fulfilled;
    std::string decision_number = {};
    base::Date decided_on = {};
};
/// Whether both tell the same of their year.
bool says_the_same(Grading const& a, Grading const& b);
struct GradingForm {
    std::optional<std::int64_t> year = {};
    std::optional<Grade> grade = {};
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
};
/// Rule QL-2. Refuses: invalid - something missing; a year in which the organisation did not live or that has not
/// begun; decided before the year began or after `today`; a number longer than 60 letters
base::Result<Grading> check(UnitId unit, Life const& life, GradingForm const& form, base::Date today);

}   // namespace quality
