#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/route.hpp"

namespace web {

/// Finds the route of a request. A pattern is made of whole segments: text, or {name} for one segment of any text.
/// Text goes before a name, so /people/new is found beside /people/{id}.
class Router {
public:
    /// The tables must outlive the router. Bug: two rows for one method and pattern, or a pattern that is not one.
    explicit Router(std::span<std::span<Route const> const> tables);

    struct Match {
        Route const* route = nullptr;   // null: see `allowed`
        std::size_t index = 0;          // of the route, in the order of the tables
        Fields path_fields;
        std::string allowed;   // methods of the path when its method is not among them; "": no such path
    };
    Match find(Method method, std::string_view path) const;

    /// All rows in the order of the tables.
    std::vector<Route const*> const& routes() const { return routes_; }

private:
    static constexpr std::size_t methods = 5;
    struct Leaf {
        Route const* route = nullptr;
        std::size_t index = 0;
        std::vector<std::string_view> names;
    };
    struct Node {
        std::vector<std::pair<std::string_view, std::unique_ptr<Node>>> children;
        std::unique_ptr<Node> any;
        std::array<Leaf, methods> leaves;
        bool ends_here = false;
    };
    void add(Route const& route);
    static Node const* walk(Node const& node, std::string_view rest, std::vector<std::string_view>& values);

    Node root_;
    std::vector<Route const*> routes_;
};

std::string_view method_name(Method method);

}   // namespace web
