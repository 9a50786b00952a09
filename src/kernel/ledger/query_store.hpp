#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/mapping.hpp"
#include "kernel/ledger/sums.hpp"

namespace ledger {

/// One row of sums as read; the views are valid during the call.
struct SumRow {
    Place place;
    MonthNumber month = 0;   // January of the year when it is a sum of years
    std::string_view variety;
    std::string_view sex;
    std::string_view ownership;
    Sum sum;
};
using EachSum = std::function<void(SumRow const&)>;

std::vector<KeptPlace> all_places(db::Connection& tx);

/// Whether sums come by sex and ownership, or with these left empty: an eighth of the rows.
enum class Detail : std::uint8_t { all, variety };

/// Sums of whole years or months: from <= month < to.
void each_year(db::Connection& tx, Detail detail, std::string_view kind, std::span<std::int64_t const> units,
               MonthNumber from, MonthNumber to, EachSum const& each);
void each_month(db::Connection& tx, Detail detail, std::string_view kind, std::span<std::int64_t const> units,
                MonthNumber from, MonthNumber to, EachSum const& each);
/// Sums made from the facts themselves, by month: for parts of months, and for what was known at a moment.
void each_day_sum(db::Connection& tx, std::string_view kind, std::span<std::int64_t const> units, base::Period period,
                  std::optional<base::Instant> known_at, EachSum const& each);

/// A person with a fact, once for each combination of the rest.
struct PersonRow {
    Place place;
    PersonId person;
    MonthNumber month = 0;
    std::string_view variety;
    std::string_view sex;
    std::string_view ownership;
    std::int64_t facts = 0;
};
void each_person(db::Connection& tx, std::string_view kind, std::span<std::int64_t const> units, base::Period period,
                 std::optional<base::Instant> known_at, std::function<void(PersonRow const&)> const& each);

/// Whether any fact of the kind counts at the place in these years.
bool counts_in(db::Connection& tx, std::string_view kind, Place const& place, int first_year, int last_year);

struct KeptPeople {
    int year = 0;
    int previous_year = 0;
    std::string_view sex;
    std::int64_t people = 0;
};
void each_kept(db::Connection& tx, std::string_view kind, std::string_view people_group,
               Mapping::KeptScope const& scope, int first_year, int last_year,
               std::function<void(KeptPeople const&)> const& each);

/// Facts of one place and period after a position, in order, with their present place.
std::vector<std::pair<Place, Record>> facts_of_place(db::Connection& tx, std::string_view kind, UnitId unit,
                                                     base::Period period, std::optional<base::Instant> known_at,
                                                     RecordPosition const& after, std::size_t limit);

/// All facts of these people within the period, with their present place.
std::vector<std::pair<Place, Record>> facts_of_people(db::Connection& tx, std::string_view kind,
                                                      std::span<PersonId const> people, base::Period period,
                                                      std::optional<base::Instant> known_at);

}   // namespace ledger
