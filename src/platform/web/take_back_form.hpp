#pragma once

#include <string_view>

#include "platform/web/html.hpp"

namespace web {

/// "Entered by mistake?": opens to a form that sends `why` (at most 300 letters, needed) to `action`. Not printed.
void take_back_form(Html& out, std::string_view action, std::string_view csrf_token);

}   // namespace web
