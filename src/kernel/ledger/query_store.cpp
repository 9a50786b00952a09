#include "kernel/ledger/query_store.hpp"

#include "kernel/ledger/list_params.hpp"

namespace ledger {

namespace {

constexpr db::Sql select_places{"ledger.select_places", R"sql(
    SELECT unit_id, place_id, now_print FROM fact_place ORDER BY unit_id, place_id)sql"};

constexpr db::Sql select_years{"ledger.select_years", R"sql(
    SELECT unit_id, place_id, year, variety, sex, ownership, quantity, facts
    FROM fact_year
    WHERE kind = :kind AND year >= :from AND year < :to
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15))sql"};

constexpr db::Sql select_months{"ledger.select_months", R"sql(
    SELECT unit_id, place_id, month, variety, sex, ownership, quantity, facts
    FROM fact_month
    WHERE kind = :kind AND month >= :from AND month < :to
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15))sql"};

constexpr db::Sql sum_years{"ledger.sum_years", R"sql(
    SELECT unit_id, place_id, year, variety, '', '', CAST(sum(quantity) AS BIGINT), CAST(sum(facts) AS BIGINT)
    FROM fact_year
    WHERE kind = :kind AND year >= :from AND year < :to
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, year, place_id, variety)sql"};

constexpr db::Sql sum_months{"ledger.sum_months", R"sql(
    SELECT unit_id, place_id, month, variety, '', '', CAST(sum(quantity) AS BIGINT), CAST(sum(facts) AS BIGINT)
    FROM fact_month
    WHERE kind = :kind AND month >= :from AND month < :to
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, month, place_id, variety)sql"};

constexpr db::Sql sum_days{"ledger.sum_days", R"sql(
    SELECT unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, CAST(sum(quantity) AS BIGINT), count(*)
    FROM fact
    WHERE kind = :kind AND on_day >= :from AND on_day < :to AND withdrawn_at IS NULL
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership)sql"};

constexpr db::Sql sum_days_known{"ledger.sum_days_known", R"sql(
    SELECT unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, CAST(sum(quantity) AS BIGINT), count(*)
    FROM fact
    WHERE kind = :kind AND on_day >= :from AND on_day < :to
      AND entered_at <= :known_at AND (withdrawn_at IS NULL OR withdrawn_at > :known_at)
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership)sql"};

constexpr db::Sql select_persons{"ledger.select_persons", R"sql(
    SELECT unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, person_id, count(*)
    FROM fact
    WHERE kind = :kind AND on_day >= :from AND on_day < :to AND person_id IS NOT NULL AND withdrawn_at IS NULL
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, person_id)sql"};

constexpr db::Sql select_persons_known{"ledger.select_persons_known", R"sql(
    SELECT unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, person_id, count(*)
    FROM fact
    WHERE kind = :kind AND on_day >= :from AND on_day < :to AND person_id IS NOT NULL
      AND entered_at <= :known_at AND (withdrawn_at IS NULL OR withdrawn_at > :known_at)
      AND unit_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15)
    GROUP BY unit_id, place_id, substr(on_day, 1, 7), variety, sex, ownership, person_id)sql"};

constexpr db::Sql select_counts_in{"ledger.select_counts_in", R"sql(
    SELECT 1 FROM fact_year
    WHERE kind = :kind AND unit_id = :unit_id AND place_id = :place_id AND year >= :from AND year < :to AND facts <> 0
    LIMIT 1)sql"};

constexpr db::Sql select_kept{"ledger.select_kept", R"sql(
    SELECT year, previous_year, sex, people
    FROM fact_person_year
    WHERE kind = :kind AND people_group = :people_group AND structure = :structure AND scope_id = :scope_id
      AND year >= :first AND year <= :last AND people <> 0
    ORDER BY year, previous_year, sex)sql"};

