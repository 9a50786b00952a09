#include "registers/grassroots/store.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/merging.hpp"
#include "registers/grassroots/reading.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

// the columns read_organisation reads
constexpr db::Sql select_one{"grassroots.select_one", R"sql(
    SELECT unit_id, line, kind, enterprise_id, place_id, ownership, decision_number, decided_on, founding_members
    FROM founding WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_of_enterprise{"grassroots.select_of_enterprise", R"sql(
    SELECT f.unit_id, f.line, f.kind, f.enterprise_id, f.place_id, f.ownership, f.decision_number, f.decided_on,
           f.founding_members, e.valid_from, e.valid_to
    FROM unit_enterprise e JOIN founding f ON f.unit_id = e.unit_id AND f.withdrawn_at IS NULL
    WHERE e.enterprise_id = :enterprise AND e.valid_from < e.valid_to ORDER BY e.valid_from, f.unit_id)sql"};

/// On the day or later: one that comes later would be a second one from its first day on.
constexpr db::Sql select_living_in{"grassroots.select_living_in", R"sql(
    SELECT 1 FROM unit_enterprise
    WHERE enterprise_id = :enterprise AND line = :line AND valid_from < valid_to AND valid_to > :day LIMIT 1)sql"};

constexpr db::Sql select_since{"grassroots.select_since", R"sql(
    SELECT max(valid_from) FROM unit_enterprise WHERE unit_id = :unit)sql"};

constexpr db::Sql select_by_decision{"grassroots.select_by_decision", R"sql(
    SELECT unit_id, enterprise_id FROM founding
    WHERE decision_number = :number AND decided_on = :decided_on AND line = :line AND withdrawn_at IS NULL
    ORDER BY unit_id)sql"};

constexpr db::Sql insert_founding{"grassroots.insert_founding", R"sql(
    INSERT INTO founding (unit_id, line, kind, enterprise_id, place_id, ownership, decision_number, decided_on,
                          founding_members, entered_at, entered_by)
    VALUES (:unit, :line, :kind, :enterprise, :place, :ownership, :number, :decided_on, :members, :at, :by))sql"};

constexpr db::Sql withdraw_founding{"grassroots.withdraw_founding", R"sql(
    UPDATE founding SET withdrawn_at = :at, withdrawn_by = :by WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_refill{"grassroots.select_refill", R"sql(
    SELECT unit_id, kind, enterprise_id, place_id, ownership, decided_on, founding_members, entered_by, entered_at
    FROM founding WHERE line = 'union' AND founding_members > 0 AND withdrawn_at IS NULL ORDER BY unit_id)sql"};

constexpr db::Sql own_statements[] = {select_one,         select_of_enterprise, select_living_in,  select_since,
                                      select_by_decision, insert_founding,      withdraw_founding, select_refill};

std::vector<db::Sql> const& all_statements()
{
    static auto const all = [] {
        std::vector<db::Sql> gathered{std::begin(own_statements), std::end(own_statements)};
        gathered.insert(gathered.end(), list_statements().begin(), list_statements().end());
        gathered.insert(gathered.end(), merging_statements().begin(), merging_statements().end());
        return gathered;
    }();
    return all;
}

constexpr ledger::FactKind kinds[] = {{"union.founding_members", "Members at the founding of unions"}};

ledger::Fact members_fact(Organisation const& o)
{
    return {.kind = ledger::kind_in(kinds, "union.founding_members"),
            .variety = o.kind,
            .on_day = o.decided_on,
            .unit = o.place,
            .enterprise = o.enterprise,
            .ownership = o.ownership,
            .quantity = *o.founding_members,
            .source_kind = "founding",
            .source_id = o.unit.value};
}

bool has_living_one(db::Connection& tx, EnterpriseId enterprise, organisations::Line line, base::Date day)
{
    auto rows = tx.run(select_living_in, {{"enterprise", enterprise}, {"line", name_of(line)}, {"day", day}});
    return rows.first().has_value();
}

/// Empty when it is not known to the day.
std::optional<base::Date> registered_on(db::Connection& tx, EnterpriseId id, base::Date today)
{
    auto const enterprise = enterprises::find(tx, id, today);
    if (!enterprise || !enterprise->registered_on || enterprise->registered_on->precision != base::Precision::day)
        return std::nullopt;
    return enterprise->registered_on->date;
}

bool counts_members(Organisation const& o)
{
    return o.line == organisations::Line::union_ && o.founding_members.value_or(0) > 0;
}

}   // namespace

Organisation read_organisation(db::Connection& tx, db::Row const& row, base::Date day)
{
    Organisation o{.unit = row.id<UnitId>(0), .line = *organisations::parse_line(row.text(1)), .kind = row.string(2)};
    o.enterprise = row.maybe_id<EnterpriseId>(3);
    o.place = row.id<UnitId>(4);
    o.ownership = row.string(5);
    o.decision_number = row.string(6);
    o.decided_on = row.date(7);
    o.founding_members = row.maybe_integer(8);
    o.name = organisations::name_on(tx, o.unit, day);
    o.present_place = o.place;
    base::Date since = {};
    for (auto const& stay : organisations::places(tx, o.unit))
        if (stay.days.from <= day && stay.days.from > since) {
            o.present_place = stay.unit;
            since = stay.days.from;
        }
    if (auto const unit = organisations::find(tx, o.unit, day)) {
        o.ended_on = unit->ended_on;
        o.kind = unit->kind;
        if (unit->enterprise) o.enterprise = unit->enterprise;
    }
    return o;
}

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_refill)) {
        Organisation o{.unit = row.id<UnitId>(0), .kind = row.string(1), .enterprise = row.maybe_id<EnterpriseId>(2)};
        o.place = row.id<UnitId>(3);
        o.ownership = row.string(4);
        o.decided_on = row.date(5);
        o.founding_members = row.integer(6);
        give(members_fact(o), {row.id<UserId>(7), row.instant(8)});
    }
}

