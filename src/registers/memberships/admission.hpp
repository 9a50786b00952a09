#pragma once

#include <vector>

#include "platform/web/context.hpp"
#include "registers/grassroots/organisation.hpp"
#include "registers/memberships/membership.hpp"

namespace memberships {

/// Somebody asks to join a union, by a form or the API: judged by `join`, then recorded for the union's place of that
/// day. Refuses what `join` refuses, and `invalid` where nobody was chosen whom the actor may see, or a field could not
/// be read.
base::Result<Membership> admit(web::Context& context, grassroots::Organisation const& into, PersonId person,
                               JoiningForm const& form, std::vector<base::Problem> unreadable = {});

}   // namespace memberships
