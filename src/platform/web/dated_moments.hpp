#pragma once

#include <vector>

#include "base/date.hpp"
#include "platform/web/pieces.hpp"

namespace web {

/// A moment of a timeline with the day to order it by.
struct DatedMoment {
    base::Date day = {};
    Moment moment;   // its `day` is filled in by `newest_first`
};
/// A timeline's moments, newest first; those of one day stay in the order given.
std::vector<Moment> newest_first(std::vector<DatedMoment> dated);

}   // namespace web
