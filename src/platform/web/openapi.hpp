#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/route.hpp"

namespace web {

/// The description of the API, OpenAPI 3.1 in JSON, made from the rows that carry an ApiDoc. A Bug when two different
/// schemas have one name, or a row below /api/v1/ has no description.
std::string openapi(std::vector<std::span<Route const>> const& tables);

/// Where an answer is not what its row promises: a field missing, of another type, or not described. For tests.
std::vector<std::string> answer_faults(Route const& route, Response const& response);

}   // namespace web