std::optional<Organisation> find(db::Connection& tx, UnitId unit, base::Date day)
{
    auto rows = tx.run(select_one, {{"unit", unit}});
    auto const row = rows.first();
    return row ? std::optional{read_organisation(tx, *row, day)} : std::nullopt;
}

std::optional<Organisation> find(db::Connection& tx, web::Actor const& actor, Family const& family, UnitId unit,
                                 base::Date today, Right right)
{
    auto found = find(tx, unit, today);
    if (!found || found->line != family.line) return std::nullopt;
    auto const permission = right == Right::edit ? family.edit : family.view;
    if (!organisations::in_scope(tx, actor, permission, found->unit, today)) return std::nullopt;
    return found;
}

std::vector<Stay> of_enterprise(db::Connection& tx, EnterpriseId enterprise, base::Date day)
{
    std::vector<Stay> all;
    for (auto const& row : tx.run(select_of_enterprise, {{"enterprise", enterprise}}))
        all.push_back({read_organisation(tx, row, day), {row.date(9), row.date(10)}});
    return all;
}

std::optional<UnitId> find_by_decision(db::Connection& tx, organisations::Line line,
                                       std::optional<EnterpriseId> enterprise, std::string_view name,
                                       std::string_view number, base::Date decided_on)
{
    for (auto const& row :
         tx.run(select_by_decision, {{"number", number}, {"decided_on", decided_on}, {"line", name_of(line)}})) {
        auto const unit = row.id<UnitId>(0);
        if (enterprise ? row.maybe_id<EnterpriseId>(1) == enterprise
                       : base::fold(organisations::name_on(tx, unit, decided_on)) == base::fold(name))
            return unit;
    }
    return std::nullopt;
}

Situation situation_of(db::Connection& tx, Family const& family, FoundingForm const& form, base::Date today)
{
    Situation situation;
    auto const day = form.decided_on.value_or(today);
    if (!family.minimum_key.empty()) situation.minimum = rulebook::embedded().integer(family.minimum_key, day);
    if (!form.enterprise) return situation;
    situation.has_living_one = has_living_one(tx, *form.enterprise, family.line, day);
    situation.registered_on = registered_on(tx, *form.enterprise, today);
    return situation;
}

