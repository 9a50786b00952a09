#pragma once

#include <string_view>
#include <vector>

#include "kernel/records.hpp"
#include "platform/web/context.hpp"
#include "platform/web/dated_moments.hpp"

/// What other slices add to the timeline of an enterprise: organisations founded and ended in it. They include this,
/// never the reverse; app puts the list on the shelf of services.
namespace enterprises {

struct EnterpriseMoments {
    std::string_view code;        // "organisations", "surveys"
    std::string_view label;       // gettext id
    web::Permission permission;   // without it the slice is not asked
    std::vector<web::DatedMoment> (*of)(web::Context& context, EnterpriseId enterprise) = nullptr;
};
/// On the shelf when there are parts; without it a page shows the enterprise alone.
struct EnterpriseTimeline {
    std::vector<EnterpriseMoments> parts = {};
};

}   // namespace enterprises
