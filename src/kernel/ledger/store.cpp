#include "kernel/ledger/store.hpp"

#include <algorithm>
#include <set>

#include "kernel/ledger/list_params.hpp"

namespace ledger {

namespace {

constexpr db::Sql select_of_sources{"ledger.select_of_sources", R"sql(
    SELECT id, kind, variety, on_day, unit_id, place_id, enterprise_id, person_id, sex, ownership, quantity,
           source_kind, source_id
    FROM fact
    WHERE source_kind = :source_kind AND withdrawn_at IS NULL
      AND source_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    ORDER BY id)sql"};

constexpr db::Sql select_of_people{"ledger.select_of_people", R"sql(
    SELECT id, kind, variety, on_day, unit_id, place_id, enterprise_id, person_id, sex, ownership, quantity,
           source_kind, source_id
    FROM fact
    WHERE kind = :kind AND withdrawn_at IS NULL AND person_id IS NOT NULL
      AND person_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    ORDER BY id)sql"};

constexpr db::Sql select_kinds{"ledger.select_kinds", R"sql(
    SELECT DISTINCT kind FROM fact_year WHERE facts <> 0 ORDER BY kind)sql"};

constexpr db::Sql select_in_unit{"ledger.select_in_unit", R"sql(
    SELECT id, kind, variety, on_day, unit_id, place_id, enterprise_id, person_id, sex, ownership, quantity,
           source_kind, source_id
    FROM fact
    WHERE kind = :kind AND unit_id = :unit_id AND withdrawn_at IS NULL
      AND (enterprise_id IS NOT NULL OR person_id IS NOT NULL)
    ORDER BY id)sql"};

constexpr db::Sql update_withdrawn{"ledger.update_withdrawn", R"sql(
    UPDATE fact SET withdrawn_at = :at, withdrawn_by = :by
    WHERE source_kind = :source_kind AND withdrawn_at IS NULL
      AND source_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15))sql"};

constexpr db::Sql update_place{"ledger.update_place", R"sql(
    UPDATE fact SET place_id = :place_id WHERE id = :id)sql"};

constexpr db::Sql upsert_place{"ledger.upsert_place", R"sql(
    INSERT INTO fact_place (unit_id, place_id, now_print) VALUES (:unit_id, :place_id, :now_print)
    ON CONFLICT (unit_id, place_id) DO UPDATE SET now_print = 0 WHERE fact_place.now_print <> excluded.now_print)sql"};

constexpr db::Sql select_counting{"ledger.select_counting", "SELECT 1 FROM fact_place WHERE unit_id = :unit LIMIT 1"};

constexpr db::Sql select_all_places{"ledger.select_all_places", R"sql(
    SELECT DISTINCT unit_id, place_id FROM fact UNION SELECT unit_id, place_id FROM fact_place)sql"};

constexpr db::Sql renew_place{"ledger.renew_place", R"sql(
    INSERT INTO fact_place (unit_id, place_id, now_print) VALUES (:unit_id, :place_id, :now_print)
    ON CONFLICT (unit_id, place_id) DO UPDATE SET now_print = excluded.now_print)sql"};

constexpr db::Sql lock_people{"ledger.lock_people", "SELECT :bucket", R"sql(
    SELECT count(pg_advisory_xact_lock(7302, CAST(:bucket AS INTEGER))))sql"};

constexpr db::Sql all[] = {select_of_sources, select_of_people, select_kinds, select_in_unit,
                           update_withdrawn,  update_place,     upsert_place, select_counting,
                           select_all_places, renew_place,      lock_people};

}   // namespace

StoredFact read_fact(db::Row const& row, Words& words)
{
    return {.id = row.id<FactId>(0),
            .kind = words.keep(row.text(1)),
            .variety = words.keep(row.text(2)),
            .on_day = row.date(3),
            .unit = row.id<UnitId>(4),
            .place = row.id<UnitId>(5),
            .enterprise = row.maybe_id<EnterpriseId>(6),
            .person = row.maybe_id<PersonId>(7),
            .sex = words.keep(row.text(8)),
            .ownership = words.keep(row.text(9)),
            .quantity = row.integer(10),
            .source_kind = words.keep(row.text(11)),
            .source_id = row.integer(12)};
}

SumKey sum_key(StoredFact const& fact)
{
    return {.kind = fact.kind,
            .unit = fact.unit,
            .month = month_number(fact.on_day),
            .place = fact.place,
            .variety = fact.variety,
            .sex = fact.sex,
            .ownership = fact.ownership};
}

