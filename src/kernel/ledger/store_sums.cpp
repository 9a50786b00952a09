#include <deque>

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

/// Sends one statement with many sets of values; texts made on the way live until they have been sent.
class Many {
public:
    Many(db::Connection& tx, db::Sql const& sql) : tx_(&tx), sql_(&sql) {}

    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
    void add(std::vector<db::Param> params)
    {
        sets_.push_back(std::move(params));
        if (sets_.size() == at_once) send();
    }
    void send()
    {
        tx_->change_many(*sql_, sets_);
        sets_.clear();
        texts_.clear();
    }

private:
    static constexpr std::size_t at_once = 256;

    db::Connection* tx_;
    db::Sql const* sql_;
    std::vector<std::vector<db::Param>> sets_;
    std::deque<std::string> texts_;
};

void add_all(db::Connection& tx, db::Sql const& upsert, std::map<SumKey, Sum> const& sums,
             std::string (*bucket)(MonthNumber))
{
    Many many{tx, upsert};
    for (auto const& [key, sum] : sums) {
        if (sum.is_nothing()) continue;
        many.add({{"kind", key.kind},
                  {"unit_id", key.unit},
                  {"bucket", many.keep(bucket(key.month))},
                  {"place_id", key.place},
                  {"variety", key.variety},
                  {"sex", key.sex},
                  {"ownership", key.ownership},
                  {"quantity", sum.quantity},
                  {"facts", sum.facts}});
    }
    many.send();
}

}   // namespace

void add_sums(db::Connection& tx, Sums const& sums)
{
    add_all(tx, upsert_month, sums.months, month_text);
    add_all(tx, upsert_year, sums.years, year_text);
}

void add_people(db::Connection& tx, PeopleYears const& people)
{
    Many many{tx, upsert_people};
    for (auto const& [key, number] : people) {
        if (number == 0) continue;
        many.add({{"kind", key.kind},
                  {"people_group", key.people_group},
                  {"structure", name_of(key.kept)},
                  {"scope_id", key.scope},
                  {"year", key.year},
                  {"previous_year", key.previous_year},
                  {"sex", key.sex},
                  {"people", number}});
    }
    many.send();
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
