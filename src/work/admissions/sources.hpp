#pragma once

#include <span>
#include <string_view>

#include "kernel/journeys/source.hpp"
#include "platform/web/dated_moments.hpp"

namespace admissions {

inline constexpr web::Permission view_admissions{"admissions.view"};
inline constexpr web::Permission edit_admissions{"admissions.edit"};

/// People who agreed to it, whose journeys are the work of Party organisations. Rules AD-1 and AD-2.
std::span<journeys::Source const> journey_sources();

/// The person's consent ended: the journey ends with it and forgets them, the same day. Rule AD-2.
void end_with_consent(web::Context& context, PersonId person, std::string_view purpose);

/// For the timeline of a person: the journey and where it stands.
std::vector<web::DatedMoment> moments_of(web::Context& context, PersonId person);

}   // namespace admissions
