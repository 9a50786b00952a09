#pragma once

#include <vector>

#include "kernel/records.hpp"
#include "platform/web/context.hpp"
#include "platform/web/dated_moments.hpp"

/// What other slices add to the timeline of a person: memberships, classes. They include this, never the reverse; app
/// puts the list on the shelf of services.
namespace people {

struct PersonMoments {
    web::Permission permission;   // without it the slice is not asked
    std::vector<web::DatedMoment> (*of)(web::Context& context, PersonId person) = nullptr;
};
/// On the shelf when there are parts; without it a page shows the person alone.
struct PersonTimeline {
    std::vector<PersonMoments> parts = {};
};

}   // namespace people
