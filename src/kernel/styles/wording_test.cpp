#include <gmock/gmock.h>

#include "kernel/styles/finding.hpp"

namespace styles {
namespace {

std::string told(std::vector<Wording> const& faults)
{
    std::string all;
    for (auto const& one : faults) all += std::string{name_of(one.what)} + "; ";
    return faults.empty() ? all : all + faults.front().expected;
}
std::string state(std::string_view text, std::string_view code = "QĐ")
{
    return told(number_faults(text, code, rules_of("state")));
}
std::string party(std::string_view text, std::string_view code = "QĐ")
{
    return told(number_faults(text, code, rules_of("party")));
}

TEST(NumberOfTheState, HasAColonAZeroASlashAndAHyphen)
{
    EXPECT_EQ(state("Số: 05/QĐ-LĐLĐ"), "");
    EXPECT_EQ(state("Số: 10/QĐ-LĐLĐ"), "");
    EXPECT_EQ(state("Số 05/QĐ-LĐLĐ"), "number_colon; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số: 5/QĐ-LĐLĐ"), "number_zero; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số: 005/QĐ-LĐLĐ"), "number_zero; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số: 05-QĐ/LĐLĐ"), "number_separators; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số: 05/QĐ–LĐLĐ"), "number_separators; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số: 05/QĐ"), "number_separators; Số: 05/QĐ-…");
    EXPECT_EQ(state("Số: 05/BC-LĐLĐ"), "type_code; Số: 05/QĐ-LĐLĐ");
    EXPECT_EQ(state("Số:05 / QĐ - LĐLĐ"), "number_blanks; Số: 05/QĐ-LĐLĐ");
}

TEST(NumberOfTheState, MayBeLeftOpenAndHasNoTypeInALetter)
{
    EXPECT_EQ(state("Số: /QĐ-LĐLĐ"), "");
    EXPECT_EQ(state("Số: 12/LĐLĐ-VP", ""), "");
}

TEST(NumberOfTheParty, HasNoColonAHyphenAndASlash)
{
    EXPECT_EQ(party("Số 05-QĐ/ĐU"), "");
    EXPECT_EQ(party("Số: 05-QĐ/ĐU"), "number_colon; Số 05-QĐ/ĐU");
    EXPECT_EQ(party("Số 05/QĐ-ĐU"), "number_separators; Số 05-QĐ/ĐU");
    EXPECT_EQ(party("Số: 5/QĐ-ĐU"), "number_colon; number_zero; number_separators; Số 05-QĐ/ĐU");
}

TEST(PlaceAndDate, HasZerosBeforeSmallDaysAndTheFirstTwoMonths)
{
    auto const told_of = [](std::string_view text) { return told(date_faults(text)); };
    EXPECT_EQ(told_of("Đan Phượng, ngày 05 tháng 02 năm 2026"), "");
    EXPECT_EQ(told_of("Đan Phượng, ngày 15 tháng 3 năm 2026"), "");
    EXPECT_EQ(told_of("Đan Phượng, ngày 10 tháng 12 năm 2026"), "");
    EXPECT_EQ(told_of("Đan Phượng, ngày 5 tháng 3 năm 2026"), "date_zero; Đan Phượng, ngày 05 tháng 3 năm 2026");
    EXPECT_EQ(told_of("Đan Phượng, ngày 15 tháng 2 năm 2026"), "date_zero; Đan Phượng, ngày 15 tháng 02 năm 2026");
    EXPECT_EQ(told_of("Đan Phượng, ngày 15 tháng 03 năm 2026"), "date_zero; Đan Phượng, ngày 15 tháng 3 năm 2026");
    EXPECT_EQ(told_of("Đan Phượng ngày 15 tháng 3 năm 2026"), "date_comma; Đan Phượng, ngày 15 tháng 3 năm 2026");
    EXPECT_EQ(told_of("Đan Phượng, Ngày 15 tháng 3 năm 2026"), "date_form; Đan Phượng, ngày 15 tháng 3 năm 2026");
    EXPECT_EQ(told_of("ngày 15 tháng 3 năm 2026"), "date_form; …, ngày 05 tháng 02 năm 2026");
    EXPECT_EQ(told_of("Đan Phượng, ngày tháng 3 năm 2026"), "") << "the day is written by hand";
    EXPECT_EQ(told_of("nam thang ngay"), "date_form; …, ngày 05 tháng 02 năm 2026");
}

TEST(SigningForOthers, IsWrittenAsTheCultureDoes)
{
    auto const& state_rules = rules_of("state");
    auto const& party_rules = rules_of("party");
    EXPECT_EQ(behalf_as_ruled("TM. BAN THƯỜNG VỤ", state_rules), "TM. BAN THƯỜNG VỤ");
    EXPECT_EQ(behalf_as_ruled("T/M BAN THƯỜNG VỤ", state_rules), "TM. BAN THƯỜNG VỤ");
    EXPECT_EQ(behalf_as_ruled("TM.BAN THƯỜNG VỤ", state_rules), "TM. BAN THƯỜNG VỤ");
    EXPECT_EQ(behalf_as_ruled("KT CHỦ TỊCH", state_rules), "KT. CHỦ TỊCH");
    EXPECT_EQ(behalf_as_ruled("T/M BAN CHẤP HÀNH", party_rules), "T/M BAN CHẤP HÀNH");
    EXPECT_EQ(behalf_as_ruled("TM. BAN CHẤP HÀNH", party_rules), "T/M BAN CHẤP HÀNH");
    EXPECT_EQ(behalf_as_ruled("TUQ BÍ THƯ", party_rules), "TUQ BÍ THƯ") << "not ruled here";
}

}   // namespace
}   // namespace styles
