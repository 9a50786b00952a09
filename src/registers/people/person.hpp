#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
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

/// Why this is not a full name: 1 to 10 syllables of letters, apostrophe and hyphen. Rule P-5.
std::vector<base::Problem> check_full_name(std::string_view full_name);

/// Everything that keeps the person from being saved; nothing when all is well.
/// Refuses: no name or not a name, a birth date after `today` or before 1900, numbers that are none, texts too long.
std::vector<base::Problem> check(Person const& person, base::Date today);

/// What to look at again before saving: the identity number speaks of another year, sex or an unknown province.
std::vector<base::Problem> warn(Person const& person);

/// A Vietnamese telephone number: 9 to 11 digits, perhaps behind +84, perhaps with blanks, dots or hyphens.
bool is_phone(std::string_view text);

}   // namespace people
