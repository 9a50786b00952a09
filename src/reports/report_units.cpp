#include "reports/report_units.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/store.hpp"

namespace reports {
namespace {

void add_unit(std::vector<ReportUnit>& units, organisations::Unit const& unit)
{
    auto const known = [&](ReportUnit const& other) { return other.id == unit.id; };
    if (std::ranges::none_of(units, known)) units.push_back({.id = unit.id, .code = unit.code, .name = unit.name});
}

/// The units directly below the scope: those of its last day in the report, and by the later tree what they became.
std::vector<ReportUnit> units_below(db::Connection& tx, Question const& question, base::Date today)
{
    std::vector<ReportUnit> units;
    auto const scope = organisations::find(tx, question.unit, last_day(question));
    auto day = last_day(question);
    if (scope && scope->ended_on && *scope->ended_on <= day) day = *scope->ended_on - base::Days{1};
    auto const named_on = naming_day(question, today);
    bool const scope_stands = scope && organisations::lives_on(*scope, named_on);
    if (question.structure != ledger::Structure::then && scope_stands) day = named_on;
    for (auto const& unit : organisations::list(tx, organisations::Line::administrative, {}, day, question.unit)) {
        if (unit.parent != question.unit) continue;
        if (question.structure == ledger::Structure::then || scope_stands)
            add_unit(units, unit);
        else if (auto const present = organisations::present_place(tx, unit.id, "", named_on))
            if (auto const found = organisations::find(tx, *present, named_on)) add_unit(units, *found);
    }
    return units;
}

}   // namespace

base::Date placement_day(Question const& question, base::Date today)
{
    return question.structure == ledger::Structure::day ? question.structure_day : today;
}

base::Date naming_day(Question const& question, base::Date today)
{
    return question.structure == ledger::Structure::then ? last_day(question) : placement_day(question, today);
}

std::vector<ReportUnit> report_units(db::Connection& tx, Question const& question,
                                     std::map<std::optional<UnitId>, std::int64_t> const& counted, base::Date today)
{
    auto units = units_below(tx, question, today);
    bool unplaced = false;
    for (auto const& [unit, value] : counted) {
        if (!unit)
            unplaced = unplaced || value != 0;
        else if (std::ranges::find(units, unit, &ReportUnit::id) == units.end())
            if (auto const found = organisations::find(tx, *unit, naming_day(question, today)))
                add_unit(units, *found);
    }
    std::ranges::stable_sort(units, {}, [](auto const& unit) {
        return std::pair{base::sort_key(unit.name), unit.code};
    });
    if (unplaced) units.push_back({});
    give_keys(units);
    return units;
}

}   // namespace reports
