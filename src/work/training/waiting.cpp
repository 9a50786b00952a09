#include "work/training/waiting.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "registers/organisations/store.hpp"

namespace training {
namespace {

// a class lasts a year at most (T-1), so that the index on the opening day bounds what is read
constexpr base::Days longest_class{366};

constexpr db::Sql select_waiting{"training.select_waiting", R"sql(
    SELECT c.id, c.code, c.name, c.opened_on, c.closed_on, c.place_id,
           (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.withdrawn_at IS NULL),
           (SELECT count(*) FROM enrolment e JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
            WHERE e.class_id = c.id AND e.withdrawn_at IS NULL),
           (SELECT count(*) FROM enrolment e JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
            WHERE e.class_id = c.id AND e.withdrawn_at IS NULL AND r.result = 'passed'
              AND NOT EXISTS (SELECT 1 FROM certificate k
                              WHERE k.enrolment_id = e.id AND k.cancelled_on IS NULL AND k.withdrawn_at IS NULL))
    FROM training_class c
    WHERE c.withdrawn_at IS NULL AND c.opened_on >= :from AND c.opened_on <= :until
      AND COALESCE(c.closed_on, c.opened_on) >= :ended_from
    ORDER BY c.opened_on, c.id)sql"};
constexpr db::Sql all_statements[] = {select_waiting};

}   // namespace

std::vector<WaitingClass> waiting_classes(db::Connection& tx, web::Actor const& actor, base::Date today)
{
    std::vector<WaitingClass> all;
    if (!actor.may(edit_training)) return all;
    std::map<UnitId, bool> places;   // few places, many classes
    auto const ended_from = today - asked_for;
    for (auto const& row :
         tx.run(select_waiting,
                {{"from", ended_from - longest_class}, {"until", today + announced}, {"ended_from", ended_from}})) {
        WaitingClass one{.training_class = {.id = row.id<ClassId>(0),
                                            .code = row.string(1),
                                            .name = row.string(2),
                                            .type = {},
                                            .opened_on = row.date(3),
                                            .closed_on = row.maybe_date(4),
                                            .place = row.id<UnitId>(5)},
                         .people = row.integer(6)};
        auto const [known, fresh] = places.try_emplace(one.training_class.place, false);
        if (fresh) known->second = organisations::in_scope(tx, actor, edit_training, known->first, today);
        if (!known->second) continue;
        auto const take = [&](Waits waits, std::int64_t people) {
            one.waits = waits;
            one.people = people;
            all.push_back(one);
        };
        auto const unjudged = one.people - row.integer(7);
        if (one.training_class.opened_on > today) {
            take(Waits::for_its_opening, one.people);
        } else if (one.last_day() >= today) {
            take(Waits::for_its_end, one.people);
        } else {
            if (unjudged > 0) take(Waits::for_results, unjudged);
            if (row.integer(8) > 0) take(Waits::for_certificates, row.integer(8));
        }
    }
    auto const is_over = [](WaitingClass const& one) {
        return one.waits == Waits::for_results || one.waits == Waits::for_certificates;
    };
    std::ranges::stable_sort(all, {}, [&](WaitingClass const& one) {
        return std::tuple{is_over(one) ? 0 : static_cast<int>(one.waits), one.last_day()};
    });
    return all;
}

std::span<db::Sql const> waiting_statements() { return all_statements; }

}   // namespace training
