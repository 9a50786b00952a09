#pragma once

#include <span>

#include "registers/enterprises/store.hpp"
#include "registers/enterprises/views.hpp"

namespace enterprises {

/// What the actor may begin to found in the enterprise: of each line that has no living organisation in it. `there`
/// are the organisations in it.
void fill_foundings(web::Context& context, Enterprise const& e, std::span<OrganisationIn const> there,
                    EnterpriseView& view);

}   // namespace enterprises