constexpr db::Sql select_records{"ledger.select_records", R"sql(
    SELECT id, kind, variety, on_day, unit_id, enterprise_id, person_id, sex, ownership, quantity, source_kind,
           source_id, entered_at, entered_by, place_id
    FROM fact
    WHERE kind = :kind AND unit_id = :unit_id AND on_day < :to AND (on_day, id) > (:after_day, :after_id)
      AND entered_at <= :known_at AND (withdrawn_at IS NULL OR withdrawn_at > :known_at)
    ORDER BY on_day, id
    LIMIT :limit)sql"};

constexpr db::Sql select_records_of_people{"ledger.select_records_of_people", R"sql(
    SELECT id, kind, variety, on_day, unit_id, enterprise_id, person_id, sex, ownership, quantity, source_kind,
           source_id, entered_at, entered_by, place_id
    FROM fact
    WHERE kind = :kind AND on_day >= :from AND on_day < :to
      AND entered_at <= :known_at AND (withdrawn_at IS NULL OR withdrawn_at > :known_at)
      AND person_id IN (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7, :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15))sql"};

constexpr db::Sql all[] = {
    select_places,           select_years,   select_months,        sum_years,        sum_months,  sum_days,
    sum_days_known,          select_persons, select_persons_known, select_counts_in, select_kept, select_records,
    select_records_of_people};

/// Later than any instant: what is known at the end of all days is what stands.
constexpr base::Instant end_of_days = base::forever;

MonthNumber month_of_text(std::string_view text)
{
    auto const digit = [&](std::size_t i) { return text[i] - '0'; };
    int const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    return year * 12 + (text.size() < 7 ? 0 : digit(5) * 10 + digit(6) - 1);
}

void give_sums(db::Rows rows, EachSum const& each)
{
    for (auto const& row : rows)
        each({{row.id<UnitId>(0), row.id<UnitId>(1)},
              month_of_text(row.text(2)),
              row.text(3),
              row.text(4),
              row.text(5),
              {row.integer(6), row.integer(7)}});
}

Record read_record(db::Row const& row)
{
    return {.id = row.id<FactId>(0),
            .kind = row.string(1),
            .variety = row.string(2),
            .on_day = row.date(3),
            .unit = row.id<UnitId>(4),
            .enterprise = row.maybe_id<EnterpriseId>(5),
            .person = row.maybe_id<PersonId>(6),
            .sex = row.string(7),
            .ownership = row.string(8),
            .quantity = row.integer(9),
            .source_kind = row.string(10),
            .source_id = row.integer(11),
            .entered_at = row.instant(12),
            .entered_by = row.id<UserId>(13)};
}

}   // namespace

std::vector<KeptPlace> all_places(db::Connection& tx)
{
    std::vector<KeptPlace> places;
    for (auto const& row : tx.run(select_places))
        places.push_back({{row.id<UnitId>(0), row.id<UnitId>(1)}, row.integer(2)});
    return places;
}

void each_year(db::Connection& tx, Detail detail, std::string_view kind, std::span<std::int64_t const> units,
               MonthNumber from, MonthNumber to, EachSum const& each)
{
    auto const& sql = detail == Detail::all ? select_years : sum_years;
    auto const first = year_text(from);
    auto const end = year_text(to);
    by_sixteen(units, {{"kind", kind}, {"from", first}, {"to", end}},
               [&](std::span<db::Param const> params) { give_sums(tx.run(sql, params), each); });
}

void each_month(db::Connection& tx, Detail detail, std::string_view kind, std::span<std::int64_t const> units,
                MonthNumber from, MonthNumber to, EachSum const& each)
{
    auto const& sql = detail == Detail::all ? select_months : sum_months;
    auto const first = month_text(from);
    auto const end = month_text(to);
    by_sixteen(units, {{"kind", kind}, {"from", first}, {"to", end}},
               [&](std::span<db::Param const> params) { give_sums(tx.run(sql, params), each); });
}

