#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/papers/kind.hpp"
#include "kernel/papers/source.hpp"

/// Which offices issue a paper. Rule PA-12.
namespace papers {

/// The offices that may sign a paper of the kind about a record of `own` on the day and where the actor may make
/// papers; the one that is meant unless somebody chooses comes first.
std::vector<UnitId> signing_offices(web::Context& context, Kind const& kind, UnitId own, base::Date day);

/// Refuses: invalid - the office does not live on the day (paper.office_not_living), or papers of the kind about that
/// record are not its own (paper.office_not_fitting)
base::Result<base::Done> check_office(web::Context& context, Kind const& kind, UnitId own, UnitId office,
                                      base::Date day);

/// The office that `text` names if the actor may make papers there, whether it fits or not; for "" the first of
/// `signing_offices`. Refuses: not_found; invalid - none fits (paper.no_fitting_office)
base::Result<UnitId> making_office(web::Context& context, Kind const& kind, UnitId own, std::string_view text,
                                   base::Date day);

}   // namespace papers
