#pragma once

#include <string_view>
#include <vector>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/enterprise.hpp"

/// What happened to an enterprise, from this slice and from those that tell (moments.hpp).
namespace enterprises {

/// The newest first; `part`: "register", "counts", "changes", or the code of a part that tells; "" = all.
std::vector<web::Moment> moments_of(web::Context& context, Enterprise const& e, std::string_view part);
/// The parts that the actor may see, for choosing.
std::vector<web::Choice> timeline_parts(web::Context& context);

}   // namespace enterprises
