#include "kernel/ledger/rebuild.hpp"

#include <fmt/format.h>

#include "kernel/ledger/people_years.hpp"
#include "kernel/ledger/store.hpp"
#include "platform/db/many.hpp"

namespace ledger {

namespace {

constexpr std::int64_t rows_per_page = 20'000;

constexpr db::Sql delete_months{"ledger.delete_months", "DELETE FROM fact_month"};
constexpr db::Sql delete_years{"ledger.delete_years", "DELETE FROM fact_year"};
// All facts are summed: SQLite would follow an index in the order of the groups and fetch every row from elsewhere;
// sorting what is read in one go takes a fraction of that.
constexpr std::string_view facts_sqlite = " FROM fact NOT INDEXED WHERE withdrawn_at IS NULL ";
constexpr std::string_view facts_postgres = " FROM fact WHERE withdrawn_at IS NULL ";

constexpr std::string_view months = R"sql(
    INSERT INTO fact_month (kind, unit_id, month, place_id, variety, sex, ownership, quantity, facts)
    SELECT kind, unit_id, substr(on_day, 1, 7), place_id, variety, sex, ownership,
           CAST(sum(quantity) AS BIGINT), count(*))sql";
constexpr std::string_view by_month = R"sql(
    GROUP BY kind, unit_id, substr(on_day, 1, 7), place_id, variety, sex, ownership)sql";
constexpr auto months_sqlite = db::joined(months, facts_sqlite, by_month);
constexpr auto months_postgres = db::joined(months, facts_postgres, by_month);
constexpr db::Sql fill_months{"ledger.fill_months", months_sqlite.view(), months_postgres.view()};

constexpr db::Sql fill_years{"ledger.fill_years", R"sql(
    INSERT INTO fact_year (kind, unit_id, year, place_id, variety, sex, ownership, quantity, facts)
    SELECT kind, unit_id, substr(month, 1, 4), place_id, variety, sex, ownership, CAST(sum(quantity) AS BIGINT),
           CAST(sum(facts) AS BIGINT)
    FROM fact_month
    GROUP BY kind, unit_id, substr(month, 1, 4), place_id, variety, sex, ownership)sql"};

constexpr std::string_view wanted_months = R"sql(
    WITH wanted AS MATERIALIZED (
        SELECT kind, unit_id, substr(on_day, 1, 7) AS bucket, place_id, variety, sex, ownership,
               CAST(sum(quantity) AS BIGINT) AS quantity, count(*) AS facts)sql";
constexpr std::string_view kept_months = R"sql(
    ), kept AS MATERIALIZED (
        SELECT kind, unit_id, month AS bucket, place_id, variety, sex, ownership, quantity, facts
        FROM fact_month WHERE quantity <> 0 OR facts <> 0
    ))sql";
constexpr std::string_view wanted_years = R"sql(
    WITH wanted AS MATERIALIZED (
        SELECT kind, unit_id, substr(on_day, 1, 4) AS bucket, place_id, variety, sex, ownership,
               CAST(sum(quantity) AS BIGINT) AS quantity, count(*) AS facts)sql";
constexpr std::string_view by_year = R"sql(
    GROUP BY kind, unit_id, substr(on_day, 1, 4), place_id, variety, sex, ownership)sql";
constexpr std::string_view kept_years = R"sql(
    ), kept AS MATERIALIZED (
        SELECT kind, unit_id, year AS bucket, place_id, variety, sex, ownership, quantity, facts
        FROM fact_year WHERE quantity <> 0 OR facts <> 0
    ))sql";
constexpr std::string_view differences = R"sql(
    SELECT 'kept' AS side, k.* FROM (SELECT * FROM kept EXCEPT SELECT * FROM wanted) AS k
    UNION ALL
    SELECT 'facts' AS side, w.* FROM (SELECT * FROM wanted EXCEPT SELECT * FROM kept) AS w
    ORDER BY kind, unit_id, bucket, place_id, variety, sex, ownership, side
    LIMIT :limit)sql";
