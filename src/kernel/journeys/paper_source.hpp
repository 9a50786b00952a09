#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/journeys/running.hpp"
#include "kernel/papers/source.hpp"

/// What slices share whose papers are about journeys.
namespace journeys {

/// "số 05-NQ/CB ngày 05/03/2026" of a paper that the latest such step recorded; "" when it was not recorded. In
/// Vietnamese: papers are.
std::string paper_in_words(State const& state, std::string_view step, std::string_view code);

/// Journeys of a process that the actor may choose for a preview: those under way, the earliest due first.
std::vector<papers::Choosable> choosable(web::Context& context, std::string_view process, std::size_t most);

}   // namespace journeys
