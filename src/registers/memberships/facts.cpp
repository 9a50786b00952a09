#include "registers/memberships/facts.hpp"

#include "base/sorted.hpp"
#include "registers/memberships/row.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
namespace {

constexpr std::string_view with_entries = R"sql(,
           end_place_id, entered_by, entered_at, end_entered_by, end_entered_at
    FROM union_membership WHERE withdrawn_at IS NULL )sql";
constexpr auto all_text = db::joined(membership_columns, with_entries, "ORDER BY id");
constexpr auto ever_in_text = db::joined(membership_columns, with_entries, "AND union_id = :union ORDER BY id");
constexpr db::Sql select_all{"memberships.select_all", all_text.view()};
constexpr db::Sql select_ever_in{"memberships.select_ever_in", ever_in_text.view()};

constexpr db::Sql all_statements[] = {select_all, select_ever_in};

constexpr ledger::FactKind kinds[] = {{"union.member", "Union members"}};

constexpr std::string_view of_joining = "union_membership";
constexpr std::string_view of_move = "membership_move";
constexpr std::string_view of_end = "membership_end";

ledger::Fact fact_of(Membership const& m, std::string_view variety, base::Date day, UnitId place, std::int64_t quantity,
                     std::string_view source)
{
    return {.kind = ledger::kind_in(kinds, "union.member"),
            .variety = variety,
            .on_day = day,
            .unit = place,
            .enterprise = m.enterprise,
            .person = m.person,
            .sex = m.sex == "unknown" ? std::string_view{} : m.sex,
            .ownership = m.ownership,
            .quantity = quantity,
            .source_kind = source,
            .source_id = m.id.value};
}

/// Who ends on the day of a move ends at the new place.
bool goes_along(Membership const& m, Move const& move)
{
    return m.joined_on < move.on && (!m.ended_on || *m.ended_on >= move.on);
}

}   // namespace

void give_facts(Membership const& m, organisations::Moves const& moves, UnitId end_place,
                std::function<void(ledger::Fact const&, Move const*)> const& give)
{
    bool const told_late = m.how == How::admitted && m.standing == Standing::legacy_unverified;
    auto const joining = told_late ? "legacy" : name_of(m.how);
    give(fact_of(m, joining, m.joined_on, m.place, 1, of_joining), nullptr);
    if (auto const of_union = moves.find(m.union_); of_union != moves.end())
        for (auto const& move : of_union->second) {
            if (!goes_along(m, move)) continue;
            give(fact_of(m, "union_moved_out", move.on, move.from, -1, of_move), &move);
            give(fact_of(m, "union_moved_in", move.on, move.to, 1, of_move), &move);
        }
    if (m.ended_on) give(fact_of(m, name_of(*m.end), *m.ended_on, end_place, -1, of_end), nullptr);
}

void record_end(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                Membership const& ended, UnitId end_place)
{
    auto const moves = organisations::moves(tx, std::span{&ended.union_, 1});
    auto const of_union = moves.find(ended.union_);
    bool const moved_later = of_union != moves.end() && of_union->second.back().on > *ended.ended_on;
    if (moved_later) ledger::withdraw(tx, placement, entry, of_move, std::span{&ended.id.value, 1});
    std::vector<ledger::Fact> facts;
    give_facts(ended, moves, end_place, [&](ledger::Fact const& fact, Move const* move) {
        if (fact.source_kind == of_end || (moved_later && move != nullptr)) facts.push_back(fact);
    });
    ledger::record(tx, placement, entry, facts);
}

void renew_ends(organisations::Change const& change, std::span<Membership const> memberships,
                std::span<UnitId const> end_places)
{
    std::vector<UnitId> unions;
    std::vector<std::int64_t> ids;
    for (auto const& m : memberships) {
        unions.push_back(m.union_);
        ids.push_back(m.id.value);
    }
    base::sort_once(unions);
    auto const moves = organisations::moves(change.tx, unions);
    std::vector<ledger::Fact> facts;
    for (std::size_t i = 0; i < memberships.size(); ++i)
        give_facts(memberships[i], moves, end_places[i], [&](ledger::Fact const& fact, Move const*) {
            if (fact.source_kind != of_joining) facts.push_back(fact);
        });
    for (auto const source : {of_move, of_end})
        ledger::withdraw(change.tx, change.placement, change.entry, source, ids);
    ledger::record(change.tx, change.placement, change.entry, facts);
}

void record_joinings(organisations::Change const& change, std::span<Membership const> memberships)
{
    std::vector<ledger::Fact> facts;
    for (auto const& m : memberships)
        give_facts(m, {}, {}, [&](ledger::Fact const& fact, Move const*) {
            if (fact.source_kind == of_joining) facts.push_back(fact);
        });
    ledger::record(change.tx, change.placement, change.entry, facts);
}

std::optional<UnitId> last_place(db::Connection& tx, UnitId union_, base::Date on)
{
    auto const moves = organisations::moves(tx, std::span{&union_, 1});
    if (auto const of_union = moves.find(union_); of_union != moves.end())
        for (auto const& move : of_union->second)
            if (move.on == on) return move.to;
    auto const unit = organisations::find(tx, union_, on - base::Days{1});
    return unit ? unit->place : std::nullopt;
}

void withdraw_facts(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                    std::span<std::int64_t const> memberships)
{
    for (auto const source : {of_joining, of_move, of_end}) ledger::withdraw(tx, placement, entry, source, memberships);
}

void follow(organisations::Change const& change, UnitId union_)
{
    std::vector<Membership> members;   // the facts look into them
    for (auto const& row : change.tx.run(select_ever_in, {{"union", union_}})) members.push_back(membership_of(row));
    if (members.empty()) return;
    std::vector<std::int64_t> ids;
    std::vector<ledger::Fact> facts;
    auto const moves = organisations::moves(change.tx, std::span{&union_, 1});
    for (auto const& m : members) {
        ids.push_back(m.id.value);
        give_facts(m, moves, {}, [&](ledger::Fact const& fact, Move const* move) {
            if (move != nullptr) facts.push_back(fact);
        });
    }
    ledger::withdraw(change.tx, change.placement, change.entry, of_move, ids);
    ledger::record(change.tx, change.placement, change.entry, facts);
}

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void refill(db::Connection& tx, ledger::Give const& give)
{
    auto const moves = organisations::all_moves(tx, organisations::Line::union_);
    for (auto const& row : tx.run(select_all)) {
        auto const m = membership_of(row);
        auto const place = m.ended_on ? row.id<UnitId>(next_column) : UnitId{};
        ledger::Entry const joined{row.id<UserId>(next_column + 1), row.instant(next_column + 2)};
        ledger::Entry const ended =
            m.ended_on ? ledger::Entry{row.id<UserId>(next_column + 3), row.instant(next_column + 4)} : joined;
        give_facts(m, moves, place, [&](ledger::Fact const& fact, Move const* move) {
            bool const moved_since = move != nullptr && move->entry.at > joined.at;
            give(fact, moved_since ? move->entry : fact.source_kind == of_end ? ended : joined);
        });
    }
}

std::span<db::Sql const> fact_statements() { return all_statements; }

}   // namespace memberships
