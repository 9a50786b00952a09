#pragma once

#include <vector>

#include "registers/people/moments.hpp"

namespace memberships {

/// What the timeline of a person shows of the unions whose members the actor may see.
std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person);

}   // namespace memberships
