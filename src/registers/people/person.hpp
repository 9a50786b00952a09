#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"
#include "kernel/records.hpp"

namespace people {

/// sex: male, female, unknown.
struct Person {
    PersonId id;
    std::string full_name;
    std::optional<base::PartialDate> born = {};
    std::string sex = "unknown";
    std::string identity_number = {};       // 12 digits; "" when not known
    std::string old_identity_number = {};   // 9 digits, an alias for matching old lists
    std::string phone = {};
    std::string email = {};
    std::string hometown = {};
    std::string permanent_address = {};
    std::string current_address = {};
    std::string general_education = {};   // "12/12"
    std::string professional_level = {};
    std::string political_theory_level = {};
    std::optional<EnterpriseId> enterprise = {};   // where the person works today, if known
    UnitId place;                                  // administrative unit in whose scope the person is seen
    std::int64_t revision = 0;
};

}   // namespace people
