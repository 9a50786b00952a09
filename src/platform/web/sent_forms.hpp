#pragma once

#include <optional>
#include <span>
#include <string>

#include "platform/db/connection.hpp"
#include "platform/web/request.hpp"

/// A form that is sent twice (a double click, a reload, "back" and again) is done once. Each page gives its forms a
/// token of its own; token, address and fields together tell the same form.
namespace web {

/// What tells this form from every other, or empty when it has no token.
std::optional<std::string> form_mark(Request const& request);

/// Where the answer to the same form led, if it was sent and done before.
std::optional<std::string> find_sent(db::Connection& tx, std::string_view mark);
/// Keeps it, in the transaction of what the form did, and forgets those of two days ago. Throws db::Retry when the same
/// form was done in the meantime.
void note_sent(db::Connection& tx, std::string_view mark, std::string_view location, base::Instant now);

/// Every statement; a test prepares all on both databases.
std::span<db::Sql const> sent_form_statements();

}   // namespace web
