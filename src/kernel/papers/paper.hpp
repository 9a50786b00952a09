#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/papers/kind.hpp"
#include "kernel/records.hpp"

namespace papers {

using PaperId = base::Id<struct PaperTag>;
using BundleId = base::Id<struct PaperBundleTag>;
using TemplateId = base::Id<struct PaperTemplateTag>;

/// How an office stands in the head of its papers, and who signs them.
struct Issuer {
    UnitId unit;
    std::string culture = "state";
    std::string superior = {};   // in capitals; "" = none is named
    std::string name = {};
    std::string symbol = {};
    std::string place = {};
    std::string on_behalf = {};   // "BAN THƯỜNG VỤ"; "" = signs for itself
    std::string post = {};
    std::string signer = {};
    std::int64_t revision = 0;   // 0: proposed from the register, not yet kept
};
/// Refuses: invalid - culture unknown; name, symbol, place or post missing; a text longer than 200 letters; a symbol
/// with blanks. Rule PA-2.
base::Result<Issuer> checked(Issuer const& issuer);

/// The culture in which the office issues the kind.
std::string_view culture_of(Kind const& kind, Issuer const& issuer);

/// What is asked for a paper.
struct Asked {
    std::optional<base::Date> dated_on = {};
    std::string typed_day = {};                      // what was typed instead of a day
    std::string term = {};                           // "2025-2030", for kinds numbered by term
    std::optional<std::int64_t> first_number = {};   // where a series begins; while none of its numbers stands
};
/// A series begins at most here: five digits are more than any office issues of one type in a year, so a longer number
/// is a slip of the hand. Rule PA-3.
inline constexpr std::int64_t highest_first_number = 99'999;
/// The stretch in which the paper is numbered: "2026", "2025-2030", "" without a number.
/// Refuses: invalid - day missing or no day, more than a year before or after `today`; term not two years, the later at
/// most ten years on, or the day not within; a first number below 1 or above the highest. Rule PA-3.
base::Result<std::string> span_of(Kind const& kind, Asked const& asked, base::Date today);

/// "05", "27": a zero before numbers below 10. Rule PA-3.
std::string number_in_words(std::int64_t number);
/// "05/QĐ-LĐLĐ" or "05-QĐ/ĐU".
std::string number_and_symbol(Kind const& kind, std::string_view culture, std::string_view symbol, std::int64_t number);

/// The values with what the office, the number and the day give; a missing number leaves room to write it.
documents::TemplateValues with_head(Kind const& kind, Issuer const& issuer, documents::TemplateValues values,
                                    base::Date dated_on, std::optional<std::int64_t> number);

/// Refuses: invalid - reason missing or longer than 300 letters.
base::Result<std::string> checked_reason(std::string_view reason);

}   // namespace papers
