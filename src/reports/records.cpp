#include <algorithm>

#include "registers/organisations/store.hpp"
#include "reports/compute.hpp"

namespace reports {
namespace {

ledger::Query query_of(Indicator const& indicator, bool by_unit)
{
    ledger::Query query;
    for (auto const* kinds : {&indicator.kinds, &indicator.minus})
        for (auto const& kind : *kinds) query.counted.push_back({kind, indicator.varieties});
    if (by_unit) query.by = {ledger::By::unit};
    return query;
}

base::Period period_of(Report const& report, Figure const& figure)
{
    auto period = report.question.period;
    if (figure.year) {
        period.from = std::max(period.from, base::day(*figure.year, 1, 1));
        period.to = std::min(period.to, base::day(*figure.year + 1, 1, 1));
    }
    return period;
}

ledger::Frame frame_of(db::Connection& tx, Report const& report, Figure const& figure)
{
    auto const& question = report.question;
    auto const period = period_of(report, figure);
    if (figure.indicator->measure == Measure::stock) return stock_frame(tx, question, period.to - base::Days{1});
    return {.scope = question.unit, .period = period, .structure = question.structure, .known_at = question.known_at};
}

}   // namespace

FigureRecords records_of(db::Connection& tx, Report const& report, Figure const& figure, base::Date today,
                         std::optional<ledger::RecordPosition> const& after, std::size_t limit)
{
    auto const& question = report.question;
    auto const day = question.structure == ledger::Structure::day ? question.structure_day : today;
    auto const placement = organisations::placement(tx, day);
    ledger::View const view{tx, *placement, frame_of(tx, report, figure)};
    auto const& indicator = *figure.indicator;
    auto const query = query_of(indicator, figure.unit.has_value());
    ledger::FigureKey key;
    if (figure.unit) key.unit = report.units[*figure.unit].id;
    bool const is_people = indicator.measure == Measure::people;
    auto records =
        is_people ? view.people_records(query, key, after, limit + 1) : view.records(query, key, after, limit + 1);
    FigureRecords page;
    if (records.size() > limit) {
        records.resize(limit);
        page.next = {records.back().on_day, records.back().id};
    }
    for (auto& record : records) {
        bool const takes_away = std::ranges::find(indicator.minus, record.kind) != indicator.minus.end();
        auto const counts = is_people ? 1 : takes_away ? -record.quantity : record.quantity;
        page.items.push_back({std::move(record), counts});
    }
    return page;
}

std::string position_text(ledger::RecordPosition const& position)
{
    return base::iso(position.on_day) + "_" + position.id.text();
}

std::optional<ledger::RecordPosition> parse_position(std::string_view text)
{
    if (text.size() < 12 || text[10] != '_') return std::nullopt;
    auto const day = base::parse_date(text.substr(0, 10));
    auto const id = FactId::parse(text.substr(11));
    if (!day || !id) return std::nullopt;
    return ledger::RecordPosition{*day, id};
}

}   // namespace reports
