#pragma once

#include <span>

#include "kernel/lists/source.hpp"
#include "registers/people/store.hpp"

namespace people {

/// What the parameters of the page /people ask for, without the place in the list.
Question question_of(web::Fields const& query);
/// The register as a list that can be saved and exported.
std::span<lists::Source const> list_sources();

}   // namespace people
