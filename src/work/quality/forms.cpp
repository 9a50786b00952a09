#include "work/quality/forms.hpp"

#include "base/text.hpp"

namespace quality {
namespace {

std::string named(std::string_view name, std::string_view suffix) { return std::string{name} + std::string{suffix}; }

/// A number that cannot be read is one out of bounds.
std::optional<std::int64_t> whole(web::Fields const& form, std::string const& name)
{
    auto const text = base::clean(form.get(name));
    if (text.empty()) return std::nullopt;
    return base::parse_whole(text).value_or(-1);
}

}   // namespace

std::string title_of(base::Texts const& texts, grassroots::Family const& family)
{
    using organisations::Line;
    if (family.line == Line::party) return std::string{texts.tr("Quality of Party organisations")};
    if (family.line == Line::youth) return std::string{texts.tr("Quality of youth organisations")};
    if (family.line == Line::women) return std::string{texts.tr("Quality of women's organisations")};
    if (family.line == Line::veterans) return std::string{texts.tr("Quality of veterans' organisations")};
    return std::string{texts.tr("Quality of unions")};
}

std::string quarter_name(base::Texts const& texts, Quarter quarter)
{
    return texts.tr("quarter {0} of {1}", {std::to_string(quarter.number), std::to_string(quarter.year)});
}

std::vector<NumberField> number_fields(base::Texts const& texts, grassroots::Family const& family)
{
    auto members = std::string{texts.tr("Members at the end of the quarter")};
    if (family.line == organisations::Line::party) members = texts.tr("Official members at the end of the quarter");
    return {{"meetings_held", std::string{texts.tr("Meetings held")}},
            {"members", std::move(members)},
            {"members_active", std::string{texts.tr("Members taking part")}}};
}

std::vector<web::Choice> quarters_offered(base::Texts const& texts, base::Date today)
{
    std::vector<web::Choice> offered;
    for (auto quarter = last_ended(today); offered.size() < offered_quarters; quarter = quarter.before())
        offered.push_back({quarter.text(), quarter_name(texts, quarter)});
    return offered;
}

std::vector<web::Choice> years_offered(base::Date today)
{
    std::vector<web::Choice> offered;
    auto const newest = quarter_of(today).year;
    for (int year = newest; year > newest - offered_years; --year)
        offered.push_back({std::to_string(year), std::to_string(year)});
    return offered;
}

std::vector<web::Choice> obligation_choices(base::Texts const& texts)
{
    std::vector<web::Choice> choices{{"", ""}};
    for (auto const one : all_obligations())
        choices.push_back({std::string{name_of(one)}, std::string{texts.of(label_of(one))}});
    return choices;
}

std::vector<web::Choice> grade_choices(base::Texts const& texts)
{
    std::vector<web::Choice> choices{{"", ""}};
    for (auto const one : all_grades())
        choices.push_back({std::string{name_of(one)}, std::string{texts.of(label_of(one))}});
    return choices;
}

ReportForm read_report(web::Fields const& form, std::string_view suffix)
{
    return {.quarter = parse_quarter(form.get("quarter")),
            .meetings_held = whole(form, named("meetings_held", suffix)),
            .members = whole(form, named("members", suffix)),
            .members_active = whole(form, named("members_active", suffix)),
            .obligations = parse_obligations(form.get(named("obligations", suffix)))};
}

bool is_told(ReportForm const& form, web::Fields const& fields, std::string_view suffix)
{
    return form.meetings_held || form.members || form.members_active ||
           !base::clean(fields.get(named("obligations", suffix))).empty();
}

GradingForm read_grading(web::Request const& request)
{
    return {.year = web::read_whole(request, "year"),
            .grade = parse_grade(request.form.get("grade")),
            .decision_number = web::read_text(request, "decision_number"),
            .decided_on = web::read_day(request, "decided_on")};
}

}   // namespace quality
