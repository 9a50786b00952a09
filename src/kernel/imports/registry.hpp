#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/imports/sheet.hpp"

namespace imports {

/// All that can be imported, from every slice. app makes one and puts it on the shelf of web::Services:
///     imports::Registry const registry{{organisations::slice().sheets, …}};
///     services.shelf.put(registry);
class Registry {
public:
    /// The tables of the slices; they must outlive the registry. A Bug when a name comes twice.
    explicit Registry(std::span<std::span<SheetKind const> const> tables);
    Registry(std::initializer_list<std::span<SheetKind const>> tables)
        : Registry(std::span{tables.begin(), tables.size()})
    {
    }

    /// By rank, then by name.
    std::span<SheetKind const* const> kinds() const { return kinds_; }
    /// Null when no slice has it.
    SheetKind const* find(std::string_view name) const;

private:
    std::vector<SheetKind const*> kinds_;
};

}   // namespace imports
