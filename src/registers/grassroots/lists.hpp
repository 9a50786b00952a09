#pragma once

#include <span>

#include "kernel/lists/source.hpp"
#include "registers/grassroots/store.hpp"

namespace grassroots {

/// What the parameters of the page of a family ask for.
Filter filter_of(web::Fields const& query);
/// The register of each family as a list that can be saved and exported.
std::span<lists::Source const> list_sources();

}   // namespace grassroots
