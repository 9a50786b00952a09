#pragma once

#include <vector>

#include "registers/enterprises/moments.hpp"

namespace contacts {

/// The contacts that stand, for the timeline of an enterprise.
std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise);

}   // namespace contacts
