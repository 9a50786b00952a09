#include "registers/organisations/facts.hpp"

#include <array>

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr ledger::FactKind kinds[] = {
    {"union.founded", "Grassroots unions founded"},     {"union.dissolved", "Grassroots unions ended"},
    {"union.moved_in", "Grassroots unions moved in"},   {"union.moved_out", "Grassroots unions moved out"},
    {"party.founded", "Party organisations founded"},   {"party.dissolved", "Party organisations ended"},
    {"youth.founded", "Youth organisations founded"},   {"youth.dissolved", "Youth organisations ended"},
    {"women.founded", "Women's branches founded"},      {"women.dissolved", "Women's branches ended"},
    {"veterans.founded", "Veterans' branches founded"}, {"veterans.dissolved", "Veterans' branches ended"},
};

constexpr std::array wanted{"founded", "dissolved", "moved_in", "moved_out"};

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

constexpr db::Sql select_counted{"organisations.select_counted", R"sql(
    SELECT v.id, v.kind, v.effective_on, v.decided_on, v.from_place_id, v.to_place_id, v.entered_at, v.entered_by,
           u.line, u.kind, u.ownership,
           (SELECT e.enterprise_id FROM unit_enterprise e WHERE e.unit_id = u.id ORDER BY e.valid_from DESC LIMIT 1)
    FROM unit_event v JOIN unit u ON u.id = v.unit_id
    WHERE v.withdrawn_at IS NULL AND v.kind IN ('establish', 'dissolve', 'merge', 'split', 'move')
      AND u.line IN ('union', 'party', 'youth', 'women', 'veterans')
    ORDER BY v.id)sql"};

constexpr db::Sql all[] = {select_counted};

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
                        .source_kind = "unit_event",
                        .source_id = event.event};
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_counted)) {
        auto const event_kind = row.text(1);
        auto const kind = row.string(9);
        auto const ownership = row.string(10);
        ledger::Entry const entry{row.id<UserId>(7), row.instant(6)};
        CountedEvent event{.event = row.integer(0),
                           .line = parse_line(row.text(8)).value_or(Line::union_),
                           .kind = kind,
                           .on_day = row.date(2),
                           .enterprise = row.maybe_id<EnterpriseId>(11),
                           .ownership = ownership};
        auto tell = [&](Counted what, std::optional<UnitId> place) {
            event.what = what;
            event.place = place.value_or(UnitId{});
            if (auto const fact = fact_of(event)) give(*fact, entry);
        };
        auto const from = row.maybe_id<UnitId>(4);
        auto const to = row.maybe_id<UnitId>(5);
        if (event_kind == "establish") {
            tell(Counted::founded, to);
        } else if (event_kind == "move") {
            tell(Counted::moved_out, from);
            tell(Counted::moved_in, to);
        } else {
            tell(Counted::dissolved, from);
        }
    }
}

std::span<db::Sql const> fact_statements() { return all; }

}   // namespace organisations
