#include "platform/web/paging.hpp"

#include <algorithm>

namespace web {
namespace {

constexpr char between = '.';   // in no cursor
constexpr std::ptrdiff_t longest_trail = 10;

std::string url_of(Request const& request, std::string_view after, std::string_view trail)
{
    return with_parameter(with_parameter(request.target, "trail", trail), "after", after);
}

/// The last steps of a trail.
std::string_view shortened(std::string_view trail)
{
    while (std::ranges::count(trail, between) >= longest_trail) trail.remove_prefix(trail.find(between) + 1);
    return trail;
}

}   // namespace

Paging paging(Request const& request, std::optional<Cursor> const& next)
{
    Paging links;
    auto const after = request.query.get("after");
    auto const trail = request.query.get("trail");
    if (!after.empty()) {
        auto const cut = trail.rfind(between);
        auto const before = cut == std::string_view::npos ? trail : trail.substr(cut + 1);
        links.previous_url = url_of(request, before, cut == std::string_view::npos ? "" : trail.substr(0, cut));
    }
    if (next) {
        std::string walked{trail};
        if (!walked.empty() && !after.empty()) walked += between;
        walked += after;
        links.next_url = url_of(request, cursor_text(*next), shortened(walked));
    }
    return links;
}

}   // namespace web
