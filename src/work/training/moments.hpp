#pragma once

#include <vector>

#include "registers/people/moments.hpp"

namespace training {

/// What the timeline of a person shows of the classes that the actor may see.
std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person);

}   // namespace training
