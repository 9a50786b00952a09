#pragma once

#include <string_view>
#include <vector>

#include "platform/web/context.hpp"
#include "registers/people/change.hpp"

namespace people {

/// Whether the actor decides who somebody is: the right to change reaches the place of the person. Rule P-20.
bool decides(web::Context& context, Person const& person);

/// Saves a changed person who was found right: sensitive fields only of those who decide, with the paper kept; of
/// others they are asked for. Gives what was asked for. Refuses: invalid - no paper for what is asked, or one that is
/// too long; conflict - somebody saved the person meanwhile
base::Result<std::vector<Wanted>> save_or_ask(web::Context& context, Person const& before, Person changed,
                                              std::string_view paper);

/// Decides changes of a person that wait: agreed ones are made, all or none. Refuses: what keeps the person from being
/// saved so; conflict - one of them was decided already
base::Result<base::Done> decide_changes(web::Context& context, Person const& person, std::vector<Change> chosen,
                                        bool agreed, std::string_view why);

}   // namespace people
