#include "registers/memberships/store.hpp"

#include "base/sorted.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/memberships/endings.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/memberships/merging.hpp"
#include "registers/memberships/row.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
namespace {

constexpr auto one_text =
    db::joined(membership_columns, " FROM union_membership WHERE id = :id AND withdrawn_at IS NULL");
constexpr db::Sql select_one{"memberships.select_one", one_text.view()};

constexpr auto of_person_text = db::joined(membership_columns, R"sql(
    FROM union_membership WHERE person_id = :person AND withdrawn_at IS NULL ORDER BY joined_on, id)sql");
constexpr db::Sql select_of_person{"memberships.select_of_person", of_person_text.view()};

constexpr auto of_union_text = db::joined(membership_columns, R"sql(
    FROM union_membership
    WHERE union_id = :union AND joined_on <= :day AND (ended_on IS NULL OR ended_on > :day) AND withdrawn_at IS NULL
    ORDER BY joined_on, id)sql");
constexpr db::Sql select_of_union{"memberships.select_of_union", of_union_text.view()};

constexpr db::Sql count_members{"memberships.count_members", R"sql(
    SELECT count(*) FROM union_membership
    WHERE union_id = :union AND joined_on <= :day AND (ended_on IS NULL OR ended_on > :day)
    AND withdrawn_at IS NULL)sql"};

// counts no further than the minimum
constexpr db::Sql select_small_unions{"memberships.select_small_unions", R"sql(
    SELECT unit_id, enterprise_id, members FROM (
        SELECT e.unit_id, e.enterprise_id, (
            SELECT count(*) FROM (
                SELECT 1 FROM union_membership m
                WHERE m.union_id = e.unit_id AND (m.ended_on IS NULL OR m.ended_on > :today)
                  AND m.withdrawn_at IS NULL
                LIMIT :minimum) AS few) AS members
        FROM unit_enterprise e
        WHERE e.line = 'union' AND e.valid_from <= :today AND e.valid_to > :today) AS counted
    WHERE members < :minimum AND EXISTS (
        SELECT 1 FROM union_membership m WHERE m.union_id = unit_id AND m.withdrawn_at IS NULL)
    ORDER BY unit_id)sql"};

constexpr db::Sql update_end{"memberships.update_end", R"sql(
    UPDATE union_membership
    SET ended_on = :ended_on, end_event = :event, end_place_id = :place, end_entered_at = :at, end_entered_by = :by
    WHERE id = :id AND ended_on IS NULL AND withdrawn_at IS NULL)sql"};

// one that its union's end withdrew goes too
constexpr db::Sql delete_one{"memberships.delete", R"sql(
    DELETE FROM union_membership WHERE id = :id RETURNING person_id, made_person)sql"};
constexpr db::Sql delete_before{"memberships.delete_before",
                                "DELETE FROM union_membership_before WHERE membership_id = :id"};
constexpr db::Sql select_going_on{"memberships.select_going_on", R"sql(
    SELECT id FROM union_membership WHERE goes_on_with_id = :id ORDER BY id)sql"};

constexpr db::Sql select_any{"memberships.select_any_of",
                             "SELECT 1 FROM union_membership WHERE union_id = :union LIMIT 1"};
constexpr db::Sql all_statements[] = {select_one,    select_of_person,    select_of_union, select_any,
                                      count_members, select_small_unions, update_end,      delete_one,
                                      delete_before, select_going_on};

UnitId place_on(db::Connection& tx, Membership const& m, base::Date day)
{
    auto const unit = organisations::find(tx, m.union_, day);
    return unit && unit->place ? *unit->place : m.place;
}

}   // namespace

Membership membership_of(db::Row const& row)
{
    Membership m{.id = row.id<MembershipId>(0),
                 .person = row.id<PersonId>(1),
                 .union_ = row.id<UnitId>(2),
                 .place = row.id<UnitId>(3)};
    m.enterprise = row.maybe_id<EnterpriseId>(4);
    m.ownership = row.string(5);
    m.sex = row.string(6);
    m.applied_on = row.maybe_date(7);
    m.consented_on = row.maybe_date(8);
    m.joined_on = row.date(9);
    m.how = row.text(10) == "admitted" ? How::admitted : How::transferred_in;
    m.standing = row.text(11) == "verified" ? Standing::verified : Standing::legacy_unverified;
    m.ended_on = row.maybe_date(12);
    if (auto const event = row.maybe_string(13)) m.end = parse_end(*event);
    m.event = row.maybe_integer(14).value_or(0);
    m.goes_on_with = row.maybe_id<MembershipId>(15);
    return m;
}

std::optional<Membership> find(db::Connection& tx, MembershipId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{membership_of(*row)} : std::nullopt;
}

bool any_of(db::Connection& tx, UnitId union_) { return tx.run(select_any, {{"union", union_}}).first().has_value(); }

std::vector<SmallUnion> small_unions(db::Connection& tx, std::int64_t minimum, base::Date today)
{
    std::vector<SmallUnion> all;
    for (auto const& row : tx.run(select_small_unions, {{"minimum", minimum}, {"today", today}}))
        all.push_back({row.id<UnitId>(0), row.id<EnterpriseId>(1), row.integer(2)});
    return all;
}

