#pragma once

#include <span>

#include "kernel/lists/source.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {

/// What the parameters of the page /enterprises ask for, without the place in the list.
Question question_of(web::Fields const& query);
/// The register as a list that can be saved, exported and changed as a whole.
std::span<lists::Source const> list_sources();

}   // namespace enterprises
