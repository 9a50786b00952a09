#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/web/context.hpp"

namespace accounts {

inline constexpr web::Permission manage_accounts{"accounts.manage"};
inline constexpr web::Permission view_audit{"audit.view"};

/// Party data and union data are two separate domains: a role of one gives no right in the other. Who holds posts in
/// both gets two grants. Source: docs/rules/accounts.md, A-2.
enum class Domain : std::uint8_t { neutral, party, union_ };

/// Whether a grant of the role needs a unit, whose subtree it covers.
enum class Reach : std::uint8_t { unit, everywhere };

struct Role {
    std::string_view code;
    std::string_view name;   // gettext id
    std::string_view help;   // gettext id: what it lets one do
    Domain domain = Domain::neutral;
    Reach reach = Reach::unit;
    std::span<std::string_view const> permissions;
};

/// All roles, in the order in which they are offered.
std::span<Role const> roles();
/// Null when there is no such role.
Role const* find_role(std::string_view code);

}   // namespace accounts
