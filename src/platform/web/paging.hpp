#pragma once

#include <optional>

#include "platform/web/cursor.hpp"
#include "platform/web/pieces.hpp"

namespace web {

/// The links to the pages before and after this one, of a list that goes on behind ?after=. The address also keeps
/// where the last few pages began (?trail=); from farther on, the page before is the first one.
Paging paging(Request const& request, std::optional<Cursor> const& next);

}   // namespace web
