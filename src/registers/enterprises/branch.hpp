#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registers/enterprises/enterprise.hpp"

/// Branches, representative offices and places of business, and whose they are. Rule E-15.
namespace enterprises {

using BranchId = base::Id<struct BranchTag>;

/// Whether it is a dependent unit by its legal type: not an enterprise of its own.
bool is_dependent(std::string_view legal_type);
/// The first ten digits of a dependent unit's tax code, which are its parent's; "" for all others.
std::string_view parent_code(std::string_view tax_code);

/// Whose a dependent unit is, as somebody entered it.
struct Branch {
    BranchId id = {};
    EnterpriseId branch;
    EnterpriseId parent;
    base::Date from = {};
    base::Date to = base::forever;
    std::string paper = {};
};
/// Everything that keeps `wanted` from being entered; `standing`: what stands for the branch so far.
/// Refuses: invalid - no dependent unit; of itself or of a dependent unit; of another than its tax code says; no day,
///          one after `today`, or not after the last known beginning; no paper, or one that is too long
std::vector<base::Problem> check(Branch const& wanted, Enterprise const& branch, Enterprise const& parent,
                                 std::span<Branch const> standing, base::Date today);

}   // namespace enterprises
