#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/numbers.hpp"
#include "base/result.hpp"
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

/// A code with its gettext id, and folded words by which sheets mean it.
struct Code {
    std::string_view code;
    std::string_view label;
    std::span<std::string_view const> words = {};
};
std::span<Code const> legal_types();
std::span<Code const> ownerships();
std::span<Code const> statuses();
std::span<Code const> survey_statuses();
/// The gettext id of a code, the code itself when it is unknown.
std::string_view label_of(std::span<Code const> codes, std::string_view code);
/// The code that a sheet's words mean, the longest match; "" when none does.
std::string_view code_from_text(std::span<Code const> codes, std::string_view text);
/// Whether the enterprise no longer exists by this status.
bool has_ceased(std::string_view status);
/// Whether it goes on, but not as it should: suspended, not at its address, its registration revoked, being dissolved,
/// in bankruptcy.
bool is_in_difficulty(std::string_view status);

/// Whether what surveys found does not go with the register: it operates there and not here, or the other way. Rule
/// E-12.
bool survey_differs(std::string_view status, std::string_view survey_status);

/// Enterprises of some size in which women are many: at least that share of the workers, in hundredths.
struct WomenBand {
    std::int64_t workers_from = 0;
    std::int64_t workers_below = 0;   // 0 = no upper limit
    std::int64_t percent = 0;
    std::int64_t women_from = 0;
};
/// Whether the newest count lies in one of the bands; not when one of the numbers is not known.
bool are_many(std::optional<std::int64_t> women, std::optional<std::int64_t> workers, std::span<WomenBand const> bands);

/// Why a tax code cannot be kept; nothing when it is empty or can. Rule E-1.
/// Accepted: 10 digits whose last checks; the same with "-001" to "-999" for a dependent unit; 12 digits of a household
/// business (a personal identification number).
std::vector<base::Problem> check_tax_code(std::string_view tax_code);
/// The check digit of nine digits; empty where such a serial is not issued (the sum is a multiple of 11).
std::optional<char> tax_check_digit(std::string_view nine_digits);
/// For lists and exports: a household business's code is personal data, so only its last three digits show.
std::string shown_tax_code(std::string_view tax_code);

/// Everything that keeps an enterprise from being saved. Rules E-1 to E-4.
/// Refuses: invalid - name or place missing, texts too long, unknown codes, a wrong tax code, or that of a dependent
/// unit
///          for another legal type, registered after `today`, counts below 0, more women than workers
std::vector<base::Problem> check(Enterprise const& enterprise, base::Date today);

enum class Size : std::uint8_t { micro, small, medium, large };
std::string_view name_of(Size size);
/// Limits of one sector, from the rulebook; money in đồng.
struct SizeLimits {
    struct Step {
        std::int64_t labour = 0;
        base::Money revenue;
        base::Money capital;
    };
    Step micro, small, medium;
};
/// Rule E-5. Labour decides together with revenue or capital; the one that fits better counts. What is not known does
/// not hold an enterprise back.
Size size_of(std::int64_t labour, std::optional<base::Money> revenue, std::optional<base::Money> capital,
             SizeLimits const& limits);

}   // namespace enterprises
