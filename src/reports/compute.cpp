#include "reports/compute.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "registers/organisations/store.hpp"
#include "reports/report_units.hpp"
#include "reports/store.hpp"

namespace reports {
namespace {

using ledger::By;

/// The days whose stock a report shows: the end of each year, in the last one the last day.
std::map<int, base::Date> stock_days(Question const& question)
{
    std::map<int, base::Date> days;
    auto const last = last_day(question);
    for (int year = base::year_of(question.period.from); year <= base::year_of(last); ++year)
        days[year] = std::min(base::day(year, 12, 31), last);
    return days;
}

ledger::Frame flow_frame(Question const& question)
{
    return {.scope = question.unit,
            .period = question.period,
            .structure = question.structure,
            .known_at = question.known_at};
}

/// Sums by unit and year of what counts for an indicator, signed.
using Sums = std::map<std::pair<std::optional<UnitId>, int>, std::int64_t>;

/// One view of the ledger. Sums of a kind are asked once, whatever the number of indicators on it.
class Reading {
public:
    Reading(db::Connection& tx, ledger::Placement const& placement, ledger::Frame const& frame)
        : view_(tx, placement, frame)
    {
    }

    Sums sums(Indicator const& indicator)
    {
        Sums sums;
        auto const add = [&](std::vector<std::string> const& kinds, std::int64_t sign) {
            for (auto const& kind : kinds)
                for (auto const& figure : of_kind(kind))
                    if (counts(indicator, figure.key.variety))
                        sums[{figure.key.unit, figure.key.year}] += sign * figure.value;
        };
        add(indicator.kinds, 1);
        add(indicator.minus, -1);
        return sums;
    }
    std::vector<ledger::Figure> people(Indicator const& indicator, std::vector<By> by) const
    {
        ledger::Query query{.by = std::move(by)};
        for (auto const& kind : indicator.kinds) query.counted.push_back({kind, indicator.varieties});
        return view_.people(query);
    }
    std::vector<base::Date> changes() const { return view_.changes(); }

private:
    static bool counts(Indicator const& indicator, std::string const& variety)
    {
        return indicator.varieties.empty() ||
               std::ranges::find(indicator.varieties, variety) != indicator.varieties.end();
    }
    std::vector<ledger::Figure> const& of_kind(std::string const& kind)
    {
        auto const found = asked_.find(kind);
        if (found != asked_.end()) return found->second;
        return asked_[kind] = view_.sums({{{kind}}, {By::unit, By::year, By::variety}});
    }

    ledger::View view_;
    std::map<std::string, std::vector<ledger::Figure>> asked_;
};

/// The ledger asked for one report.
class Asking {
public:
    Asking(db::Connection& tx, Question const& question, base::Date today)
        : tx_(&tx),
          question_(&question),
          placement_(organisations::placement(tx, placement_day(question, today))),
          flows_(tx, *placement_, flow_frame(question))
    {
    }

