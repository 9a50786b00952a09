#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"

/// One search over all registers, each asked in its own way and within its own permission.
namespace app::search {

struct Found {
    std::string kind;   // "enterprise", "person", "union", "party", "class", "page"
    std::string id;     // "" for pages
    std::string label;
    std::string hint = {};
    std::string url;
    std::string icon;
};

/// Records whose names or codes match, at most `most` of each kind; pages of the navigation first. Nothing for a text
/// under two letters.
std::vector<Found> find(web::Context const& context, std::string_view text, std::size_t most);

/// What a kind is called, as a gettext id.
std::string_view label_of(std::string_view kind);

}   // namespace app::search
