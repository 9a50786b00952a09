#pragma once

#include "platform/web/route.hpp"
#include "registers/people/person.hpp"

namespace people {

inline std::string url_of(PersonId id) { return "/people/" + id.text(); }

/// The page of a person; with what was typed about a consent and why it was refused.
web::Response show_person(web::Request const& request, web::Context& context, Person const& person,
                          base::Error const* error = nullptr);

}   // namespace people