void each_day_sum(db::Connection& tx, std::string_view kind, std::span<std::int64_t const> units, base::Period period,
                  std::optional<base::Instant> known_at, EachSum const& each)
{
    if (known_at)
        by_sixteen(units, {{"kind", kind}, {"from", period.from}, {"to", period.to}, {"known_at", *known_at}},
                   [&](std::span<db::Param const> params) { give_sums(tx.run(sum_days_known, params), each); });
    else
        by_sixteen(units, {{"kind", kind}, {"from", period.from}, {"to", period.to}},
                   [&](std::span<db::Param const> params) { give_sums(tx.run(sum_days, params), each); });
}

void each_person(db::Connection& tx, std::string_view kind, std::span<std::int64_t const> units, base::Period period,
                 std::optional<base::Instant> known_at, std::function<void(PersonRow const&)> const& each)
{
    auto const give = [&](db::Rows rows) {
        for (auto const& row : rows)
            each({{row.id<UnitId>(0), row.id<UnitId>(1)},
                  row.id<PersonId>(6),
                  month_of_text(row.text(2)),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.integer(7)});
    };
    if (known_at)
        by_sixteen(units, {{"kind", kind}, {"from", period.from}, {"to", period.to}, {"known_at", *known_at}},
                   [&](std::span<db::Param const> params) { give(tx.run(select_persons_known, params)); });
    else
        by_sixteen(units, {{"kind", kind}, {"from", period.from}, {"to", period.to}},
                   [&](std::span<db::Param const> params) { give(tx.run(select_persons, params)); });
}

bool counts_in(db::Connection& tx, std::string_view kind, Place const& place, int first_year, int last_year)
{
    auto const first = year_text(first_year * 12);
    auto const end = year_text((last_year + 1) * 12);
    return tx
        .run(select_counts_in,
             {{"kind", kind}, {"unit_id", place.unit}, {"place_id", place.present}, {"from", first}, {"to", end}})
        .first()
        .has_value();
}

void each_kept(db::Connection& tx, std::string_view kind, std::string_view people_group,
               Mapping::KeptScope const& scope, int first_year, int last_year,
               std::function<void(KeptPeople const&)> const& each)
{
    for (auto const& row : tx.run(select_kept, {{"kind", kind},
                                                {"people_group", people_group},
                                                {"structure", scope.is_now ? "now" : "then"},
                                                {"scope_id", scope.unit},
                                                {"first", first_year},
                                                {"last", last_year}}))
        each({static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), row.text(2), row.integer(3)});
}

std::vector<std::pair<Place, Record>> facts_of_place(db::Connection& tx, std::string_view kind, UnitId unit,
                                                     base::Period period, std::optional<base::Instant> known_at,
                                                     RecordPosition const& after, std::size_t limit)
{
    std::vector<std::pair<Place, Record>> facts;
    // ids are above 0, so "after id 0 of the first day" is everything from that day on
    auto const start = after.on_day < period.from ? RecordPosition{period.from, {}} : after;
    for (auto const& row : tx.run(select_records, {{"kind", kind},
                                                   {"unit_id", unit},
                                                   {"to", period.to},
                                                   {"after_day", start.on_day},
                                                   {"after_id", start.id},
                                                   {"known_at", known_at.value_or(end_of_days)},
                                                   {"limit", limit}}))
        facts.emplace_back(Place{unit, row.id<UnitId>(14)}, read_record(row));
    return facts;
}

std::vector<std::pair<Place, Record>> facts_of_people(db::Connection& tx, std::string_view kind,
                                                      std::span<PersonId const> people, base::Period period,
                                                      std::optional<base::Instant> known_at)
{
    std::vector<std::pair<Place, Record>> facts;
    by_sixteen(people,
               {{"kind", kind}, {"from", period.from}, {"to", period.to}, {"known_at", known_at.value_or(end_of_days)}},
               [&](std::span<db::Param const> params) {
                   for (auto const& row : tx.run(select_records_of_people, params)) {
                       auto record = read_record(row);
                       facts.emplace_back(Place{record.unit, row.id<UnitId>(14)}, std::move(record));
                   }
               });
    return facts;
}

std::span<db::Sql const> query_statements() { return all; }

}   // namespace ledger