void complete(db::Connection& tx, Organisation const& organisation, Reassignment& form, base::Date today)
{
    form.since = tx.run(select_since, {{"unit", organisation.unit}}).first()->maybe_date(0);
    auto const moved = organisations::moved_on(tx, organisation.unit);
    if (moved && (!form.since || *form.since < *moved)) form.since = moved;
    if (!form.enterprise) return;
    form.has_living_one = has_living_one(tx, *form.enterprise, organisation.line, form.effective_on.value_or(today));
    form.registered_on = registered_on(tx, *form.enterprise, today);
}

void reassign(organisations::Change const& change, Organisation const& organisation, Reassignment const& form,
              NewEnterprise const& enterprise)
{
    auto const unit = organisations::find(change.tx, organisation.unit, *form.effective_on);
    base::expect(unit.has_value(), "an organisation that has not ended has a unit");
    organisations::change_enterprise(
        change, *unit, {*form.enterprise, enterprise.ownership, enterprise.place},
        {.number = form.decision_number, .decided_on = form.effective_on, .effective_on = *form.effective_on});
}

UnitId found(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry, Family const& family,
             FoundingForm const& form, std::string_view ownership)
{
    auto const unit = organisations::found(tx, placement, entry,
                                           {.line = family.line,
                                            .kind = form.kind,
                                            .name = form.name,
                                            .parent = form.parent,
                                            .place = form.place,
                                            .enterprise = form.enterprise,
                                            .ownership = std::string{ownership},
                                            .decision_number = form.decision_number,
                                            .decided_on = *form.decided_on});
    tx.change(insert_founding, {{"unit", unit},
                                {"line", name_of(family.line)},
                                {"kind", form.kind},
                                {"enterprise", form.enterprise},
                                {"place", *form.place},
                                {"ownership", ownership},
                                {"number", form.decision_number},
                                {"decided_on", *form.decided_on},
                                {"members", form.founding_members},
                                {"at", entry.at},
                                {"by", entry.by}});
    Organisation const o{.unit = unit,
                         .line = family.line,
                         .kind = form.kind,
                         .enterprise = form.enterprise,
                         .place = *form.place,
                         .ownership = std::string{ownership},
                         .decided_on = *form.decided_on,
                         .founding_members = form.founding_members};
    if (counts_members(o)) {
        auto const fact = members_fact(o);
        ledger::record(tx, placement, entry, std::span{&fact, 1});
    }
    accounts::audit(tx, entry.by, entry.at, {"created", "founding", unit.value});
    return unit;
}

base::Result<base::Done> dissolve(organisations::Change const& change, Organisation const& organisation,
                                  Dissolution const& form, base::Date today)
{
    auto checked = check(organisation, form, today);
    if (!checked) return checked;
    auto const unit = organisations::find(change.tx, organisation.unit, *form.dissolved_on - base::Days{1});
    base::expect(unit.has_value(), "an organisation that has not ended has a unit");
    organisations::dissolve(
        change, *unit,
        {.number = form.decision_number, .decided_on = form.dissolved_on, .effective_on = *form.dissolved_on});
    return checked;
}

std::vector<UnitId> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                             std::span<UnitId const> units)
{
    auto kept = organisations::withdraw({tx, placement, entry}, units);
    std::vector<std::int64_t> withdrawn;
    for (auto const unit : units) {
        if (std::ranges::find(kept, unit) != kept.end()) continue;
        if (tx.change(withdraw_founding, {{"at", entry.at}, {"by", entry.by}, {"unit", unit}}) == 0) continue;
        withdrawn.push_back(unit.value);
        accounts::audit(tx, entry.by, entry.at, {"withdrawn", "founding", unit.value});
    }
    ledger::withdraw(tx, placement, entry, "founding", withdrawn);
    return kept;
}

std::span<db::Sql const> statements() { return all_statements(); }

}   // namespace grassroots
