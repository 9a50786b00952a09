#include "kernel/notices/calendar.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/text.hpp"
#include "support/command.hpp"

namespace notices {
namespace {

using base::day;

CalendarHead const head{"Đồng Hành: việc đến hạn", base::Instant{day(2026, 3, 2)}};
std::vector<CalendarEvent> const events{
    {.uid = "journeys-1@donghanh",
     .on = day(2026, 12, 31),
     .summary = "Thành lập công đoàn cơ sở – Nộp hồ sơ; Công ty \\ TNHH Đồ gỗ, Liên Hà và các công ty con ở xã Liên Hà",
     .description = "Việc đang làm\nhai dòng",
     .url = "https://donghanh.example.vn/journeys/1"},
    {.uid = "transfers-2@donghanh", .on = day(2026, 3, 9), .summary = "Trả lời giới thiệu"}};

TEST(Calendar, LinesAreFoldedBeforeTheir76thByteAndNoLetterIsCut)   // N-8
{
    EXPECT_EQ(folded(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
    EXPECT_EQ(folded(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
    EXPECT_EQ(folded(std::string(150, 'x')), std::string(75, 'x') + "\r\n " + std::string(74, 'x') + "\r\n x\r\n");
    std::string letters = "SUMMARY:";
    for (int i = 0; i < 60; ++i) letters += "ệ";
    std::string_view rest = letters;
    auto const file = folded(letters);
    for (std::string_view lines = file; !lines.empty();) {
        auto line = lines.substr(0, lines.find("\r\n"));
        lines.remove_prefix(line.size() + 2);
        EXPECT_LE(line.size(), 75U);
        if (line.front() == ' ') line.remove_prefix(1);
        EXPECT_TRUE(base::is_utf8(line)) << line;
        EXPECT_TRUE(rest.starts_with(line));
        rest.remove_prefix(line.size());
    }
    EXPECT_TRUE(rest.empty());
}

TEST(Calendar, TextsAreEscaped) { EXPECT_EQ(escaped("a;b,c\\d\r\ne\x01"), "a\\;b\\,c\\\\d\\ne"); }

TEST(Calendar, EveryLineEndsInCrlf)
{
    auto const file = calendar(head, events);
    for (std::size_t i = 0; i < file.size(); ++i) {
        if (file[i] == '\n') {
            EXPECT_EQ(file[i - 1], '\r') << i;
        }
        if (file[i] == '\r') {
            EXPECT_EQ(file[i + 1], '\n') << i;
        }
    }
    EXPECT_NE(file.find("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), std::string::npos);
    EXPECT_NE(file.find("DTSTAMP:20260302T000000Z\r\n"), std::string::npos);
}

TEST(Calendar, AnotherProgramReadsItAsItWasMeant)
{
    support::Folder const folder;
    support::write_file(folder / "calendar.ics", calendar(head, events));
    support::write_file(folder / "read.py", R"py(import sys
from icalendar import Calendar
calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
print(calendar["version"], calendar["x-wr-calname"])
for event in calendar.walk("vevent"):
    assert not event.errors, event.errors
    print(event["uid"], event["dtstart"].dt, event["dtend"].dt, type(event["dtstart"].dt).__name__, event["class"])
    print(event["summary"])
    print(repr(str(event.get("description", ""))), event.get("url", ""))
)py");
    auto const read = support::output_of("/usr/bin/python3 " + (folder / "read.py").string() + " " +
                                         (folder / "calendar.ics").string());
    EXPECT_EQ(read,
              "2.0 Đồng Hành: việc đến hạn\n"
              "journeys-1@donghanh 2026-12-31 2027-01-01 date PRIVATE\n" +
                  events.front().summary +
                  "\n'Việc đang làm\\nhai dòng' https://donghanh.example.vn/journeys/1\n"
                  "transfers-2@donghanh 2026-03-09 2026-03-10 date PRIVATE\nTrả lời giới thiệu\n'' \n");
}

}   // namespace
}   // namespace notices
