#pragma once

#include <optional>
#include <string>

#include "base/json.hpp"
#include "platform/web/cursor.hpp"
#include "platform/web/response.hpp"

namespace web {

/// A page of a list as the API answers it: {items: […], next}. Write each item to `json()`, in order; then `done`.
class ListAnswer {
public:
    ListAnswer();
    base::JsonWriter& json() { return json_; }
    /// `next` is where the page after this one goes on; null when this is the last.
    Response done(std::optional<Cursor> const& next = {});
    /// The same for a list that has a text of its own for the place.
    Response done_at(std::optional<std::string> const& next);

private:
    base::JsonWriter json_;
};

}   // namespace web
