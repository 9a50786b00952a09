#include "kernel/journeys/facts.hpp"

namespace journeys {
namespace {

constexpr ledger::FactKind kinds[] = {{"journey.step", "Step of a process"}};
constexpr std::string_view source_kind = "journey_event";

constexpr db::Sql select_steps{"journeys.select_steps", R"sql(
    SELECT e.id, j.code, e.step, e.on_day, e.place_id, e.enterprise_id, e.ownership, e.sex, e.entered_at, e.entered_by
    FROM journey_event e JOIN journey j ON j.id = e.journey_id
    WHERE e.withdrawn_at IS NULL AND e.step <> '' ORDER BY e.id)sql"};

constexpr db::Sql all[] = {select_steps};

struct Taken {
    std::int64_t id = 0;
    std::string variety;
    base::Date on = {};
    UnitId place;
    Event::Counted counted = {};
};

ledger::Fact fact_of(Taken const& step)
{
    return {.kind = ledger::kind_in(kinds, "journey.step"),
            .variety = step.variety,
            .on_day = step.on,
            .unit = step.place,
            .enterprise = step.counted.enterprise,
            .sex = step.counted.sex,
            .ownership = step.counted.ownership,
            .source_kind = source_kind,
            .source_id = step.id};
}

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void record_step(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 Journey const& journey, Event const& event)
{
    if (event.step.empty()) return;
    Taken const step{event.id.value, journey.code + "." + event.step, event.on, event.place, event.counted};
    auto const fact = fact_of(step);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
}

void withdraw_step(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, EventId event)
{
    ledger::withdraw(tx, placement, entry, source_kind, std::span{&event.value, 1});
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_steps)) {
        Taken const step{row.integer(0),
                         row.string(1) + "." + row.string(2),
                         row.date(3),
                         row.id<UnitId>(4),
                         {row.maybe_id<EnterpriseId>(5), row.string(6), row.string(7)}};
        give(fact_of(step), {row.id<UserId>(9), row.instant(8)});
    }
}

std::span<db::Sql const> fact_statements() { return all; }

}   // namespace journeys
