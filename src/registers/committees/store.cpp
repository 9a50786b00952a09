#include "registers/committees/store.hpp"
#include "registers/committees/merging.hpp"

#include <algorithm>
#include <tuple>

#include "kernel/accounts/audit.hpp"
#include "registers/committees/statements.hpp"

namespace committees {
namespace {

using base::Date;
using organisations::Line;

constexpr db::Sql select_terms{"committees.select_terms", R"sql(
    SELECT id, unit_id, standing, decision_number, decided_on, valid_from, valid_to FROM committee_term
    WHERE unit_id = :unit AND withdrawn_at IS NULL ORDER BY valid_from DESC, id)sql"};

constexpr db::Sql select_term{"committees.select_term", R"sql(
    SELECT id, unit_id, standing, decision_number, decided_on, valid_from, valid_to FROM committee_term
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql insert_term{"committees.insert_term", R"sql(
    INSERT INTO committee_term (id, unit_id, standing, decision_number, decided_on, valid_from, valid_to, entered_at,
                                entered_by)
    VALUES (:id, :unit, :standing, :number, :decided_on, :from, :to, :at, :by))sql"};

constexpr db::Sql end_running_terms{"committees.end_running_terms", R"sql(
    UPDATE committee_term SET valid_to = :day
    WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day AND withdrawn_at IS NULL RETURNING id)sql"};

constexpr db::Sql withdraw_term{"committees.withdraw_term", R"sql(
    UPDATE committee_term SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

// the columns holding_of reads
constexpr db::Sql select_of_unit{"committees.select_of_unit", R"sql(
    SELECT id, unit_id, person_id, post, how, decision_number, decided_on, valid_from, valid_to FROM post_holding
    WHERE unit_id = :unit AND withdrawn_at IS NULL ORDER BY valid_from, id)sql"};

constexpr db::Sql select_of_person{"committees.select_of_person", R"sql(
    SELECT id, unit_id, person_id, post, how, decision_number, decided_on, valid_from, valid_to FROM post_holding
    WHERE person_id = :person AND withdrawn_at IS NULL ORDER BY valid_from, id)sql"};

constexpr db::Sql select_holding{"committees.select_holding", R"sql(
    SELECT id, unit_id, person_id, post, how, decision_number, decided_on, valid_from, valid_to FROM post_holding
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql insert_holding{"committees.insert_holding", R"sql(
    INSERT INTO post_holding (id, unit_id, person_id, post, how, decision_number, decided_on, valid_from, valid_to,
                              entered_at, entered_by)
    VALUES (:id, :unit, :person, :post, :how, :number, :decided_on, :from, :to, :at, :by))sql"};

constexpr db::Sql end_holding{"committees.end_holding", R"sql(
    UPDATE post_holding SET valid_to = :day WHERE id = :id AND valid_to = :before AND withdrawn_at IS NULL)sql"};

constexpr db::Sql end_running_holdings{"committees.end_running_holdings", R"sql(
    UPDATE post_holding SET valid_to = :day
    WHERE unit_id = :unit AND valid_from < :day AND valid_to > :day AND withdrawn_at IS NULL RETURNING id)sql"};

constexpr db::Sql withdraw_holding{"committees.withdraw_holding", R"sql(
    UPDATE post_holding SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

// takes the rows' locks where several write at once
constexpr db::Sql hold_terms{"committees.hold_terms", R"sql(
    UPDATE committee_term SET valid_to = valid_to WHERE unit_id = :unit AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_terms,   select_term,    insert_term,          end_running_terms,
                                      withdraw_term,  select_of_unit, select_holding,       select_of_person,
                                      insert_holding, end_holding,    end_running_holdings, withdraw_holding,
                                      hold_terms};

template <class T>
std::vector<T> gathered(db::Connection& tx, db::Sql const& sql, db::Param const& key, T (*of)(db::Row const&))
{
    std::vector<T> all;
    for (auto const& row : tx.run(sql, {key})) all.push_back(of(row));
    return all;
}

/// A new committee takes over: what runs on its first day ends there.
void end_running(db::Connection& tx, ledger::Entry const& entry, UnitId unit, Date day)
{
    std::vector<accounts::AuditEntry> ended;
    for (auto const& row : tx.run(end_running_terms, {{"unit", unit}, {"day", day}}))
        ended.push_back({"ended", "committee_term", row.integer(0)});
    for (auto const& row : tx.run(end_running_holdings, {{"unit", unit}, {"day", day}}))
        ended.push_back({"ended", "post_holding", row.integer(0)});
    accounts::audit(tx, entry.by, entry.at, ended);
}

}   // namespace

Term term_of(db::Row const& row)
{
    return {.id = row.id<TermId>(0),
            .unit = row.id<UnitId>(1),
            .standing = *parse_standing(row.text(2)),
            .decision_number = row.string(3),
            .decided_on = row.maybe_date(4),
            .days = {row.date(5), row.date(6)}};
}

Holding holding_of(db::Row const& row)
{
    return {.id = row.id<HoldingId>(0),
            .unit = row.id<UnitId>(1),
            .person = row.id<PersonId>(2),
            .post = row.string(3),
            .how = *parse_how(row.text(4)),
            .decision_number = row.string(5),
            .decided_on = row.maybe_date(6),
            .days = {row.date(7), row.date(8)}};
}

web::Permission view_permission(Line line)
{
    return line == Line::party ? web::Permission{"party.view"} : web::Permission{"unions.view"};
}

web::Permission edit_permission(Line line)
{
    return line == Line::party ? web::Permission{"party.edit"} : web::Permission{"unions.edit"};
}

std::vector<Term> terms(db::Connection& tx, UnitId unit) { return gathered(tx, select_terms, {"unit", unit}, term_of); }

std::vector<Holding> holdings(db::Connection& tx, UnitId unit)
{
    return gathered(tx, select_of_unit, {"unit", unit}, holding_of);
}

std::vector<Holding> holdings_on(db::Connection& tx, organisations::Unit const& unit, Date day)
{
    if (!lives_on(unit, day)) return {};
    auto held = holdings(tx, unit.id);
    std::erase_if(held, [&](Holding const& h) { return !h.days.contains(day); });
    std::ranges::sort(held, {}, [](Holding const& h) { return std::tuple{rank_of(h.post), h.days.from, h.id}; });
    return held;
}

std::vector<Holding> of_person(db::Connection& tx, PersonId person)
{
    return gathered(tx, select_of_person, {"person", person}, holding_of);
}

std::optional<Holding> find_holding(db::Connection& tx, HoldingId id)
{
    auto rows = tx.run(select_holding, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{holding_of(*row)} : std::nullopt;
}

std::optional<Term> find_term(db::Connection& tx, TermId id)
{
    auto rows = tx.run(select_term, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{term_of(*row)} : std::nullopt;
}

void hold(db::Connection& tx, UnitId unit) { tx.change(hold_terms, {{"unit", unit}}); }

TermId add(db::Connection& tx, ledger::Entry const& entry, Term const& term)
{
    end_running(tx, entry, term.unit, term.days.from);
    auto const id = tx.new_id<TermId>();
    tx.change(insert_term, {{"id", id},
                            {"unit", term.unit},
                            {"standing", name_of(term.standing)},
                            {"number", term.decision_number},
                            {"decided_on", term.decided_on},
                            {"from", term.days.from},
                            {"to", term.days.to},
                            {"at", entry.at},
                            {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "committee_term", id.value});
    return id;
}

HoldingId add(db::Connection& tx, ledger::Entry const& entry, Holding const& holding)
{
    auto const id = tx.new_id<HoldingId>();
    tx.change(insert_holding, {{"id", id},
                               {"unit", holding.unit},
                               {"person", holding.person},
                               {"post", holding.post},
                               {"how", name_of(holding.how)},
                               {"number", holding.decision_number},
                               {"decided_on", holding.decided_on},
                               {"from", holding.days.from},
                               {"to", holding.days.to},
                               {"at", entry.at},
                               {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "post_holding", id.value});
    return id;
}

void save_end(db::Connection& tx, ledger::Entry const& entry, Holding const& before, Date on)
{
    tx.change_one(end_holding, {{"day", on}, {"id", before.id}, {"before", before.days.to}});
    accounts::audit(tx, entry.by, entry.at, {"ended", "post_holding", before.id.value});
}

base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, Term const& term)
{
    for (auto const& holding : holdings(tx, term.unit))
        if (term.days.contains(holding.days.from))
            return base::Error{base::Refusal::conflict, {{"", "term.has_posts"}}};
    tx.change_one(withdraw_term, {{"at", entry.at}, {"by", entry.by}, {"id", term.id}});
    accounts::audit(tx, entry.by, entry.at, {"withdrawn", "committee_term", term.id.value});
    return base::Done{};
}

void withdraw(db::Connection& tx, ledger::Entry const& entry, Holding const& holding)
{
    tx.change_one(withdraw_holding, {{"at", entry.at}, {"by", entry.by}, {"id", holding.id}});
    accounts::audit(tx, entry.by, entry.at, {"withdrawn", "post_holding", holding.id.value});
}

std::span<db::Sql const> statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> gathered{std::begin(all_statements), std::end(all_statements)};
        for (auto const more : {ending_statements(), merging_statements(), many_statements()})
            gathered.insert(gathered.end(), more.begin(), more.end());
        return gathered;
    }();
    return all;
}

}   // namespace committees
