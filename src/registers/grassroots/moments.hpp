#pragma once

#include <vector>

#include "registers/enterprises/moments.hpp"

namespace grassroots {

/// For the timeline of an enterprise: the organisations founded in it and their ends, of the lines the actor may see.
std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise);

}   // namespace grassroots
