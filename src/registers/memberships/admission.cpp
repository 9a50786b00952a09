#include "registers/memberships/admission.hpp"

#include <algorithm>

#include "registers/memberships/endings.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace memberships {

base::Result<Membership> admit(web::Context& context, grassroots::Organisation const& into, PersonId person,
                               JoiningForm const& form, std::vector<base::Problem> unreadable)
{
    auto const found = people::find(context.tx, context.actor, person, context.today);
    base::Error error{base::Refusal::invalid, std::move(unreadable)};
    if (!found) error.problems.push_back({"person", "membership.choose_person"});
    auto const others = found ? of_person(context.tx, found->id) : std::vector<Membership>{};
    auto joined =
        join(form, {into.decided_on, into.ended_on, others, members_end_on(context.tx, into.unit, into.ended_on)},
             Source::typed, context.today);
    if (!joined) {
        error.kind = joined.error().kind;
        for (auto const& p : joined.error().problems)
            if (std::ranges::none_of(error.problems, [&](auto const& known) { return known.field == p.field; }))
                error.problems.push_back(p);
    }
    if (!error.problems.empty()) return error;

    auto const unit = organisations::find(context.tx, into.unit, joined->joined_on);
    joined->person = found->id;
    joined->union_ = into.unit;
    joined->place = unit && unit->place ? *unit->place : into.place;
    joined->enterprise = into.enterprise;
    joined->ownership = into.ownership;
    joined->sex = found->sex;
    NewMembership const made{*joined};
    auto const placement = organisations::placement(context.tx, context.today);
    joined->id = add(context.tx, *placement, {UserId{context.actor.user}, context.now}, std::span{&made, 1}).front();
    return joined;
}

}   // namespace memberships
