#include "registers/memberships/store.hpp"

#include "kernel/accounts/audit.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
namespace {

// the columns membership_of reads
constexpr db::Sql select_one{"memberships.select_one", R"sql(
    SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
           standing, ended_on, end_event
    FROM union_membership WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_of_person{"memberships.select_of_person", R"sql(
    SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
           standing, ended_on, end_event
    FROM union_membership WHERE person_id = :person AND withdrawn_at IS NULL ORDER BY joined_on, id)sql"};

constexpr db::Sql select_of_union{"memberships.select_of_union", R"sql(
    SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
           standing, ended_on, end_event
    FROM union_membership
    WHERE union_id = :union AND joined_on <= :day AND (ended_on IS NULL OR ended_on > :day) AND withdrawn_at IS NULL
    ORDER BY joined_on, id)sql"};

constexpr db::Sql count_members{"memberships.count_members", R"sql(
    SELECT count(*) FROM union_membership
    WHERE union_id = :union AND joined_on <= :day AND (ended_on IS NULL OR ended_on > :day)
    AND withdrawn_at IS NULL)sql"};

constexpr db::Sql update_end{"memberships.update_end", R"sql(
    UPDATE union_membership
    SET ended_on = :ended_on, end_event = :event, end_place_id = :place, end_entered_at = :at, end_entered_by = :by
    WHERE id = :id AND ended_on IS NULL AND withdrawn_at IS NULL)sql"};

constexpr db::Sql delete_one{"memberships.delete", R"sql(
    DELETE FROM union_membership WHERE id = :id AND withdrawn_at IS NULL RETURNING person_id, made_person)sql"};

constexpr db::Sql select_refill{"memberships.select_refill", R"sql(
    SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
           standing, ended_on, end_event, end_place_id, entered_by, entered_at, end_entered_by, end_entered_at
    FROM union_membership WHERE withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql all_statements[] = {select_one, select_of_person, select_of_union, count_members,
                                      update_end, delete_one,       select_refill};

constexpr ledger::FactKind kinds[] = {{"union.member", "Union members"}};

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
    return m;
}

ledger::Fact fact_of(Membership const& m, std::string_view variety, base::Date day, UnitId place, std::int64_t quantity)
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
            .source_kind = quantity > 0 ? "union_membership" : "membership_end",
            .source_id = m.id.value};
}

std::string_view variety_of(Membership const& m)
{
    return m.standing == Standing::legacy_unverified ? "legacy" : name_of(m.how);
}

UnitId place_on(db::Connection& tx, Membership const& m, base::Date day)
{
    auto const unit = organisations::find(tx, m.union_, day);
    return unit && unit->place ? *unit->place : m.place;
}

}   // namespace

std::optional<Membership> find(db::Connection& tx, MembershipId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{membership_of(*row)} : std::nullopt;
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
    auto rows =
        tx.bulk("union_membership", {"id",          "person_id",  "union_id",   "place_id",       "enterprise_id",
                                     "ownership",   "sex",        "applied_on", "consented_on",   "joined_on",
                                     "how",         "standing",   "ended_on",   "end_event",      "end_place_id",
                                     "made_person", "entered_at", "entered_by", "end_entered_at", "end_entered_by"});
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
                   ended ? db::Value{entry.by} : db::Value{}});
    }
    rows->done();
    for (std::size_t i = 0; i < made.size(); ++i) {
        auto const& m = made[i].membership;
        facts.push_back(fact_of(m, variety_of(m), m.joined_on, m.place, 1));
        facts.back().source_id = ids[i].value;
        if (!m.ended_on) continue;
        facts.push_back(fact_of(m, name_of(*m.end), *m.ended_on, end_places[i], -1));
        facts.back().source_id = ids[i].value;
    }
    ledger::record(tx, placement, entry, facts);
    accounts::audit(tx, entry.by, entry.at, audits);
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
    auto const fact = fact_of(ended, name_of(*ended.end), *ended.ended_on, place, -1);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
    accounts::audit(tx, entry.by, entry.at, {"ended", "union_membership", ended.id.value});
}

people::LetGo withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                       std::span<MembershipId const> ids)
{
    people::LetGo let_go;
    std::vector<std::int64_t> withdrawn;
    std::vector<accounts::AuditEntry> audits;
    for (auto const id : ids) {
        auto rows = tx.run(delete_one, {{"id", id}});
        auto const row = rows.first();
        if (!row) continue;
        (row->flag(1) ? let_go.made : let_go.others).push_back(row->id<PersonId>(0));
        withdrawn.push_back(id.value);
        audits.push_back({"withdrawn", "union_membership", id.value});
    }
    ledger::withdraw(tx, placement, entry, "union_membership", withdrawn);
    ledger::withdraw(tx, placement, entry, "membership_end", withdrawn);
    accounts::audit(tx, entry.by, entry.at, audits);
    return let_go;
}

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_refill)) {
        auto const m = membership_of(row);
        give(fact_of(m, variety_of(m), m.joined_on, m.place, 1), {row.id<UserId>(15), row.instant(16)});
        if (m.ended_on)
            give(fact_of(m, name_of(*m.end), *m.ended_on, row.id<UnitId>(14), -1),
                 {row.id<UserId>(17), row.instant(18)});
    }
}

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace memberships
