#include "kernel/papers/paper.hpp"

#include <gmock/gmock.h>

namespace papers {
namespace {

using testing::ElementsAre;

base::Date const today = base::day(2026, 3, 2);

Kind kind_of(Series series) { return {.code = "a.b", .type_code = "QĐ", .series = series}; }

std::vector<std::string_view> codes(base::Error const& error)
{
    std::vector<std::string_view> all;
    for (auto const& problem : error.problems) all.push_back(problem.code);
    return all;
}

TEST(PaperNumbers, HaveAZeroBelowTen)
{
    EXPECT_EQ(number_in_words(5), "05");
    EXPECT_EQ(number_in_words(10), "10");
    EXPECT_EQ(number_in_words(127), "127");
}

TEST(PaperNumbers, AreWrittenAsTheCultureWritesThem)
{
    EXPECT_EQ(number_and_symbol(kind_of(Series::year), "state", "LĐLĐ", 5), "05/QĐ-LĐLĐ");
    EXPECT_EQ(number_and_symbol(kind_of(Series::year), "party", "ĐU", 12), "12-QĐ/ĐU");
}

TEST(Spans, AreTheYearTheTermOrNone)
{
    EXPECT_EQ(*span_of(kind_of(Series::year), {.dated_on = today}, today), "2026");
    EXPECT_EQ(*span_of(kind_of(Series::term), {.dated_on = today, .term = "2025-2030"}, today), "2025-2030");
    EXPECT_EQ(*span_of(kind_of(Series::none), {.dated_on = today}, today), "");
}

TEST(Spans, RefuseWhatIsNoDayOrTerm)
{
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {}, today).error()), ElementsAre("required"));
    EXPECT_TRUE(span_of(kind_of(Series::year), {.dated_on = today + base::Days{366}}, today));
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {.dated_on = today + base::Days{367}}, today).error()),
                ElementsAre("paper.day_too_far"));
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {.dated_on = today - base::Days{367}}, today).error()),
                ElementsAre("paper.day_too_far"));
    for (auto const* term : {"", "2025", "2025-2036", "2030-2025", "2020-2025", "2027-2030", "abcd-efgh", "2025/2030"})
        EXPECT_THAT(codes(span_of(kind_of(Series::term), {.dated_on = today, .term = term}, today).error()),
                    ElementsAre("paper.not_a_term"))
            << term;
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {.dated_on = today, .first_number = 0}, today).error()),
                ElementsAre("paper.not_a_number"));
    EXPECT_TRUE(span_of(kind_of(Series::year), {.dated_on = today, .first_number = 99'999}, today));
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {.dated_on = today, .first_number = 100'000}, today).error()),
                ElementsAre("paper.not_a_number"));
    EXPECT_THAT(codes(span_of(kind_of(Series::year), {.typed_day = "32/13/2026"}, today).error()),
                ElementsAre("paper.day_unreadable"));
}

TEST(Issuers, RefuseWhatIsMissingOrTooLong)
{
    EXPECT_THAT(codes(checked(Issuer{.culture = "x"}).error()),
                ElementsAre("paper.unknown_culture", "required", "required", "required", "required"));
    Issuer issuer{.name = " LIÊN  ĐOÀN ", .symbol = "LĐLĐ", .place = "Đan Phượng", .post = "CHỦ TỊCH"};
    EXPECT_EQ(checked(issuer)->name, "LIÊN ĐOÀN");
    issuer.symbol = "LĐ LĐ";
    issuer.superior = std::string(201, 'a');
    EXPECT_THAT(codes(checked(issuer).error()), ElementsAre("paper.line_too_long", "paper.symbol_with_blanks"));
}

TEST(Reasons, AreNeededAndShort)
{
    EXPECT_EQ(*checked_reason(" Sai  tên "), "Sai tên");
    EXPECT_THAT(codes(checked_reason(" ").error()), ElementsAre("required"));
    EXPECT_THAT(codes(checked_reason(std::string(301, 'a')).error()), ElementsAre("paper.reason_too_long"));
}

}   // namespace
}   // namespace papers
