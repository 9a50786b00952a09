#include "registers/enterprises/largest.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/text.hpp"

namespace enterprises {
namespace {

constexpr std::size_t stretch = 256;
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

constexpr db::Sql all_statements[] = {select_by_workers, select_workers_in_place, select_by_headcount,
                                      select_headcount_in_place};

class Largest {
public:
    Largest(db::Connection& tx, Question const& question, Within const& within, Asking const& asking)
        : tx_(tx), question_(question), within_(within), asking_(asking), by_workers_(question.sort == "workers")
    {
    }

    Page walked()
    {
        auto const below = by_workers_ ? question_.workers_below : question_.headcount.below;
        auto at = question_.after.value_or(web::Cursor{below > 0 ? std::to_string(below) : std::string(18, '9'), 0});
        for (std::size_t seen = stretch; seen == stretch;) {
            seen = 0;
            auto const number = base::parse_whole(at.key).value_or(0);
            auto const parameters = asking_.params({{"number", number}, {"id", at.id}, {"most", stretch}});
            for (auto const& row : tx_.run(by_workers_ ? select_by_workers : select_by_headcount, parameters)) {
                ++seen;
                at = {std::to_string(row.integer(number_column)), row.integer(0)};
                if (asking_.fits(row) && !take(asking_.read(row), at)) return page_;
            }
        }
        return page_;
    }

    /// Few places are a small part of the list, and each is read along its index.
    Page in_places()
    {
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
            if (!take(std::move(found.enterprise), {std::to_string(found.number), id})) return page_;
        }
        return page_;
    }

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
    Page page_ = {};
    web::Cursor last_ = {};
};

}   // namespace

Page largest(db::Connection& tx, Question const& question, Within const& within, Asking const& asking)
{
    Largest reading{tx, question, within, asking};
    return within.are_few_places() ? reading.in_places() : reading.walked();
}

std::span<db::Sql const> largest_statements() { return all_statements; }

}   // namespace enterprises