std::vector<Membership> of_person(db::Connection& tx, PersonId person)
{
    std::vector<Membership> all;
    for (auto const& row : tx.run(select_of_person, {{"person", person}})) all.push_back(membership_of(row));
    return all;
}

std::vector<Membership> of_union(db::Connection& tx, UnitId union_, base::Date day)
{
    std::vector<Membership> all;
    for (auto const& row : tx.run(select_of_union, {{"union", union_}, {"day", day}}))
        all.push_back(membership_of(row));
    return all;
}

std::int64_t count_of_union(db::Connection& tx, UnitId union_, base::Date day)
{
    auto rows = tx.run(count_members, {{"union", union_}, {"day", day}});
    return rows.first()->integer(0);
}

std::vector<MembershipId> add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              std::span<NewMembership const> made)
{
    std::vector<MembershipId> ids;
    if (made.empty()) return ids;
    std::vector<ledger::Fact> facts;
    std::vector<accounts::AuditEntry> audits;
    std::vector<UnitId> end_places;
    facts.reserve(2 * made.size());
    audits.reserve(made.size());
    for (auto const& n : made) {
        auto m = n.membership;
        m.id = tx.new_id<MembershipId>();
        ids.push_back(m.id);
        end_places.push_back(m.ended_on ? place_on(tx, m, *m.ended_on) : UnitId{});
        audits.push_back({"created", "union_membership", m.id.value});
    }
    auto rows = tx.bulk("union_membership", {"id",
                                             "person_id",
                                             "union_id",
                                             "place_id",
                                             "enterprise_id",
                                             "ownership",
                                             "sex",
                                             "applied_on",
                                             "consented_on",
                                             "joined_on",
                                             "how",
                                             "standing",
                                             "ended_on",
                                             "end_event",
                                             "end_place_id",
                                             "made_person",
                                             "entered_at",
                                             "entered_by",
                                             "end_entered_at",
                                             "end_entered_by",
                                             "event_id",
                                             "goes_on_with_id"});
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto const& m = made[i].membership;
        bool const ended = m.ended_on.has_value();
        rows->row({ids[i],
                   m.person,
                   m.union_,
                   m.place,
                   m.enterprise,
                   m.ownership,
                   m.sex,
                   m.applied_on,
                   m.consented_on,
                   m.joined_on,
                   name_of(m.how),
                   name_of(m.standing),
                   m.ended_on,
                   ended ? db::Value{name_of(*m.end)} : db::Value{},
                   ended ? db::Value{end_places[i]} : db::Value{},
                   made[i].made_person ? 1 : 0,
                   entry.at,
                   entry.by,
                   ended ? db::Value{entry.at} : db::Value{},
                   ended ? db::Value{entry.by} : db::Value{},
                   m.event != 0 ? db::Value{m.event} : db::Value{},
                   m.goes_on_with});
    }
    rows->done();
    std::vector<UnitId> unions;
    for (auto const& n : made) unions.push_back(n.membership.union_);
    base::sort_once(unions);
    auto const moves = organisations::moves(tx, unions);
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto const& m = made[i].membership;
        give_facts(m, moves, end_places[i], [&](ledger::Fact const& fact, Move const*) {
            facts.push_back(fact);
            facts.back().source_id = ids[i].value;
        });
    }
    ledger::record(tx, placement, entry, facts);
    accounts::audit(tx, entry.by, entry.at, audits);
    for (auto const union_ : unions) settle({tx, placement, entry}, union_);
    return ids;
}

void save_end(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
              Membership const& ended)
{
    auto const place = place_on(tx, ended, *ended.ended_on);
    tx.change_one(update_end, {{"ended_on", *ended.ended_on},
                               {"event", name_of(*ended.end)},
                               {"place", place},
                               {"at", entry.at},
                               {"by", entry.by},
                               {"id", ended.id}});
    record_end(tx, placement, entry, ended, place);
    accounts::audit(tx, entry.by, entry.at, {"ended", "union_membership", ended.id.value});
}

people::LetGo withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                       std::span<MembershipId const> ids)
{
    people::LetGo let_go;
    std::vector<std::int64_t> withdrawn;
    std::vector<accounts::AuditEntry> audits;
    std::vector<MembershipId> all{ids.begin(), ids.end()};
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const id = all[i];
        for (auto const& row : tx.run(select_going_on, {{"id", id}})) all.push_back(row.id<MembershipId>(0));
        tx.change(delete_before, {{"id", id}});
        auto rows = tx.run(delete_one, {{"id", id}});
        auto const row = rows.first();
        if (!row) continue;
        if (i < ids.size()) (row->flag(1) ? let_go.made : let_go.others).push_back(row->id<PersonId>(0));
        withdrawn.push_back(id.value);
        audits.push_back({"withdrawn", "union_membership", id.value});
    }
    withdraw_facts(tx, placement, entry, withdrawn);
    accounts::audit(tx, entry.by, entry.at, audits);
    return let_go;
}

std::span<db::Sql const> statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> gathered{std::begin(all_statements), std::end(all_statements)};
        for (auto const more : {fact_statements(), ending_statements(), count_statements(), merging_statements()})
            gathered.insert(gathered.end(), more.begin(), more.end());
        return gathered;
    }();
    return all;
}

}   // namespace memberships
