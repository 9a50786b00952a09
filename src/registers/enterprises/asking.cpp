#include "registers/enterprises/asking.hpp"

#include <algorithm>

#include "registers/organisations/store.hpp"

namespace enterprises {

Within::Within(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today)
{
    narrow(tx, actor, view_enterprises, today);
    if (question.also) narrow(tx, actor, *question.also, today);
    if (question.place) restrict_to(organisations::covered_places(tx, std::vector{*question.place}, today));
}

void Within::narrow(db::Connection& tx, web::Actor const& actor, web::Permission permission, base::Date today)
{
    auto const places = organisations::places_in_scope(tx, actor, permission, today);
    if (!places) return;
    auto const covered = organisations::covered_places(tx, *places, today);
    auto own = covered.empty() ? organisations::enterprises_in_scope(tx, actor, permission, today)
                               : std::vector<EnterpriseId>{};
    if (own.empty()) {
        restrict_to(covered);
        return;
    }
    if (own_) std::erase_if(own, [&](EnterpriseId id) { return std::ranges::find(*own_, id) == own_->end(); });
    own_ = std::move(own);
}

void Within::restrict_to(std::vector<UnitId> const& places)
{
    std::unordered_set<UnitId> both;
    for (auto const place : places)
        if (covers(place)) both.insert(place);
    places_ = std::move(both);
    limited_ = true;
}

bool Within::admits(EnterpriseId id, UnitId place) const
{
    return covers(place) && (!own_ || std::ranges::find(*own_, id) != own_->end());
}

std::vector<db::Param> Asking::params(std::initializer_list<db::Param> more) const
{
    std::vector<db::Param> all{more};
    for (auto const& p : db::Params{{"legal_type", question_.legal_type},
                                    {"ownership", question_.ownership},
                                    {"status", question_.status},
                                    {"workers_from", question_.workers_from},
                                    {"workers_below", question_.workers_below},
                                    {"line", question_.line},
                                    {"organised", question_.organised},
                                    {"headcount", question_.headcount.kind},
                                    {"headcount_from", question_.headcount.from},
                                    {"headcount_below", question_.headcount.below},
                                    {"today", today_}})
        all.push_back(p);
    return all;
}

bool Asking::fits(db::Row const& row) const
{
    if (!within_.admits(row.id<EnterpriseId>(0), row.id<UnitId>(12))) return false;
    if (question_.in_difficulty && !is_in_difficulty(row.text(10))) return false;
    return question_.many_women.empty() || are_many(row.maybe_integer(19), row.maybe_integer(18), question_.many_women);
}

Enterprise Asking::read(db::Row const& row) const
{
    return question_.reads == Reads::everything ? enterprise_of(row) : listed_of(row);
}

}   // namespace enterprises
