#pragma once

#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "registers/people/store.hpp"
#include "registers/people/views.hpp"

/// The warning while a person is being typed. Rule P-16.
namespace people {

/// What has been typed so far, from the address; what cannot be read is left out.
Person read_typed(web::Request const& request);
/// Who is likely the same, of those the actor may see, with the reasons in words; at most five. Nothing of anybody
/// else, not even that there is one.
std::vector<LikeLine> lines_alike(web::Context& context, Person const& typed);

}   // namespace people