    Reading& flows() { return flows_; }
    /// The stock of that day. Days between which nothing below the scope moves share what is read, for the last of them
    /// has the facts of the others too.
    Reading& stocks(base::Date day)
    {
        auto const days = stock_days(*question_);
        auto const moves = flows_.changes();
        auto const moved = std::ranges::upper_bound(moves, day);
        auto last = day;
        for (auto const& [year, other] : days)
            if (moved == moves.end() || other < *moved) last = std::max(last, other);
        auto& reading = stocks_[last];
        if (!reading) reading = std::make_unique<Reading>(*tx_, *placement_, stock_frame(*tx_, *question_, last));
        return *reading;
    }

private:
    db::Connection* tx_;
    Question const* question_;
    std::unique_ptr<ledger::Placement> placement_;
    Reading flows_;
    std::map<base::Date, std::unique_ptr<Reading>> stocks_;
};

/// Values of one indicator before they become figures.
struct Values {
    std::int64_t total = 0;
    std::map<int, std::int64_t> by_year;
    std::map<std::optional<UnitId>, std::int64_t> by_unit;
};

Values flow(Asking& asking, Indicator const& indicator)
{
    Values values;
    for (auto const& [key, value] : asking.flows().sums(indicator)) {
        auto const& [unit, year] = key;
        values.total += value;
        values.by_unit[unit] += value;
        values.by_year[year] += value;
    }
    return values;
}

Values stock(Asking& asking, Indicator const& indicator, Question const& question)
{
    Values values;
    for (auto const& [year, day] : stock_days(question))
        for (auto const& [key, value] : asking.stocks(day).sums(indicator))
            if (key.second <= year) values.by_year[year] += value;
    for (auto const& [key, value] : asking.stocks(last_day(question)).sums(indicator)) {
        values.total += value;
        values.by_unit[key.first] += value;
    }
    return values;
}

Values people(Asking& asking, Indicator const& indicator, bool by_unit)
{
    Values values;
    for (auto const& figure : asking.flows().people(indicator, {})) values.total += figure.value;
    for (auto const& figure : asking.flows().people(indicator, {By::year}))
        values.by_year[figure.key.year] = figure.value;
    if (by_unit)
        for (auto const& figure : asking.flows().people(indicator, {By::unit}))
            values.by_unit[figure.key.unit] = figure.value;
    return values;
}

/// Of all indicators together; sums without their signs, so that nothing counted adds up to nothing.
std::map<std::optional<UnitId>, std::int64_t> counted_by_unit(std::vector<Values> const& values)
{
    std::map<std::optional<UnitId>, std::int64_t> counted;
    for (auto const& of_indicator : values)
        for (auto const& [unit, value] : of_indicator.by_unit) counted[unit] += std::abs(value);
    return counted;
}

void add_figures(Report& report, Indicator const& indicator, Values& values)
{
    report.figures.push_back({.id = figure_id(indicator), .indicator = &indicator, .value = values.total});
    for (auto const year : report.years)
        report.figures.push_back(
            {.id = figure_id(indicator, year), .indicator = &indicator, .year = year, .value = values.by_year[year]});
    for (std::size_t i = 0; i < report.units.size(); ++i)
        report.figures.push_back({.id = figure_id(indicator, report.units[i]),
                                  .indicator = &indicator,
                                  .unit = i,
                                  .value = values.by_unit[report.units[i].id]});
}

std::vector<Indicator const*> indicators_of(ReportDefinition const& definition)
{
    std::vector<Indicator const*> found;
    auto ids = definition.indicators();
    std::ranges::copy(definition.by_unit, std::back_inserter(ids));
    for (auto const& id : ids)
        if (auto const* indicator = find_indicator(id); std::ranges::find(found, indicator) == found.end())
            found.push_back(indicator);
    return found;
}

enum class Units : std::uint8_t { shown, left_out };

Report computed(db::Connection& tx, Question const& question, std::vector<Indicator const*> indicators, Units units,
                base::Date today)
{
    auto const source = find_report(question.code);
    base::expect(source.report != nullptr, "a report is computed that no directive defines");
    Report report{.directive = source.directive,
                  .definition = source.report,
                  .question = question,
                  .indicators = std::move(indicators)};
    if (auto const unit = organisations::find(tx, question.unit, naming_day(question, today))) {
        report.unit_code = unit->code;
        report.unit_name = unit->name;
        report.unit_kind = unit->kind;
    }
    for (int year = base::year_of(question.period.from); year <= base::year_of(last_day(question)); ++year)
        report.years.push_back(year);

    Asking asking{tx, question, today};
    std::vector<Values> values;
    for (auto const* indicator : report.indicators)
        values.push_back(indicator->measure == Measure::people  ? people(asking, *indicator, units == Units::shown)
                         : indicator->measure == Measure::stock ? stock(asking, *indicator, question)
                                                                : flow(asking, *indicator));
    if (units == Units::shown) report.units = report_units(tx, question, counted_by_unit(values), today);
    for (std::size_t i = 0; i < values.size(); ++i) add_figures(report, *report.indicators[i], values[i]);
    std::ranges::sort(report.figures, {}, &Figure::id);
    report.targets = target_results(report, targets_of(tx, source.directive->code, question.unit, question.known_at));
    return report;
}

}   // namespace

ledger::Frame stock_frame(db::Connection& tx, Question const& question, base::Date day)
{
    auto frame = flow_frame(question);
    frame.period = ledger::until(day);
    auto const scope = organisations::find(tx, question.unit, day);
    bool const has_gone = scope && scope->ended_on && *scope->ended_on <= day;
    frame.stands_on = has_gone ? *scope->ended_on - base::Days{1} : day;
    return frame;
}

Report compute(db::Connection& tx, Question const& question, base::Date today)
{
    auto const source = find_report(question.code);
    base::expect(source.report != nullptr, "a report is computed that no directive defines");
    return computed(tx, question, indicators_of(*source.report), Units::shown, today);
}

Report compute_some(db::Connection& tx, Question const& question, std::vector<Indicator const*> indicators,
                    base::Date today)
{
    return computed(tx, question, std::move(indicators), Units::left_out, today);
}

Report compute_for(db::Connection& tx, Question const& question, std::string_view figure_id, base::Date today)
{
    // the key of a unit depends on all units of the report; totals and years stand alone
    auto const point = figure_id.rfind(".y");
    auto const* indicator = find_indicator(figure_id);
    if (!indicator && point != std::string_view::npos) indicator = find_indicator(figure_id.substr(0, point));
    auto const source = find_report(question.code);
    base::expect(source.report != nullptr, "a report is computed that no directive defines");
    if (!indicator) return compute(tx, question, today);
    auto const all = indicators_of(*source.report);
    if (std::ranges::find(all, indicator) == all.end()) return compute_some(tx, question, {}, today);
    return compute_some(tx, question, {indicator}, today);
}

}   // namespace reports
