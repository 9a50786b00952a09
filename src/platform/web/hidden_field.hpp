#pragma once

#include <string_view>

#include "platform/web/html.hpp"

namespace web {

/// A field that goes along unseen; name and value may be anybody's words.
inline void hidden_field(Html& out, std::string_view name, std::string_view value)
{
    out("<input type='hidden'").attribute("name", name).attribute("value", value)(">");
}

}   // namespace web
