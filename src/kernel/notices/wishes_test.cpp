#include "kernel/notices/wishes.hpp"

#include <gtest/gtest.h>

#include "kernel/notices/run.hpp"

namespace notices {
namespace {

using base::day;
using namespace std::chrono_literals;

/// That time of 2 March 2026, a Monday, in Việt Nam.
base::Instant at(std::chrono::minutes clock) { return base::Instant{day(2026, 3, 2)} + clock - 7h; }

TEST(Clock, IsFourDigits)
{
    EXPECT_EQ(parse_clock("06:30"), Clock{390});
    EXPECT_EQ(parse_clock("00:00"), Clock{0});
    EXPECT_EQ(parse_clock("23:59"), Clock{1439});
    for (auto const* bad : {"", "6:30", "24:00", "12:60", "-1:00", "06-30", "06:3x", "06:300"})
        EXPECT_FALSE(parse_clock(bad)) << bad;
    EXPECT_EQ(clock_text(Clock{390}), "06:30");
    EXPECT_EQ(clock_at(at(6h + 30min)), Clock{390});
    EXPECT_EQ(clock_at(at(0min)), Clock{0});
}

TEST(QuietHours, TheFirstMinuteBelongsToThemTheLastDoesNot)   // N-7
{
    QuietHours const night{Clock{20h}, Clock{6h + 30min}};
    EXPECT_EQ(first_loud(night, at(6h + 30min)), at(6h + 30min));
    EXPECT_EQ(first_loud(night, at(6h + 29min)), at(6h + 30min));
    EXPECT_EQ(first_loud(night, at(19h + 59min)), at(19h + 59min));
    EXPECT_EQ(first_loud(night, at(20h)), at(24h + 6h + 30min));
    EXPECT_EQ(first_loud(night, at(0min)), at(6h + 30min));
    QuietHours const noon{Clock{12h}, Clock{13h}};
    EXPECT_EQ(first_loud(noon, at(11h + 59min)), at(11h + 59min));
    EXPECT_EQ(first_loud(noon, at(12h)), at(13h));
    EXPECT_EQ(first_loud(noon, at(13h)), at(13h));
    EXPECT_EQ(first_loud({Clock{8h}, Clock{8h}}, at(8h)), at(8h)) << "none at all";
    EXPECT_EQ(usual_quiet_hours(rulebook::embedded(), day(2026, 3, 2)), night);
}

TEST(DayRun, BeginsAtItsTime)
{
    EXPECT_FALSE(run_is_due(at(6h + 29min), Clock{6h + 30min}));
    EXPECT_TRUE(run_is_due(at(6h + 30min), Clock{6h + 30min}));
    EXPECT_TRUE(run_is_due(at(23h + 59min), Clock{6h + 30min}));
}

TEST(MailDays, WorkingOnesLeaveHolidaysOut)
{
    auto const& calendar = rulebook::embedded().calendar();
    EXPECT_TRUE(goes_out(MailDays::working, calendar, day(2026, 3, 2)));
    EXPECT_FALSE(goes_out(MailDays::working, calendar, day(2026, 3, 1)));    // a Sunday
    EXPECT_FALSE(goes_out(MailDays::working, calendar, day(2026, 4, 30)));   // a holiday on a Thursday
    EXPECT_TRUE(goes_out(MailDays::every, calendar, day(2026, 3, 1)));
}

std::string refused(WishesForm const& form)
{
    auto const good = checked(form, {});
    return good ? "" : std::string{good.error().problems.front().field};
}

TEST(Wishes, TimesAreBothOrNone)
{
    auto const good = checked({"21:00", "06:00", "working"}, {});
    ASSERT_TRUE(good);
    EXPECT_EQ(good->quiet, (QuietHours{Clock{21h}, Clock{6h}}));
    EXPECT_EQ(good->mail_days, MailDays::working);
    auto const usual = checked({"", "", "every"}, *good);
    ASSERT_TRUE(usual);
    EXPECT_FALSE(usual->quiet);
    EXPECT_EQ(refused({"21:00", "", "every"}), "quiet_to");
    EXPECT_EQ(refused({"", "06:00", "every"}), "quiet_from");
    EXPECT_EQ(refused({"9 giờ", "06:00", "every"}), "quiet_from");
    EXPECT_EQ(refused({"", "", "never"}), "mail_days");
}

TEST(AddressCode, ADayAndFiveTries)   // N-6
{
    auto const made = at(9h);
    auto const refused = [&](Code const& code, std::string_view given, base::Instant now) {
        auto const fit = check_code(code, given, now);
        return fit ? "" : std::string{fit.error().problems.front().code};
    };
    EXPECT_EQ(refused({"hash", made, 0}, "hash", made + 24h - 1s), "");
    EXPECT_EQ(refused({"hash", made, 0}, "hash", made + 24h), "notice.code_over");
    EXPECT_EQ(refused({"hash", made, 4}, "hash", made), "");
    EXPECT_EQ(refused({"hash", made, 5}, "hash", made), "notice.code_over");
    EXPECT_EQ(refused({"hash", made, 0}, "other", made), "notice.code_wrong");
    EXPECT_EQ(refused({}, "", made), "notice.code_over");
}

TEST(AddressCode, AnotherOneAfterTwoMinutes)   // N-6
{
    Code const last{"hash", at(9h), 0};
    EXPECT_FALSE(check_asking("lan@b.vn", last, at(9h) + 2min - 1s));
    EXPECT_TRUE(check_asking("lan@b.vn", last, at(9h) + 2min));
    EXPECT_TRUE(check_asking("lan@b.vn", {}, at(9h)));
    EXPECT_FALSE(check_asking("lan", {}, at(9h)));
}

}   // namespace
}   // namespace notices
