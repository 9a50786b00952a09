#include "registers/committees/many.hpp"

#include "platform/db/many.hpp"
#include "registers/committees/statements.hpp"

namespace committees {
namespace {

constexpr auto terms_text = db::with_many(R"sql(
    SELECT id, unit_id, standing, decision_number, decided_on, valid_from, valid_to FROM committee_term
    WHERE withdrawn_at IS NULL AND valid_from <= :day AND unit_id IN )sql");
constexpr db::Sql select_terms_of_many{"committees.select_terms_of_many", terms_text.view()};

constexpr auto held_text = db::with_many(R"sql(
    SELECT id, unit_id, person_id, post, how, decision_number, decided_on, valid_from, valid_to FROM post_holding
    WHERE withdrawn_at IS NULL AND valid_from <= :day AND valid_to > :day AND unit_id IN )sql");
constexpr db::Sql select_held_of_many{"committees.select_held_of_many", held_text.view()};

constexpr db::Sql all[] = {select_terms_of_many, select_held_of_many};

}   // namespace

std::unordered_map<UnitId, Bench> benches(db::Connection& tx, std::span<UnitId const> units, base::Date day)
{
    std::unordered_map<UnitId, Bench> found;
    std::vector<db::Value> const keys{units.begin(), units.end()};
    db::for_many(tx, select_terms_of_many, keys,
                 [&](db::Row const& row) {
                     auto term = term_of(row);
                     auto& newest = found[term.unit].term;
                     if (!newest || newest->days.from < term.days.from) newest = std::move(term);
                 },
                 {{"day", day}});
    db::for_many(tx, select_held_of_many, keys,
                 [&](db::Row const& row) {
                     auto holding = holding_of(row);
                     auto& held = found[holding.unit].held;
                     held.push_back(std::move(holding));
                 },
                 {{"day", day}});
    return found;
}

std::span<db::Sql const> many_statements() { return all; }

}   // namespace committees
