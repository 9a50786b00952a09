#pragma once

#include <string_view>

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "platform/web/response.hpp"

namespace web {

/// A refusal of the API as problem details (RFC 9457): {type, title, status, kind, problems: [{field, code, text}]}.
/// Pages show their form again instead.
Response refusal(Context const& context, base::Error const& error);

/// The same body for a status alone: 400, 401, 403, 404, 405, 409, 413, 429, 500, 503. `reference` names a log line.
Response problem_details(base::Texts const& texts, int status, std::string_view reference = {});

/// Title and the sentence that helps for a status, as pages and problem details show them.
struct StatusTexts {
    std::string_view kind;   // "not_found"
    std::string title;
    std::string sentence;
};
StatusTexts status_texts(base::Texts const& texts, int status);

}   // namespace web
