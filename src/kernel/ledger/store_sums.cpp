#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

constexpr db::Sql upsert_month{"ledger.upsert_month", R"sql(
    INSERT INTO fact_month (kind, unit_id, month, place_id, variety, sex, ownership, quantity, facts)
    VALUES (:kind, :unit_id, :bucket, :place_id, :variety, :sex, :ownership, :quantity, :facts)
    ON CONFLICT (kind, unit_id, month, place_id, variety, sex, ownership)
    DO UPDATE SET quantity = fact_month.quantity + excluded.quantity, facts = fact_month.facts + excluded.facts)sql"};

constexpr db::Sql upsert_year{"ledger.upsert_year", R"sql(
    INSERT INTO fact_year (kind, unit_id, year, place_id, variety, sex, ownership, quantity, facts)
    VALUES (:kind, :unit_id, :bucket, :place_id, :variety, :sex, :ownership, :quantity, :facts)
    ON CONFLICT (kind, unit_id, year, place_id, variety, sex, ownership)
    DO UPDATE SET quantity = fact_year.quantity + excluded.quantity, facts = fact_year.facts + excluded.facts)sql"};

constexpr db::Sql upsert_people{"ledger.upsert_people", R"sql(
    INSERT INTO fact_person_year (kind, people_group, structure, scope_id, year, previous_year, sex, people)
    VALUES (:kind, :people_group, :structure, :scope_id, :year, :previous_year, :sex, :people)
    ON CONFLICT (kind, people_group, structure, scope_id, year, previous_year, sex)
    DO UPDATE SET people = fact_person_year.people + excluded.people)sql"};

constexpr db::Sql select_groups{"ledger.select_groups", R"sql(
    SELECT kind, people_group, variety FROM fact_people_group ORDER BY kind, people_group, variety)sql"};

constexpr db::Sql delete_groups{"ledger.delete_groups", "DELETE FROM fact_people_group WHERE kind = :kind"};

constexpr db::Sql insert_group{"ledger.insert_group", R"sql(
    INSERT INTO fact_people_group (kind, people_group, variety) VALUES (:kind, :people_group, :variety)
    ON CONFLICT DO NOTHING)sql"};

constexpr db::Sql delete_all_groups{"ledger.delete_all_groups", "DELETE FROM fact_people_group"};
constexpr db::Sql delete_all_people{"ledger.delete_all_people", "DELETE FROM fact_person_year"};

constexpr db::Sql all[] = {upsert_month,  upsert_year,  upsert_people,     select_groups,
                           delete_groups, insert_group, delete_all_groups, delete_all_people};

void add(db::Connection& tx, db::Sql const& upsert, SumKey const& key, std::string_view bucket, Sum const& sum)
{
    tx.change(upsert, {{"kind", key.kind},
                       {"unit_id", key.unit},
                       {"bucket", bucket},
                       {"place_id", key.place},
                       {"variety", key.variety},
                       {"sex", key.sex},
                       {"ownership", key.ownership},
                       {"quantity", sum.quantity},
                       {"facts", sum.facts}});
}

}   // namespace

void add_sums(db::Connection& tx, Sums const& sums)
{
    for (auto const& [key, sum] : sums.months)
        if (!sum.is_nothing()) add(tx, upsert_month, key, month_text(key.month), sum);
    for (auto const& [key, sum] : sums.years)
        if (!sum.is_nothing()) add(tx, upsert_year, key, year_text(key.month), sum);
}

void add_people(db::Connection& tx, PeopleYears const& people)
{
    for (auto const& [key, number] : people) {
        if (number == 0) continue;
        tx.change(upsert_people, {{"kind", key.kind},
                                  {"people_group", key.people_group},
                                  {"structure", name_of(key.kept)},
                                  {"scope_id", key.scope},
                                  {"year", key.year},
                                  {"previous_year", key.previous_year},
                                  {"sex", key.sex},
                                  {"people", number}});
    }
}

std::vector<Groups> stored_groups(db::Connection& tx, Words& words)
{
    std::vector<Groups> groups;
    for (auto const& row : tx.run(select_groups)) {
        if (groups.empty() || groups.back().kind != row.text(0)) groups.push_back({words.keep(row.text(0)), {}});
        groups.back().varieties[words.keep(row.text(1))].push_back(words.keep(row.text(2)));
    }
    return groups;
}

void replace_groups(db::Connection& tx, FactKind const& kind)
{
    tx.change(delete_groups, {{"kind", kind.name}});
    for (auto const& group : kind.people_groups)
        for (auto const variety : group.varieties)
            tx.change(insert_group, {{"kind", kind.name}, {"people_group", group.name}, {"variety", variety}});
}

void forget_people(db::Connection& tx)
{
    tx.change(delete_all_groups);
    tx.change(delete_all_people);
}

std::span<db::Sql const> sums_statements() { return all; }

}   // namespace ledger