StoredFact stored(Fact const& fact, FactId id)
{
    return {.id = id,
            .kind = fact.kind->name,
            .variety = fact.variety,
            .on_day = fact.on_day,
            .unit = fact.unit,
            .place = fact.present_place.value_or(UnitId{}),
            .enterprise = fact.enterprise,
            .person = fact.person,
            .sex = fact.sex,
            .ownership = fact.ownership,
            .quantity = fact.quantity,
            .source_kind = fact.source_kind,
            .source_id = fact.source_id};
}

void insert_facts(db::Connection& tx, Entry const& entry, std::span<Fact const> facts, std::span<FactId const> ids)
{
    auto const bulk =
        tx.bulk("fact", {"id", "kind", "variety", "on_day", "unit_id", "place_id", "enterprise_id", "person_id", "sex",
                         "ownership", "quantity", "source_kind", "source_id", "entered_at", "entered_by"});
    db::Value const at{entry.at};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        auto const& fact = facts[i];
        bulk->row({ids[i], fact.kind->name, fact.variety, fact.on_day, fact.unit, fact.present_place.value_or(UnitId{}),
                   fact.enterprise, fact.person, fact.sex, fact.ownership, fact.quantity, fact.source_kind,
                   fact.source_id, at, entry.by});
    }
    bulk->done();
}

void keep_places(db::Connection& tx, Chains& chains, std::span<StoredFact const> facts)
{
    std::set<std::pair<UnitId, UnitId>> places;
    for (auto const& fact : facts) places.emplace(fact.unit, fact.place);
    for (auto const& [unit, place] : places)
        tx.change(upsert_place,
                  {{"unit_id", unit}, {"place_id", place}, {"now_print", print_of(chains.now(unit, place))}});
}

void renew_places(db::Connection& tx, Chains& chains)
{
    std::vector<std::pair<UnitId, UnitId>> places;
    for (auto const& row : tx.run(select_all_places)) places.emplace_back(row.id<UnitId>(0), row.id<UnitId>(1));
    for (auto const& [unit, place] : places)
        tx.change(renew_place,
                  {{"unit_id", unit}, {"place_id", place}, {"now_print", print_of(chains.now(unit, place))}});
}

std::vector<StoredFact> standing_facts_of_sources(db::Connection& tx, Words& words, std::string_view source_kind,
                                                  std::span<std::int64_t const> source_ids)
{
    std::vector<StoredFact> facts;
    by_sixteen(source_ids, {{"source_kind", source_kind}}, [&](std::span<db::Param const> params) {
        for (auto const& row : tx.run(select_of_sources, params)) facts.push_back(read_fact(row, words));
    });
    return facts;
}

std::vector<StoredFact> standing_facts_of_people(db::Connection& tx, Words& words, std::string_view kind,
                                                 std::span<PersonId const> people)
{
    std::vector<StoredFact> facts;
    by_sixteen(people, {{"kind", kind}}, [&](std::span<db::Param const> params) {
        for (auto const& row : tx.run(select_of_people, params)) facts.push_back(read_fact(row, words));
    });
    return facts;
}

std::vector<StoredFact> standing_facts_in(db::Connection& tx, Words& words, UnitId unit)
{
    std::vector<std::string> kinds;
    for (auto const& row : tx.run(select_kinds)) kinds.push_back(row.string(0));
    std::vector<StoredFact> facts;
    for (auto const& kind : kinds)
        for (auto const& row : tx.run(select_in_unit, {{"kind", kind}, {"unit_id", unit}}))
            facts.push_back(read_fact(row, words));
    return facts;
}

void withdraw_facts(db::Connection& tx, Entry const& entry, std::string_view source_kind,
                    std::span<std::int64_t const> source_ids)
{
    by_sixteen(source_ids, {{"at", entry.at}, {"by", entry.by}, {"source_kind", source_kind}},
               [&](std::span<db::Param const> params) { tx.change(update_withdrawn, params); });
}

void set_place(db::Connection& tx, FactId fact, UnitId place)
{
    tx.change(update_place, {{"place_id", place}, {"id", fact}});
}

bool counts_anything(db::Connection& tx, UnitId unit)
{
    return tx.run(select_counting, {{"unit", unit}}).first().has_value();
}

void hold_people(db::Connection& tx, std::span<PersonId const> people)
{
    // a lock for each person of a large import would be more than the server has room for
    constexpr std::int64_t buckets = 256;
    if (tx.dialect() == db::Dialect::sqlite) return;
    std::set<std::int64_t> wanted;
    for (auto const person : people) wanted.insert(person.value % buckets);
    for (auto const bucket : wanted) tx.run(lock_people, {{"bucket", bucket}});
}

std::span<db::Sql const> store_statements() { return all; }

}   // namespace ledger
