#include "registers/enterprises/largest.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <tuple>

#include "base/text.hpp"

namespace enterprises {
namespace {

constexpr std::size_t stretch = 256;
constexpr std::size_t first_stretches = 4;
constexpr auto to_the_end = std::numeric_limits<std::size_t>::max();
/// So many enterprises are read and sorted; of more the numbers are walked along.
constexpr std::int64_t most_sorted = 10'000;
constexpr int number_column = name_fold_column + 1;

// each gives the number to order by behind the columns of the enterprise
constexpr auto by_workers_text = db::joined(enterprise_columns, R"sql(, e.workers
    FROM enterprise e WHERE (e.workers, e.id) < (:number, :id) )sql",
                                            asked, "ORDER BY e.workers DESC, e.id DESC LIMIT :most");
constexpr db::Sql select_by_workers{"enterprises.select_by_workers", by_workers_text.view()};

constexpr auto workers_in_place_text = db::joined(enterprise_columns, R"sql(, e.workers
    FROM enterprise e WHERE e.place_id = :place AND e.workers IS NOT NULL )sql",
                                                  asked);
constexpr db::Sql select_workers_in_place{"enterprises.select_workers_in_place", workers_in_place_text.view()};

// a CROSS JOIN keeps SQLite to this order
constexpr auto by_headcount_text = db::joined(enterprise_columns, R"sql(, c.number
    FROM enterprise_headcount c CROSS JOIN enterprise e
    WHERE c.kind = :headcount AND c.newest = 1 AND c.number >= :headcount_from
      AND (c.number, c.enterprise_id) < (:number, :id) AND e.id = c.enterprise_id )sql",
                                              asked, "ORDER BY c.number DESC, c.enterprise_id DESC LIMIT :most");
constexpr db::Sql select_by_headcount{"enterprises.select_by_headcount", by_headcount_text.view()};

constexpr auto headcount_in_place_text = db::joined(enterprise_columns, R"sql(, c.number
    FROM enterprise e JOIN enterprise_headcount c ON c.enterprise_id = e.id AND c.kind = :headcount AND c.newest = 1
    WHERE e.place_id = :place )sql",
                                                    asked);
constexpr db::Sql select_headcount_in_place{"enterprises.select_headcount_in_place", headcount_in_place_text.view()};

constexpr db::Sql count_in_place{"enterprises.count_in_place",
                                 "SELECT count(*) FROM enterprise WHERE place_id = :place"};

constexpr db::Sql all_statements[] = {select_by_workers, select_workers_in_place, select_by_headcount,
                                      select_headcount_in_place, count_in_place};

class Largest {
public:
    Largest(db::Connection& tx, Question const& question, Within const& within, Asking const& asking)
        : tx_(tx), question_(question), within_(within), asking_(asking), by_workers_(question.sort == "workers")
    {
        auto const below = by_workers_ ? question.workers_below : question.headcount.below;
        at_ = question.after.value_or(web::Cursor{below > 0 ? std::to_string(below) : std::string(18, '9'), 0});
    }

    /// Goes on along the numbers over some stretches; false when the page is full or nothing is behind it.
    bool walk(std::size_t stretches)
    {
        for (; stretches > 0; --stretches) {
            std::size_t seen = 0;
            auto const number = base::parse_whole(at_.key).value_or(0);
            auto const parameters = asking_.params({{"number", number}, {"id", at_.id}, {"most", stretch}});
            for (auto const& row : tx_.run(by_workers_ ? select_by_workers : select_by_headcount, parameters)) {
                ++seen;
                at_ = {std::to_string(row.integer(number_column)), row.integer(0)};
                if (asking_.fits(row) && !take(asking_.read(row), at_)) return false;
            }
            if (seen < stretch) return false;
        }
        return true;
    }
    /// Whether the places have few enterprises, so that reading all of them is quick.
    bool are_few() const
    {
        std::int64_t enterprises = 0;
        for (auto const place : within_.places()) {
            auto rows = tx_.run(count_in_place, {{"place", place}});
            enterprises += rows.first()->integer(0);
            if (enterprises > most_sorted) return false;
        }
        return true;
    }

    /// Reads the places whole and sorts.
    void read_places()
    {
        page_ = {};
        struct Found {
            std::int64_t number = 0;
            Enterprise enterprise;
        };
        std::vector<Found> all;
        for (auto const place : within_.places()) {
            auto const parameters = asking_.params({{"place", place}});
            for (auto const& row :
                 tx_.run(by_workers_ ? select_workers_in_place : select_headcount_in_place, parameters))
                if (asking_.fits(row)) all.push_back({row.integer(number_column), asking_.read(row)});
        }
        std::ranges::sort(all, std::greater{}, [](Found const& f) { return std::tuple{f.number, f.enterprise.id}; });
        auto const& after = question_.after;
        auto const from = after ? base::parse_whole(after->key).value_or(0) : 0;
        for (auto& found : all) {
            auto const id = found.enterprise.id.value;
            if (after && std::tuple{found.number, id} >= std::tuple{from, after->id}) continue;
            if (!take(std::move(found.enterprise), {std::to_string(found.number), id})) return;
        }
    }
    Page page() { return std::move(page_); }

private:
    /// False when the page was full already: there is a next one.
    bool take(Enterprise enterprise, web::Cursor const& at)
    {
        if (page_.enterprises.size() == question_.size) {
            page_.next = last_;
            return false;
        }
        last_ = at;
        page_.enterprises.push_back(std::move(enterprise));
        return true;
    }

    db::Connection& tx_;
    Question const& question_;
    Within const& within_;
    Asking const& asking_;
    bool by_workers_;
    web::Cursor at_ = {};   // where walking came to
    Page page_ = {};
    web::Cursor last_ = {};
};

}   // namespace

Page largest(db::Connection& tx, Question const& question, Within const& within, Asking const& asking)
{
    Largest reading{tx, question, within, asking};
    if (!within.are_few_places()) {
        reading.walk(to_the_end);
        return reading.page();
    }
    // where most lie in these places, walking meets enough of them soon
    if (reading.walk(first_stretches)) {
        if (reading.are_few())
            reading.read_places();
        else
            reading.walk(to_the_end);
    }
    return reading.page();
}

std::span<db::Sql const> largest_statements() { return all_statements; }

}   // namespace enterprises
