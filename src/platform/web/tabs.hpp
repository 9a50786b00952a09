#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/web/html.hpp"

namespace web {

/// A page beside this one.
struct Tab {
    std::string label;
    std::string url;
    bool chosen = false;
};
/// Links to pages that stand side by side, the one that is open marked; nothing when there is no other. `label` tells a
/// screen reader what they are of; `space` is the class of the space around.
void tabs(Html& out, std::string_view label, std::span<Tab const> all, std::string_view space = "mb-3");

}   // namespace web
