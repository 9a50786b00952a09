#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "kernel/records.hpp"

namespace enterprises {

/// legal_type: llc_single, llc_multi, jsc, partnership, sole_proprietorship, cooperative, cooperative_union,
/// household_business, branch, rep_office, business_location, state_enterprise.
/// ownership: private, fdi_full, fdi_joint, state_minor, state_major.
/// status: active, suspended, not_at_address, revoked_tax, dissolving_or_restructured, in_bankruptcy, ceased.
struct Enterprise {
    EnterpriseId id;
    std::string name;
    std::string short_name = {};
    std::string foreign_name = {};
    std::string tax_code = {};   // 10 digits, 10-3 digits, or 12 digits of a household business
    std::string legal_type;
    std::string ownership = "private";
    std::optional<base::PartialDate> registered_on = {};
    std::string industry_version = {};   // "2018", "2025": a letter alone is ambiguous
    std::string industry_code = {};
    std::string status = "active";
    std::string survey_status = "not_surveyed";
    UnitId place;   // commune of the address in force on the day asked
    std::string village = {};
    std::string street = {};
    std::string representative = {};   // legal representative
    std::string phone = {};
    std::string email = {};
    std::optional<std::int64_t> workers = {};   // newest count; null: not known
    std::optional<std::int64_t> female_workers = {};
    std::optional<base::Date> counted_on = {};
    std::int64_t revision = 0;
};

}   // namespace enterprises
