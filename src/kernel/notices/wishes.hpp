#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/rulebook/rulebook.hpp"

/// How a user wants to be told. Rules: docs/rules/notices.md.
namespace notices {

/// Minutes after midnight in Việt Nam.
using Clock = std::chrono::minutes;
/// "06:30"; empty for anything else.
std::optional<Clock> parse_clock(std::string_view text);
std::string clock_text(Clock clock);
Clock clock_at(base::Instant now);

/// From `from` up to `to`, over midnight where `to` is earlier; equal: at no hour.
struct QuietHours {
    Clock from{0};
    Clock to{0};
    friend bool operator==(QuietHours const&, QuietHours const&) = default;
};
QuietHours usual_quiet_hours(rulebook::Rulebook const& rules, base::Date today);
/// The first moment from `now` on that is in no quiet hour. With 20:00 to 06:30: at 06:30 at once, at 06:29 a minute
/// later, at 20:00 the next morning. Rule N-7.
base::Instant first_loud(QuietHours const& quiet, base::Instant now);

enum class Way : std::uint8_t { page, mail };
std::string_view name_of(Way way);

enum class MailDays : std::uint8_t { every, working };
std::string_view name_of(MailDays days);
/// Whether a digest goes out on that day.
bool goes_out(MailDays days, rulebook::Calendar const& calendar, base::Date today);

struct Wishes {
    std::string address = {};   // confirmed; "" = no mail
    std::string asked_address = {};
    std::optional<QuietHours> quiet = {};   // empty: the usual ones
    MailDays mail_days = MailDays::every;
    std::set<std::pair<std::string, Way>> off = {};

    bool wants(std::string_view kind, Way way) const { return !off.contains({std::string{kind}, way}); }
};

/// What the form says of it; times as typed.
struct WishesForm {
    std::string quiet_from = {};
    std::string quiet_to = {};
    std::string mail_days = {};
};
/// Refuses: invalid - a time that is none, or one without the other; no such choice of days
base::Result<Wishes> checked(WishesForm const& form, Wishes wishes);

/// A code that is mailed to an address to confirm it: six digits, a day long, five wrong tries. Rule N-6.
struct Code {
    std::string hash = {};   // "" = none was asked for
    base::Instant made_at = {};
    std::int64_t wrong = 0;
};
/// Refuses: conflict - no code, or one that is too old or was guessed at too often
///          invalid  - another code
base::Result<base::Done> check_code(Code const& code, std::string_view given_hash, base::Instant now);
/// Refuses: invalid - no address; conflict - a code was sent less than two minutes ago
base::Result<base::Done> check_asking(std::string_view address, Code const& last, base::Instant now);

}   // namespace notices