constexpr auto compare_months_sqlite = db::joined(wanted_months, facts_sqlite, by_month, kept_months, differences);
constexpr auto compare_months_postgres = db::joined(wanted_months, facts_postgres, by_month, kept_months, differences);
constexpr auto compare_years_sqlite = db::joined(wanted_years, facts_sqlite, by_year, kept_years, differences);
constexpr auto compare_years_postgres = db::joined(wanted_years, facts_postgres, by_year, kept_years, differences);
constexpr db::Sql compare_months{"ledger.compare_months", compare_months_sqlite.view(), compare_months_postgres.view()};
constexpr db::Sql compare_years{"ledger.compare_years", compare_years_sqlite.view(), compare_years_postgres.view()};

// Person by person: SQLite would take the index of the kind, and sort all its facts for every page.
constexpr std::string_view person_columns = "SELECT person_id, variety, on_day, id, unit_id, place_id, sex FROM fact ";
constexpr std::string_view person_page = R"sql(
    WHERE person_id IS NOT NULL AND person_id > :after AND kind = :kind AND withdrawn_at IS NULL
    ORDER BY person_id, on_day, id
    LIMIT :limit)sql";
constexpr auto person_page_sqlite = db::joined(person_columns, "INDEXED BY fact_by_person", person_page);
constexpr auto person_page_postgres = db::joined(person_columns, person_page);
constexpr db::Sql select_person_page{"ledger.select_person_page", person_page_sqlite.view(),
                                     person_page_postgres.view()};
constexpr db::Sql count_person_facts{"ledger.count_person_facts", R"sql(
    SELECT CAST(coalesce(sum(facts), 0) AS BIGINT) FROM fact_year WHERE kind = :kind AND sex <> '')sql"};
constexpr db::Sql delete_people{"ledger.delete_people", "DELETE FROM fact_person_year WHERE kind = :kind"};
constexpr db::Sql select_people{"ledger.select_people", R"sql(
    SELECT people_group, structure, scope_id, year, previous_year, sex, people
    FROM fact_person_year WHERE kind = :kind AND people <> 0)sql"};

constexpr db::Sql all[] = {delete_months, delete_years,       fill_months,        fill_years,    compare_months,
                           compare_years, select_person_page, count_person_facts, delete_people, select_people};

void tell(Progress const& progress, std::string_view doing, std::int64_t done, std::int64_t of)
{
    if (progress) progress(doing, done, of);
}

/// All people of the kind, counted from the facts: person by person, a page at a time.
PeopleYears count_people(db::Connection& tx, Words& words, Placement const& placement, Groups const& groups,
                         Progress const& progress)
{
    PeopleYears people;
    Chains chains{placement};
    std::vector<PersonFact> facts;
    auto const expected = tx.run(count_person_facts, {{"kind", groups.kind}}).first()->integer(0);
    std::int64_t done = 0;
    PersonId after;
    for (bool more = true; more;) {
        std::int64_t rows = 0;
        PersonId current = after;
        auto const finish = [&] {
            add_person(people, groups, facts, chains, 1);
            facts.clear();
            after = current;
        };
        for (auto const& row :
             tx.run(select_person_page, {{"after", after}, {"kind", groups.kind}, {"limit", rows_per_page}})) {
            auto const person = row.id<PersonId>(0);
            if (person != current && !facts.empty()) finish();
            current = person;
            facts.push_back({.person = person,
                             .kind = groups.kind,
                             .variety = words.keep(row.text(1)),
                             .on_day = row.date(2),
                             .id = row.id<FactId>(3),
                             .unit = row.id<UnitId>(4),
                             .place = row.id<UnitId>(5),
                             .sex = words.keep(row.text(6))});
            ++rows;
        }
        more = rows == rows_per_page;
        if (!more && !facts.empty()) finish();
        base::expect(facts.empty() || facts.size() < static_cast<std::size_t>(rows_per_page),
                     "one person has more facts than a page");
        facts.clear();   // of a person whose facts go on: the next page begins with the first of them
        done += rows;
        tell(progress, groups.kind, done, expected);
    }
    return people;
}

