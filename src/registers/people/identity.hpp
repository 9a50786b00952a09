#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

/// The personal identification number on identity cards. Source: docs/rules/people.md, P-1 to P-4.
namespace people {

/// What the twelve digits say: three of the place of birth registration, one of century and sex, two of the year, six
/// by chance. There is no check digit.
struct IdentityNumber {
    std::string_view province;   // name, "" when the code is unknown
    std::string_view sex;        // "male", "female"
    int birth_year = 0;
};
/// Empty unless `text` is twelve digits.
std::optional<IdentityNumber> read_identity_number(std::string_view text);

/// Why the number cannot be kept; nothing when it is empty or can.
/// Refuses anything but twelve digits; nine digits are told apart, because they belong in the field of the old number.
std::vector<base::Problem> check_identity_number(std::string_view text);
std::vector<base::Problem> check_old_identity_number(std::string_view text);

/// What to look at again though the number may be right: corrections of civil status exist. Never a refusal.
std::vector<base::Problem> warn_identity_number(std::string_view text, std::string_view sex,
                                                std::optional<base::PartialDate> const& born);

/// The last three digits behind dots, for lists: "•••••••••321". "" for "".
std::string masked(std::string_view number);

}   // namespace people
