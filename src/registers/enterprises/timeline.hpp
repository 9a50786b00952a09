#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "platform/web/pieces.hpp"
#include "registers/enterprises/event.hpp"
#include "registers/enterprises/store.hpp"

/// What happened to an enterprise, from this slice and from those that tell (moments.hpp).
namespace enterprises {

/// The newest first; `part`: "register", "counts", "changes", or the code of a part that tells; "" = all.
std::vector<web::Moment> moments_of(web::Context& context, Enterprise const& e, std::string_view part);
/// The parts that the actor may see, for choosing.
std::vector<web::Choice> timeline_parts(web::Context& context);

/// Of what held before, as it is kept without an event.
web::Moment moment_of(base::Texts const& texts, Former const& former);
/// What an event says besides its kind: the new name or address.
std::string what_it_says(web::Context& context, Event const& event);
/// Whether one of the events that stand tells of it.
bool tells_of(std::span<Event const> events, Former const& former);

}   // namespace enterprises
