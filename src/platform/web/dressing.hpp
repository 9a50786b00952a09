#pragma once

#include <string>
#include <string_view>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

/// What every answer wears: a sentence that helps where a handler gave a status only, and the headers that keep
/// browsers careful.
namespace web {

/// Requests below /api/ get problem details instead of pages.
bool is_api(Request const& request);

/// A number for the log and for the reader: 8 letters and digits.
std::string new_reference();

/// Gives an answer of 400 and above that has no body a page in the reader's frame, or problem details.
void dress(Response& response, Context& context, Request const& request, std::string_view reference);
/// A form whose token is not ours or of an older sign-in: 403 with what to do.
Response stale_form(Context& context, Request const& request);

/// The same without a context: before a session is known, or when the database does not answer.
Response plain_refusal(base::Texts const& texts, bool api, int status, std::string_view reference);
Response dressed_plainly(Response response, base::Texts const& texts, bool api);

/// Last steps: redirects as htmx follows them, caching, security headers, compression.
void finish(Response& response, Request const& request);

}   // namespace web
