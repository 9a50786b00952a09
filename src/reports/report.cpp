#include "reports/report.hpp"

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "base/text.hpp"

namespace reports {
namespace {

/// Letters and digits without accents, everything else one dash.
std::string slug(std::string_view name)
{
    std::string text;
    for (char const c : base::fold(name)) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            text += c;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    while (!text.empty() && text.back() == '-') text.pop_back();
    return text;
}

std::optional<TargetResult> whole_period(Report const& report, Indicator const& indicator,
                                         std::vector<TargetResult> const& of_years)
{
    if (of_years.empty() || indicator.measure == Measure::people) return std::nullopt;
    TargetResult whole{.indicator = &indicator,
                       .comparison = of_years.back().comparison,
                       .result = report.total(indicator),
                       .summed = true};
    if (indicator.measure == Measure::stock)
        whole.target = of_years.back().target;
    else
        for (auto const& year : of_years) whole.target += year.target;
    return whole;
}

void write_unit(base::JsonWriter& json, std::string_view code, std::string_view name)
{
    json.begin_object().key("code").text(code).key("name").text(name).end_object();
}

void write_figure(base::JsonWriter& json, Report const& report, Figure const& figure)
{
    json.begin_object();
    json.key("id").text(figure.id);
    json.key("indicator").text(figure.indicator->id);
    json.key("label").text(figure.indicator->name.vi);
    json.key("unit_of_measure").text(figure.indicator->unit_of_measure.vi);
    json.key("by").begin_object();
    if (figure.year) json.key("year").number(*figure.year);
    if (figure.unit) {
        auto const& unit = report.units[*figure.unit];
        json.key("unit");
        if (unit.id)
            write_unit(json, unit.code, unit.name);
        else
            json.null();
    }
    json.end_object();
    json.key("value").number(figure.value);
    json.end_object();
}

void write_target(base::JsonWriter& json, TargetResult const& target)
{
    json.begin_object();
    json.key("indicator").text(target.indicator->id);
    json.key("year");
    if (target.year == 0)
        json.null();
    else
        json.number(target.year);
    json.key("comparison").text(target.comparison);
    json.key("target").number(target.target);
    json.key("result").number(target.result);
    json.key("rate_tenths");
    if (auto const tenths = base::percent_tenths(target.result, target.target))
        json.number(*tenths);
    else
        json.null();
    json.end_object();
}

}   // namespace

std::string structure_text(Question const& question)
{
    switch (question.structure) {
        case ledger::Structure::then:
            return "then";
        case ledger::Structure::now:
            return "now";
        case ledger::Structure::day:
            break;
    }
    return base::iso(question.structure_day);
}

base::Date last_day(Question const& question) { return question.period.to - base::Days{1}; }

bool TargetResult::reached() const
{
    if (comparison == "<=") return result <= target;
    return comparison == "=" ? result == target : result >= target;
}

Figure const* Report::find(std::string_view id) const
{
    auto const found = std::ranges::lower_bound(figures, id, {}, &Figure::id);
    return found != figures.end() && found->id == id ? &*found : nullptr;
}

std::int64_t Report::total(Indicator const& indicator) const
{
    auto const* figure = find(figure_id(indicator));
    return figure ? figure->value : 0;
}

std::int64_t Report::in_year(Indicator const& indicator, int year) const
{
    auto const* figure = find(figure_id(indicator, year));
    return figure ? figure->value : 0;
}

std::int64_t Report::in_unit(Indicator const& indicator, ReportUnit const& unit) const
{
    auto const* figure = find(figure_id(indicator, unit));
    return figure ? figure->value : 0;
}

TargetResult const* Report::target(Indicator const& indicator, int year) const
{
    for (auto const& result : targets)
        if (result.indicator == &indicator && result.year == year) return &result;
    return nullptr;
}

std::string figure_id(Indicator const& indicator) { return indicator.id; }
std::string figure_id(Indicator const& indicator, int year) { return indicator.id + ".y" + std::to_string(year); }
std::string figure_id(Indicator const& indicator, ReportUnit const& unit) { return indicator.id + "." + unit.key; }

void give_keys(std::vector<ReportUnit>& units)
{
    std::set<std::string> taken;
    for (auto& unit : units) {
        auto const key =
            !unit.id ? std::string{"unplaced"} : "u" + (unit.code.empty() ? slug(unit.name) : slug(unit.code));
        unit.key = key;
        for (int count = 2; !taken.insert(unit.key).second; ++count) unit.key = key + "-" + std::to_string(count);
    }
}

std::vector<TargetResult> target_results(Report const& report, std::vector<Target> const& targets)
{
    std::vector<TargetResult> results;
    for (auto const* indicator : report.indicators) {
        std::vector<TargetResult> of_years;
        bool whole = false;
        for (auto const& target : targets) {
            if (target.indicator != indicator->id) continue;
            bool const in_report =
                target.year == 0 || std::ranges::find(report.years, target.year) != report.years.end();
            if (!in_report) continue;
            auto const result = target.year == 0 ? report.total(*indicator) : report.in_year(*indicator, target.year);
            TargetResult const line{.indicator = indicator,
                                    .year = target.year,
                                    .target = target.value,
                                    .comparison = target.comparison,
                                    .result = result};
            (target.year == 0 ? results : of_years).push_back(line);
            whole = whole || target.year == 0;
        }
        std::ranges::sort(of_years, {}, &TargetResult::year);
        if (!whole)
            if (auto const sum = whole_period(report, *indicator, of_years)) results.push_back(*sum);
        std::ranges::move(of_years, std::back_inserter(results));
    }
    std::ranges::stable_sort(results, {}, [](auto const& result) {
        return std::pair{result.indicator->id, result.year};
    });
    return results;
}

std::string within_sentence(std::string_view name)
{
    std::size_t first = name.empty() ? 0 : 1;
    while (first < name.size() && (static_cast<unsigned char>(name[first]) & 0xC0) == 0x80) ++first;
    return base::lower(name.substr(0, first)) + std::string{name.substr(first)};
}

std::string filled_text(Report const& report, std::string_view pattern)
{
    std::string text;
    while (!pattern.empty()) {
        auto const open = pattern.find('{');
        auto const close = pattern.find('}', open);
        text += pattern.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        auto const name = pattern.substr(open + 1, close - open - 1);
        if (name == "from")
            text += base::vietnamese(report.question.period.from);
        else if (name == "to")
            text += base::vietnamese(last_day(report.question));
        else if (name == "unit")
            text += within_sentence(report.unit_name);
        else if (auto const* indicator = find_indicator(name))
            text += base::grouped(report.total(*indicator));
        pattern.remove_prefix(close + 1);
    }
    return text;
}

std::string to_json(Report const& report)
{
    base::JsonWriter json;
    json.begin_object();
    json.key("code").text(report.definition->code);
    json.key("directive").text(report.directive->number);
    json.key("unit");
    write_unit(json, report.unit_code, report.unit_name);
    json.key("period").begin_object();
    json.key("from").text(base::iso(report.question.period.from));
    json.key("to").text(base::iso(last_day(report.question)));
    json.end_object();
    json.key("structure").text(structure_text(report.question));
    json.key("known_at");
    if (report.question.known_at)
        json.text(base::iso(*report.question.known_at));
    else
        json.null();
    json.key("figures").begin_array();
    for (auto const& figure : report.figures) write_figure(json, report, figure);
    json.end_array();
    json.key("targets").begin_array();
    for (auto const& target : report.targets) write_target(json, target);
    json.end_array();
    json.key("rules").begin_array();
    for (auto const* indicator : report.indicators)
        json.begin_object().key("indicator").text(indicator->id).key("version").number(indicator->version).end_object();
    json.end_array();
    json.end_object();
    return json.take() + "\n";
}

}   // namespace reports
