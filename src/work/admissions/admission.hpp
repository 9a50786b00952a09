#pragma once

#include <span>
#include <string_view>

#include "kernel/journeys/journey.hpp"

/// A person's way into the Party: the rules that the journey asks. Rules: docs/rules/admissions.md.
namespace admissions {

inline constexpr std::string_view process = "party_admission";
inline constexpr std::string_view purpose = "party_admission_process";   // of the person's consent

/// Months from the month of birth to that of `on`, days left out: somebody born on 20 May 1966 is 60 years through May
/// 2026 and older from June on. Rule AD-3.
std::int64_t months_since(base::Date born, base::Date on);

/// "admission.age" …: rules AD-3 to AD-6 and AD-10. They ask `Known` for "born_month" (the first day of the month of
/// birth), "born_day", and "certificate_of_class", the day of the newest certificate in the register of classes, and
/// "youth_organisations", those of the enterprise on the day.
std::span<journeys::Condition const> conditions();

}   // namespace admissions
