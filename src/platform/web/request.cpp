#include "platform/web/request.hpp"

#include <algorithm>

namespace web {

std::string_view Fields::get(std::string_view name) const { return find(name).value_or(std::string_view{}); }

std::optional<std::string_view> Fields::find(std::string_view name) const
{
    auto const found = std::ranges::find(all_, name, [](auto const& field) { return std::string_view{field.first}; });
    if (found == all_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string_view> Fields::list(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (auto const& [key, value] : all_)
        if (key == name) values.push_back(value);
    return values;
}

bool Request::wants_fragment() const
{
    // a page restored from htmx's history needs the frame around it again
    return headers.get("hx-request") == "true" && headers.get("hx-history-restore-request") != "true" &&
           headers.get("hx-boosted") != "true";
}

}   // namespace web
