#include "registers/organisations/facts.hpp"

#include <array>
#include <string>
#include <vector>

#include "platform/db/many.hpp"
#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr ledger::FactKind kinds[] = {
    {"union.founded", "Grassroots unions founded"},
    {"union.dissolved", "Grassroots unions ended"},
    {"union.moved_in", "Grassroots unions moved in"},
    {"union.moved_out", "Grassroots unions moved out"},
    {"union.changed", "Grassroots unions that came into another enterprise"},
    {"party.founded", "Party organisations founded"},
    {"party.dissolved", "Party organisations ended"},
    {"party.moved_in", "Party organisations moved in"},
    {"party.moved_out", "Party organisations moved out"},
    {"party.changed", "Party organisations that became another kind or came into another enterprise"},
    {"youth.founded", "Youth organisations founded"},
    {"youth.dissolved", "Youth organisations ended"},
    {"youth.moved_in", "Youth organisations moved in"},
    {"youth.moved_out", "Youth organisations moved out"},
    {"youth.changed", "Youth organisations that became another kind or came into another enterprise"},
    {"women.founded", "Women's branches founded"},
    {"women.dissolved", "Women's branches ended"},
    {"women.moved_in", "Women's branches moved in"},
    {"women.moved_out", "Women's branches moved out"},
    {"women.changed", "Women's branches that came into another enterprise"},
    {"veterans.founded", "Veterans' branches founded"},
    {"veterans.dissolved", "Veterans' branches ended"},
    {"veterans.moved_in", "Veterans' branches moved in"},
    {"veterans.moved_out", "Veterans' branches moved out"},
    {"veterans.changed", "Veterans' branches that came into another enterprise"},
};

constexpr std::array wanted{"founded", "dissolved", "moved_in", "moved_out", "changed", "changed"};

ledger::FactKind const* kind_for(Line line, Counted what)
{
    auto const prefix = name_of(line);
    std::string_view const suffix = wanted[static_cast<std::size_t>(what)];
    for (auto const& kind : kinds)
        if (kind.name.size() == prefix.size() + 1 + suffix.size() && kind.name.starts_with(prefix) &&
            kind.name.ends_with(suffix))
            return &kind;
    return nullptr;
}

/// What the unit was on the day before, and on the day itself.
constexpr std::string_view counted = R"sql(
    SELECT v.id, v.kind, v.effective_on, v.from_place_id, v.to_place_id, v.entered_at, v.entered_by, u.line,
           COALESCE((SELECT k.kind FROM unit_former_kind k WHERE k.unit_id = u.id
                     AND k.valid_from < v.effective_on AND k.valid_to >= v.effective_on), u.kind),
           b.enterprise_id, COALESCE(b.ownership, u.ownership),
           COALESCE((SELECT k.kind FROM unit_former_kind k WHERE k.unit_id = u.id
                     AND k.valid_from <= v.effective_on AND k.valid_to > v.effective_on), u.kind),
           a.enterprise_id, COALESCE(a.ownership, u.ownership)
    FROM unit_event v JOIN unit u ON u.id = v.unit_id
    LEFT JOIN unit_enterprise b ON b.unit_id = u.id AND b.valid_from < v.effective_on
      AND b.valid_to >= v.effective_on
    LEFT JOIN unit_enterprise a ON a.unit_id = u.id AND a.valid_from <= v.effective_on
      AND a.valid_to > v.effective_on
    WHERE v.withdrawn_at IS NULL
      AND v.kind IN ('establish', 'dissolve', 'merge', 'split', 'move', 'upgrade', 'downgrade')
      AND u.line IN ('union', 'party', 'youth', 'women', 'veterans') )sql";
constexpr auto select_all_text = db::joined(counted, "ORDER BY v.id");
constexpr auto select_of_unit_text = db::joined(counted, "AND v.unit_id = :unit ORDER BY v.id");
constexpr db::Sql select_counted{"organisations.select_counted", select_all_text.view()};
constexpr db::Sql select_counted_of_unit{"organisations.select_counted_of_unit", select_of_unit_text.view()};

