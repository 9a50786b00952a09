#include "kernel/notices/wishes.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/expect.hpp"
#include "base/numbers.hpp"
#include "platform/mail/message.hpp"

namespace notices {
namespace {

constexpr std::chrono::hours offset{7};   // Việt Nam has had no summer time since 1975
constexpr std::chrono::hours code_life{24};
constexpr std::chrono::minutes code_pause{2};
constexpr std::int64_t wrong_codes = 5;

bool is_quiet(QuietHours const& quiet, Clock clock)
{
    if (quiet.from == quiet.to) return false;
    if (quiet.from < quiet.to) return clock >= quiet.from && clock < quiet.to;
    return clock >= quiet.from || clock < quiet.to;
}

}   // namespace

std::optional<Clock> parse_clock(std::string_view text)
{
    constexpr std::int64_t hours_of_day = 24;
    constexpr std::int64_t minutes_of_hour = 60;
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    auto const hours = base::parse_whole(text.substr(0, 2));
    auto const minutes = base::parse_whole(text.substr(3));
    if (!hours || !minutes || *hours < 0 || *minutes < 0 || *hours >= hours_of_day || *minutes >= minutes_of_hour)
        return std::nullopt;
    return Clock{*hours * minutes_of_hour + *minutes};
}

Clock clock_at(base::Instant now)
{
    auto const here = now + offset;
    return std::chrono::floor<std::chrono::minutes>(here - std::chrono::floor<std::chrono::days>(here));
}

std::string clock_text(Clock clock)
{
    std::chrono::hh_mm_ss const time{clock};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

QuietHours usual_quiet_hours(rulebook::Rulebook const& rules, base::Date today)
{
    auto const& row = rules.table("notice.quiet_hours", today).rows.front();
    auto const from = parse_clock(row.text("from"));
    auto const to = parse_clock(row.text("to"));
    base::expect(from && to, "notice.quiet_hours needs times like 20:00");
    return {*from, *to};
}

base::Instant first_loud(QuietHours const& quiet, base::Instant now)
{
    if (!is_quiet(quiet, clock_at(now))) return now;
    auto const here = now + offset;
    auto const midnight = std::chrono::floor<std::chrono::days>(here);
    auto const end = base::Instant{midnight} + quiet.to;
    return (end > here ? end : end + std::chrono::days{1}) - offset;
}

std::string_view name_of(Way way) { return way == Way::page ? "page" : "mail"; }
std::string_view name_of(MailDays days) { return days == MailDays::every ? "every" : "working"; }

bool goes_out(MailDays days, rulebook::Calendar const& calendar, base::Date today)
{
    return days == MailDays::every || calendar.is_working_day(today);
}

base::Result<Wishes> checked(WishesForm const& form, Wishes wishes)
{
    std::vector<base::Problem> problems;
    auto const from = parse_clock(form.quiet_from);
    auto const to = parse_clock(form.quiet_to);
    if (!from && !(form.quiet_from.empty() && form.quiet_to.empty())) problems.push_back({"quiet_from", "notice.time"});
    if (!to && !(form.quiet_from.empty() && form.quiet_to.empty())) problems.push_back({"quiet_to", "notice.time"});
    if (form.mail_days != "every" && form.mail_days != "working")
        problems.push_back({"mail_days", "notice.choose_days"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    wishes.quiet.reset();
    if (from && to) wishes.quiet = QuietHours{*from, *to};
    wishes.mail_days = form.mail_days == "every" ? MailDays::every : MailDays::working;
    return wishes;
}

base::Result<base::Done> check_code(Code const& code, std::string_view given_hash, base::Instant now)
{
    if (code.hash.empty() || now - code.made_at >= code_life || code.wrong >= wrong_codes)
        return base::Error{base::Refusal::conflict, {{"code", "notice.code_over"}}};
    if (code.hash != given_hash) return base::Error{base::Refusal::invalid, {{"code", "notice.code_wrong"}}};
    return base::Done{};
}

base::Result<base::Done> check_asking(std::string_view address, Code const& last, base::Instant now)
{
    if (!mail::is_address(address)) return base::Error{base::Refusal::invalid, {{"address", "notice.address"}}};
    if (!last.hash.empty() && now - last.made_at < code_pause)
        return base::Error{base::Refusal::conflict, {{"address", "notice.code_just_sent"}}};
    return base::Done{};
}

}   // namespace notices
