#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "kernel/imports/sheet.hpp"
#include "registers/enterprises/enterprise.hpp"

/// Which enterprise a row of a sheet speaks of.
namespace enterprises {

inline constexpr std::string_view enterprise_name_heads[] = {"Tên doanh nghiệp", "Doanh nghiệp", "Tên công ty",
                                                             "Tên DN"};
inline constexpr std::string_view enterprise_tax_heads[] = {"Mã số thuế", "MST", "Mã số doanh nghiệp", "Mã số DN"};

/// By its tax code, else by a name that only one bears, and where the actor may change it; else empty, and `problems`
/// tells why: neither given, not known, or out of scope, which is told as not known.
std::optional<Enterprise> enterprise_of_row(db::Connection& tx, imports::Setting const& setting,
                                            imports::Cell const& name, imports::Cell const& tax_code,
                                            std::vector<base::Problem>& problems);

}   // namespace enterprises