constexpr db::Sql all[] = {select_counted, select_counted_of_unit};

/// The lines of one event that count, with who entered it.
void give_counted(db::Row const& row, ledger::Give const& give)
{
    auto const event_kind = row.text(1);
    auto const day = row.date(2);
    auto const from = row.maybe_id<UnitId>(3);
    auto const to = row.maybe_id<UnitId>(4);
    ledger::Entry const entry{row.id<UserId>(6), row.instant(5)};
    struct Side {
        std::string kind;
        std::optional<EnterpriseId> enterprise;
        std::string ownership;
    };
    Side const before{row.string(8), row.maybe_id<EnterpriseId>(9), row.string(10)};
    Side const after{row.string(11), row.maybe_id<EnterpriseId>(12), row.string(13)};
    auto tell = [&](Counted what, std::optional<UnitId> place, Side const& side) {
        auto const fact = fact_of({.what = what,
                                   .event = row.integer(0),
                                   .line = parse_line(row.text(7)).value_or(Line::union_),
                                   .kind = side.kind,
                                   .on_day = day,
                                   .place = place.value_or(UnitId{}),
                                   .enterprise = side.enterprise,
                                   .ownership = side.ownership});
        if (fact) give(*fact, entry);
    };
    if (event_kind == "establish") return tell(Counted::founded, to, after);
    bool const stays = event_kind == "upgrade" || event_kind == "downgrade" || (event_kind == "move" && from == to);
    if (stays) {
        tell(Counted::changed_out, from, before);
        tell(Counted::changed_in, to, after);
    } else if (event_kind == "move") {
        tell(Counted::moved_out, from, before);
        tell(Counted::moved_in, to, after);
    } else {
        tell(Counted::dissolved, from, before);
    }
}

/// A fact with the text that it only looks at.
struct Kept {
    ledger::Fact fact;
    std::string ownership;
};
struct OfUnit {
    std::vector<std::int64_t> events;
    std::vector<Kept> facts;
};
OfUnit counted_of(db::Connection& tx, UnitId unit, std::optional<std::int64_t> event)
{
    OfUnit all;
    for (auto const& row : tx.run(select_counted_of_unit, {{"unit", unit}})) {
        if (event && row.integer(0) != *event) continue;
        all.events.push_back(row.integer(0));
        give_counted(row, [&](ledger::Fact const& fact, ledger::Entry const&) {
            all.facts.push_back({fact, std::string{fact.ownership}});
        });
    }
    return all;
}

void record(Change const& change, std::vector<Kept> const& kept)
{
    std::vector<ledger::Fact> facts;
    for (auto const& one : kept) {
        facts.push_back(one.fact);
        facts.back().ownership = one.ownership;
    }
    ledger::record(change.tx, change.placement, change.entry, facts);
}

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

std::optional<ledger::Fact> fact_of(CountedEvent const& event)
{
    auto const* unit_kind = find_kind(event.kind);
    auto const* kind = kind_for(event.line, event.what);
    if (unit_kind == nullptr || !unit_kind->grassroots || kind == nullptr || !event.place) return std::nullopt;
    return ledger::Fact{.kind = kind,
                        .variety = unit_kind->code,
                        .on_day = event.on_day,
                        .unit = event.place,
                        .enterprise = event.enterprise,
                        .ownership = event.ownership,
                        .quantity = event.what == Counted::changed_out ? -1 : 1,
                        .source_kind = "unit_event",
                        .source_id = event.event};
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_counted)) give_counted(row, give);
}

void record_facts(Change const& change, UnitId unit, std::int64_t event)
{
    record(change, counted_of(change.tx, unit, event).facts);
}

void renew_facts(Change const& change, UnitId unit)
{
    auto const all = counted_of(change.tx, unit, std::nullopt);
    ledger::withdraw(change.tx, change.placement, change.entry, "unit_event", all.events);
    record(change, all.facts);
}

std::span<db::Sql const> fact_statements() { return all; }

}   // namespace organisations
