#include "work/training/own.hpp"

#include <algorithm>

#include "base/sorted.hpp"
#include "platform/db/many.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"

namespace training {
namespace {

constexpr std::string_view own_columns = R"sql(
    SELECT e.class_id, e.id, COALESCE(r.result, '') FROM enrolment e
    LEFT JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
    WHERE e.withdrawn_at IS NULL AND )sql";
constexpr auto of_people_text = db::with_many(db::joined(own_columns, "e.person_id IN ").view());
constexpr auto of_enterprises_text = db::with_many(db::joined(own_columns, "e.enterprise_id IN ").view());
constexpr db::Sql select_of_people{"training.select_learners_of_people", of_people_text.view()};
constexpr db::Sql select_of_enterprises{"training.select_learners_of_enterprises", of_enterprises_text.view()};

constexpr db::Sql all_statements[] = {select_of_people, select_of_enterprises};

constexpr auto by_class = [](OwnLearner const& l) { return l.training_class; };

}   // namespace

std::vector<OwnLearner> own_learners(db::Connection& tx, web::Actor const& actor, base::Date today)
{
    std::vector<OwnLearner> own;
    if (actor.everything) return own;
    auto const units = organisations::own_organisations(tx, actor, view_training, today);
    if (units.empty()) return own;
    std::vector<db::Value> members;
    for (auto const union_ : units)
        for (auto const& m : memberships::of_union(tx, union_, today)) members.emplace_back(m.person);
    auto const enterprises = organisations::enterprises_in_scope(tx, actor, view_training, today);
    auto const take = [&](db::Row const& row) {
        own.push_back({row.id<ClassId>(0), row.id<EnrolmentId>(1), row.text(2) == name_of(ResultKind::passed)});
    };
    for_many(tx, select_of_people, members, take);
    for_many(tx, select_of_enterprises, std::vector<db::Value>{enterprises.begin(), enterprises.end()}, take);
    base::sort_once(own);
    return own;
}

std::span<OwnLearner const> of_class(std::span<OwnLearner const> own, ClassId id)
{
    return {std::ranges::lower_bound(own, id, {}, by_class), std::ranges::upper_bound(own, id, {}, by_class)};
}

Shown shown_to(db::Connection& tx, web::Actor const& actor, TrainingClass const& c, base::Date today)
{
    Shown shown{.whole_class = organisations::in_scope(tx, actor, view_training, c.place, today)};
    bool const all_named = shown.whole_class && organisations::in_scope(tx, actor, people::view_people, c.place, today);
    auto const own = all_named ? std::vector<OwnLearner>{} : own_learners(tx, actor, today);
    auto const mine = of_class(own, c.id);
    auto const named = [&](Enrolment const& e) {
        if (all_named) return true;
        if (!actor.may(people::view_people)) return false;
        if (std::ranges::find(mine, e.id, &OwnLearner::enrolment) != mine.end()) return true;
        return shown.whole_class && people::find(tx, actor, e.person, today).has_value();
    };
    for (auto& e : enrolments(tx, c.id)) {
        if (named(e)) {
            shown.enrolments.push_back(std::move(e));
            continue;
        }
        ++shown.left_out;
        shown.left_out_passed += e.result == ResultKind::passed ? 1 : 0;
        shown.left_out_certificates += e.certificate ? 1 : 0;
    }
    return shown;
}

std::span<db::Sql const> own_statements() { return all_statements; }

}   // namespace training