void list_differences(db::Connection& tx, db::Sql const& compare, std::string_view table, std::size_t limit,
                      std::vector<Difference>& differences)
{
    if (differences.size() >= limit) return;
    auto const wanted = static_cast<std::int64_t>(limit - differences.size());
    for (auto const& row : tx.run(compare, {{"limit", wanted}}))
        differences.push_back(fmt::format("{} {} unit {} {} {} {} {}: {} quantity {}, facts {}", table, row.text(1),
                                          row.id<UnitId>(2).text(), row.text(3), row.text(5), row.text(6), row.text(7),
                                          row.text(0) == "kept" ? "the sum kept says" : "the facts say", row.integer(8),
                                          row.integer(9)));
}

PeopleYears stored_people(db::Connection& tx, Words& words, std::string_view kind)
{
    PeopleYears people;
    for (auto const& row : tx.run(select_people, {{"kind", kind}}))
        people[{.kind = kind,
                .people_group = words.keep(row.text(0)),
                .kept = row.text(1) == "then" ? Kept::then : Kept::now,
                .scope = row.id<UnitId>(2),
                .year = static_cast<int>(row.integer(3)),
                .previous_year = static_cast<int>(row.integer(4)),
                .sex = words.keep(row.text(5))}] = row.integer(6);
    return people;
}

}   // namespace

void rebuild_sums(db::Connection& tx, Progress const& progress)
{
    tell(progress, "fact_month", 0, 0);
    tx.change(delete_months);
    tx.change(fill_months);
    tell(progress, "fact_year", 0, 0);
    tx.change(delete_years);
    tx.change(fill_years);
}

void rebuild_people_of(db::Connection& tx, Placement const& placement, std::string_view kind, Progress const& progress)
{
    Words words;
    tx.change(delete_people, {{"kind", kind}});
    for (auto const& groups : stored_groups(tx, words))
        if (groups.kind == kind) add_people(tx, count_people(tx, words, placement, groups, progress));
}

void rebuild_people(db::Connection& tx, Placement const& placement) { rebuild_all_people(tx, placement); }

void rebuild_all_people(db::Connection& tx, Placement const& placement, Progress const& progress)
{
    Words words;
    for (auto const& groups : stored_groups(tx, words)) rebuild_people_of(tx, placement, groups.kind, progress);
    Chains chains{placement};
    renew_places(tx, chains);
}

std::vector<Difference> verify_sums(db::Connection& tx, Placement const& placement, std::size_t limit,
                                    Progress const& progress)
{
    std::vector<Difference> differences;
    tell(progress, "fact_month", 0, 0);
    list_differences(tx, compare_months, "fact_month", limit, differences);
    tell(progress, "fact_year", 0, 0);
    list_differences(tx, compare_years, "fact_year", limit, differences);

    Words words;
    for (auto const& groups : stored_groups(tx, words)) {
        auto difference = count_people(tx, words, placement, groups, progress);
        for (auto const& [key, number] : stored_people(tx, words, groups.kind)) difference[key] -= number;
        for (auto const& [key, number] : difference)
            if (number != 0 && differences.size() < limit)
                differences.push_back(fmt::format("fact_person_year {} {} {} unit {} {} after {} {}: {} people {}",
                                                  key.kind, key.people_group, name_of(key.kept), key.scope.text(),
                                                  key.year, key.previous_year, key.sex, number > 0 ? number : -number,
                                                  number > 0 ? "missing" : "too many"));
    }
    return differences;
}

std::span<db::Sql const> rebuild_statements() { return all; }

}   // namespace ledger
