#pragma once

#include <vector>

#include "registers/people/moments.hpp"

namespace committees {

/// What the timeline of a person shows of posts in Party organisations that the actor may see, and of all other posts.
/// Rule B-6.
std::vector<web::DatedMoment> party_moments(web::Context& context, PersonId person);
std::vector<web::DatedMoment> other_moments(web::Context& context, PersonId person);

}   // namespace committees
