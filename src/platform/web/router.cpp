#include "platform/web/router.hpp"

#include <algorithm>

#include "base/expect.hpp"

namespace web {
namespace {

std::size_t index_of(Method method) { return static_cast<std::size_t>(method); }

/// The first segment of `rest` ("/a/b" gives "a") and what follows it ("/b").
std::pair<std::string_view, std::string_view> split(std::string_view rest)
{
    rest.remove_prefix(1);
    auto const end = std::min(rest.find('/'), rest.size());
    return {rest.substr(0, end), rest.substr(end)};
}

}   // namespace

Router::Router(std::span<std::span<Route const> const> tables)
{
    for (auto const& table : tables)
        for (auto const& route : table) add(route);
}

void Router::add(Route const& route)
{
    base::expect(route.handler != nullptr && route.pattern.starts_with('/'), "a route has a handler and starts with /");
    std::vector<std::string_view> names;
    auto* node = &root_;
    for (auto rest = route.pattern; !rest.empty() && rest != "/";) {
        auto const [segment, after] = split(rest);
        rest = after;
        auto const named = segment.starts_with('{') && segment.ends_with('}');
        base::expect(!segment.empty() && (named || segment.find_first_of("{}") == std::string_view::npos),
                     "a segment of a pattern is text or {name}");
        if (named) {
            names.push_back(segment.substr(1, segment.size() - 2));
            if (!node->any) node->any = std::make_unique<Node>();
            node = node->any.get();
            continue;
        }
        auto child = std::ranges::find(node->children, segment, [](auto const& c) { return c.first; });
        if (child == node->children.end()) child = node->children.emplace(child, segment, std::make_unique<Node>());
        node = child->second.get();
    }
    auto& leaf = node->leaves[index_of(route.method)];
    base::expect(leaf.route == nullptr, "two routes for one method and pattern");
    leaf = {&route, routes_.size(), std::move(names)};
    node->ends_here = true;
    routes_.push_back(&route);
}

Router::Node const* Router::walk(Node const& node, std::string_view rest, std::vector<std::string_view>& values)
{
    if (rest.empty()) return node.ends_here ? &node : nullptr;
    auto const [segment, after] = split(rest);
    for (auto const& [text, child] : node.children)
        if (text == segment)
            if (auto const* found = walk(*child, after, values)) return found;
    if (!node.any || segment.empty()) return nullptr;
    values.push_back(segment);
    if (auto const* found = walk(*node.any, after, values)) return found;
    values.pop_back();
    return nullptr;
}

Router::Match Router::find(Method method, std::string_view path) const
{
    Match match;
    std::vector<std::string_view> values;
    auto const* node = walk(root_, path == "/" ? std::string_view{} : path, values);
    if (node == nullptr) return match;
    auto const& leaf = node->leaves[index_of(method)];
    if (leaf.route == nullptr) {
        for (auto const& other : node->leaves) {
            if (other.route == nullptr) continue;
            if (!match.allowed.empty()) match.allowed += ", ";
            match.allowed += method_name(other.route->method);
            if (other.route->method == Method::get) match.allowed += ", HEAD";
        }
        return match;
    }
    match.route = leaf.route;
    match.index = leaf.index;
    for (std::size_t i = 0; i < values.size(); ++i)
        match.path_fields.add(std::string{leaf.names[i]}, std::string{values[i]});
    return match;
}

std::string_view method_name(Method method)
{
    constexpr std::string_view names[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    return names[index_of(method)];
}

}   // namespace web
