#pragma once

#include <vector>

#include "registers/enterprises/moments.hpp"

namespace surveys {

/// The surveys of which answers were accepted, for the timeline of an enterprise.
std::vector<web::DatedMoment> moments_of(web::Context& context, EnterpriseId enterprise);

}   // namespace surveys
