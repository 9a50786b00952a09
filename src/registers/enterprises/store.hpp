#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"
#include "registers/enterprises/enterprise.hpp"

namespace enterprises {

inline constexpr web::Permission view_enterprises{"enterprises.view"};
inline constexpr web::Permission edit_enterprises{"enterprises.edit"};

/// Within the actor's scope, or empty.
std::optional<Enterprise> find(db::Connection& tx, web::Actor const& actor, EnterpriseId id, base::Date day);
/// Without scope, for links from records the actor may see.
std::optional<Enterprise> find(db::Connection& tx, EnterpriseId id, base::Date day);
std::optional<Enterprise> find_by_tax_code(db::Connection& tx, std::string_view tax_code, base::Date day);
/// Same name (accents and case do not matter, "Công ty TNHH" and the like kept), perhaps in one commune; for imports.
std::vector<Enterprise> find_by_name(db::Connection& tx, std::string_view name, std::optional<UnitId> place,
                                     base::Date day);

/// What imports of other slices need of many enterprises at once: id, place on its days, ownership. Cached by the
/// object.
class Lookup {
public:
    explicit Lookup(db::Connection& tx) : tx_(&tx) {}
    struct Found {
        EnterpriseId id;
        UnitId place;   // today's address
        std::string ownership;
    };
    std::optional<Found> by_tax_code(std::string_view tax_code);

private:
    db::Connection* tx_;
};

}   // namespace enterprises
