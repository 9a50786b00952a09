#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <typeindex>
#include <vector>

#include "base/date.hpp"
#include "base/expect.hpp"
#include "base/texts.hpp"
#include "platform/db/connection.hpp"

namespace jobs {
class Runner;
}

namespace web {

/// A right named by the slice that checks it: {"enterprises.view"}.
struct Permission {
    std::string_view name;
    friend constexpr bool operator==(Permission const&, Permission const&) = default;
};
/// For sign-in pages, health and static files: no session needed.
inline constexpr Permission anyone{""};
/// Every signed-in user.
inline constexpr Permission signed_in{"signed_in"};

struct Grant {
    std::string permission;
    std::int64_t scope = 0;   // the unit whose subtree it covers
};

/// Who asks. `user` is 0 for nobody, and for the program itself (imports from the command line name a user).
struct Actor {
    std::int64_t user = 0;
    std::string name;
    std::vector<Grant> grants;
    bool everything = false;   // the operator at the command line: no limits of scope

    bool may(Permission permission) const
    {
        if (everything || permission == anyone || (permission == signed_in && user != 0)) return true;
        return std::ranges::any_of(grants, [&](Grant const& g) { return g.permission == permission.name; });
    }
    /// The units whose subtrees `permission` covers; empty together with `everything` = all.
    std::vector<std::int64_t> scopes(Permission permission) const
    {
        std::vector<std::int64_t> units;
        for (auto const& g : grants)
            if (g.permission == permission.name) units.push_back(g.scope);
        return units;
    }
};

/// One entry of the main navigation; a slice lists its own.
struct NavItem {
    std::string_view label;   // gettext id
    std::string_view url;
    std::string_view icon;   // a name of assets/icons: "building"
    Permission permission;
    int order = 0;
};

/// Objects of higher floors that live as long as the server and that their handlers need, found by their type:
/// app puts them in, a slice takes its own out.
class Shelf {
public:
    /// `object` must outlive the shelf.
    template <class T>
    void put(T const& object)
    {
        objects_[typeid(T)] = &object;
    }
    /// A Bug when nobody has put one in.
    template <class T>
    T const& get() const
    {
        auto const* const found = find<T>();
        base::expect(found != nullptr, "nothing of this type was put on the shelf of services");
        return *found;
    }
    /// Null when nobody has put one in.
    template <class T>
    T const* find() const
    {
        auto const found = objects_.find(typeid(T));
        return found == objects_.end() ? nullptr : static_cast<T const*>(found->second);
    }

private:
    std::map<std::type_index, void const*> objects_;
};

/// Bundles what lives as long as the server.
struct Services {
    std::string data_directory;
    std::span<NavItem const> navigation;
    jobs::Runner* jobs = nullptr;
    db::Database* database = nullptr;   // for long work in transactions of its own; handlers use `tx`
    Shelf shelf = {};
};

/// Everything a handler may use. Nothing else is ambient.
struct Context {
    db::Connection& tx;
    Actor const& actor;
    base::Date today;
    base::Instant now;
    base::Texts texts;
    Services const& services;
    std::string csrf;             // token for the forms of this page
    std::string theme = "auto";   // auto, light, dark
    std::string here = {};        // path and query of the page being shown, for links that come back to it
    std::string flash = {};       // sentence left by the action before (web::flash); shown once
    /// Run once the transaction has committed, in order; not at all when it has not. For starting background work.
    std::vector<std::function<void()>> after = {};
};

}   // namespace web
