#include <limits>

#include "kernel/journeys/row.hpp"
#include "platform/db/many.hpp"

namespace journeys {
namespace {

constexpr auto open_text = db::joined(journey_columns, R"sql(
    WHERE code = :code AND ended_on IS NULL AND (due_on, id) > (:due, :after) AND due_on < :below
      AND begun_on >= :begun
    ORDER BY due_on, id LIMIT :most)sql");
constexpr db::Sql select_open{"journeys.select_open", open_text.view()};

constexpr auto begun_text = db::joined(journey_columns, R"sql(
    WHERE code = :code AND begun_on >= :from AND begun_on < :to ORDER BY begun_on, id)sql");
constexpr db::Sql select_begun{"journeys.select_begun", begun_text.view()};

constexpr db::Sql select_numbers{"journeys.select_numbers", R"sql(
    SELECT place_id, office_id, count(*), count(*) FILTER (WHERE due_on < :today),
           count(*) FILTER (WHERE due_on >= :today AND due_on <= :soon), count(*) FILTER (WHERE due_on = :never),
           count(*) FILTER (WHERE begun_on >= :begun)
    FROM journey WHERE code = :code AND ended_on IS NULL
    GROUP BY place_id, office_id ORDER BY place_id, office_id)sql"};

constexpr db::Sql all[] = {select_open, select_begun, select_numbers};

constexpr std::size_t read_at_once = 500;

/// The earliest deadline of what is asked for; empty when there is none.
std::optional<base::Date> first_due(Asking const& asking)
{
    if (asking.urgency == Urgency::soon) return asking.today;
    return asking.urgency == Urgency::waiting ? std::optional{base::forever} : std::nullopt;
}

}   // namespace

std::vector<Journey> begun_in(db::Connection& tx, std::string_view code, base::Period period, Reach const& reach)
{
    std::vector<Journey> found;
    for (auto const& row : tx.run(select_begun, {{"code", code}, {"from", period.from}, {"to", period.to}})) {
        auto journey = standing_in(row).journey;
        if (reach.covers(journey.place, journey.office)) found.push_back(std::move(journey));
    }
    return found;
}

Numbers count(db::Connection& tx, Asking const& asking)
{
    Numbers numbers;
    for (auto const& row : tx.run(select_numbers, {{"code", asking.code},
                                                   {"today", asking.today},
                                                   {"soon", asking.soon},
                                                   {"never", base::forever},
                                                   {"begun", asking.today - new_days}})) {
        if (!asking.reach.covers(row.id<UnitId>(0), row.id<UnitId>(1))) continue;
        numbers.all += row.integer(2);
        numbers.late += row.integer(3);
        numbers.soon += row.integer(4);
        numbers.waiting += row.integer(5);
        numbers.fresh += row.integer(6);
    }
    return numbers;
}

Page list(db::Connection& tx, Asking const& asking, std::optional<web::Cursor> const& after, std::size_t size)
{
    Page page;
    bool const goes_on = after && base::parse_date(after->key);   // what we gave, not what somebody made up
    auto due = goes_on ? after->key : std::string{"0000-00-00"};
    auto id = goes_on ? after->id : std::int64_t{0};
    auto const from = first_due(asking);
    if (from && !goes_on) {
        due = base::iso(*from - base::Days{1});
        id = std::numeric_limits<std::int64_t>::max();
    }
    auto const begun =
        asking.urgency == Urgency::fresh ? base::iso(asking.today - new_days) : std::string{"0000-00-00"};
    auto const below = asking.urgency == Urgency::late   ? base::iso(asking.today)
                       : asking.urgency == Urgency::soon ? base::iso(asking.soon + base::Days{1})
                                                         : std::string{"9999-99-99"};
    for (bool more = true; more;) {
        std::size_t read = 0;
        for (auto const& row : tx.run(select_open, {{"code", asking.code},
                                                    {"due", due},
                                                    {"after", id},
                                                    {"below", below},
                                                    {"begun", begun},
                                                    {"most", static_cast<std::int64_t>(read_at_once)}})) {
            ++read;
            due = row.string(12);
            id = row.integer(0);
            auto standing = standing_in(row);
            if (!asking.reach.covers(standing.journey.place, standing.journey.office)) continue;
            if (page.rows.size() == size) {
                auto const& last = page.rows.back();
                page.next = web::Cursor{base::iso(last.due_on.value_or(base::forever)), last.journey.id.value};
                return page;
            }
            page.rows.push_back(std::move(standing));
        }
        more = read == read_at_once;
    }
    return page;
}

std::span<db::Sql const> list_statements() { return all; }

}   // namespace journeys
