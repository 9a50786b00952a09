#include "kernel/rulebook/rulebook.hpp"

#include <gtest/gtest.h>

#include "base/expect.hpp"

namespace rulebook {
namespace {

using base::day;

Loaded load_text(std::string_view text, std::string_view name = "rules/values/test.toml")
{
    RuleFile const file{name, text};
    return load({&file, 1});
}

// R-1
TEST(Values, HoldFromTheirFirstDayToTheDayBeforeTheirLast)
{
    auto const& rules = embedded();
    EXPECT_EQ(rules.ratio("union.dues_rate", day(2025, 6, 30)), (Ratio{1, 100}));
    EXPECT_EQ(rules.ratio("union.dues_rate", day(2025, 7, 1)), (Ratio{5, 1000}));
    EXPECT_EQ(rules.integer("cell.term_months_subordinate", day(2025, 6, 30)), 30);
    EXPECT_EQ(rules.integer("cell.term_months_subordinate", day(2025, 7, 1)), 60);
    EXPECT_EQ(rules.integer("vsic.version", day(2025, 11, 14)), 2018);
    EXPECT_EQ(rules.integer("vsic.version", day(2025, 11, 15)), 2025);
    EXPECT_EQ(rules.text("regime.party_charter_rules", day(2025, 6, 30)), "Quy định 232-QĐ/TW");
    EXPECT_EQ(rules.text("regime.party_charter_rules", day(2025, 7, 1)), "Quy định 294-QĐ/TW");
    EXPECT_EQ(rules.find("commune_union.min_members", day(2025, 6, 11)), nullptr);
    EXPECT_EQ(rules.integer("commune_union.min_members", day(2025, 6, 12)), 1500);
}

TEST(Values, OfTheDossier)
{
    auto const& rules = embedded();
    auto const today = day(2026, 3, 2);
    for (auto const& [key, value] : std::map<std::string_view, std::int64_t>{{"union.min_members", 5},
                                                                             {"union.term_months", 60},
                                                                             {"commune_union.min_unions", 10},
                                                                             {"union.recognition_working_days", 15},
                                                                             {"cell.min_official_members", 3},
                                                                             {"cell.committee_from", 9},
                                                                             {"party.base_org_min_members", 30},
                                                                             {"party.age_min", 18},
                                                                             {"party.age_max", 60},
                                                                             {"party.certificate_valid_months", 60},
                                                                             {"party.introducer_months_together", 12},
                                                                             {"party.decision_working_days", 60},
                                                                             {"party.ceremony_working_days", 30},
                                                                             {"party.probation_months", 12},
                                                                             {"party.recognition_working_days", 30},
                                                                             {"party.transfer_working_days", 60},
                                                                             {"meeting.regular_per_month", 1},
                                                                             {"meeting.thematic_per_quarter", 1},
                                                                             {"dialogue.workplace_min_per_year", 1},
                                                                             {"case.ack_working_days", 2},
                                                                             {"privacy.first_reply_working_days", 2},
                                                                             {"privacy.withdraw_days", 15},
                                                                             {"privacy.access_days", 10},
                                                                             {"privacy.delete_days", 20},
                                                                             {"privacy.breach_hours", 72},
                                                                             {"privacy.small_cell", 5}})
        EXPECT_EQ(rules.integer(key, today), value) << key;
    EXPECT_EQ(rules.ratio("meeting.attendance_min", today).at_least(10), 9);
    EXPECT_EQ(rules.table("sme.thresholds", today).find("trade.medium")->integer("labour"), 100);
    EXPECT_EQ(rules.table("identity.province_codes", today).rows.size(), 63U);
    EXPECT_EQ(rules.table("identity.province_codes", today).find("038")->text("vi"), "Thanh Hóa");
    EXPECT_EQ(rules.table("identity.province_codes", today).find("099"), nullptr);
    EXPECT_EQ(rules.table("person.ethnic_groups", today).rows.size(), 56U);
    EXPECT_NE(rules.table("training.class_types", today).find("party_awareness"), nullptr);
    EXPECT_EQ(rules.table("enterprise.legal_types", today).rows.size(), 12U);
}

TEST(Values, MoneyOfTheTestVectors)
{
    auto const& rules = embedded();
    auto const after = day(2025, 7, 1);
    auto const before = day(2025, 6, 30);
    auto const dues = [&](std::int64_t wage, base::Date on) {
        auto const cap = rules.ratio("union.dues_cap_of_base_salary", on).of(rules.integer("salary.base", on));
        return std::min(rules.ratio("union.dues_rate", on).of(wage), cap);
    };
    EXPECT_EQ(dues(8'000'000, after), 40'000);
    EXPECT_EQ(dues(60'000'000, after), 234'000);
    EXPECT_EQ(dues(8'000'000, before), 80'000);
    EXPECT_EQ(dues(60'000'000, before), 234'000);
    auto const fees = day(2026, 2, 3);
    EXPECT_EQ(rules.ratio("party.fee_rate_salaried", fees).of(10'000'000), 100'000);
    EXPECT_EQ(rules.ratio("party.fee_rate_pension", fees).of(6'000'000), 30'000);
    EXPECT_EQ(rules.find("party.fee_rate_salaried", day(2026, 2, 2)), nullptr);
}

// R-6
TEST(Ratios, VotesOfTwoThirds)
{
    auto const fraction = embedded().ratio("party.vote_fraction", day(2026, 1, 1));
    EXPECT_EQ(fraction.at_least(10), 7);
    EXPECT_EQ(fraction.at_least(3), 2);
    EXPECT_EQ(fraction.at_least(4), 3);
    EXPECT_EQ(fraction.at_least(9), 6);
    EXPECT_EQ(fraction.at_least(0), 0);
    EXPECT_EQ((Ratio{1, 2}.of(3)), 2);
}

TEST(Values, AskingForWhatIsNotThereIsABug)
{
    EXPECT_THROW(embedded().integer("no.such_key", day(2026, 1, 1)), base::Bug);
    EXPECT_THROW(embedded().integer("union.dues_rate", day(2026, 1, 1)), base::Bug);
    EXPECT_THROW(embedded().integer("commune_union.min_members", day(2020, 1, 1)), base::Bug);
}

// R-2
TEST(Values, EachHasSourceAndConfidence)
{
    for (auto const key : embedded().keys())
        for (auto const& value : embedded().history(key)) EXPECT_FALSE(value.source.empty()) << key;
}

constexpr auto good = R"(
[[rule]]
key = "a.b"
integer = 5
valid_to = 2020-01-01
source = "Law"
confidence = "sure"
)";

TEST(Loading, ReadsWhatIsRight)
{
    auto const loaded = load_text(good);
    EXPECT_TRUE(loaded.faults.empty());
    EXPECT_EQ(loaded.rulebook.integer("a.b", day(2019, 12, 31)), 5);
    EXPECT_EQ(loaded.rulebook.find("a.b", day(2020, 1, 1)), nullptr);
}

struct Faulty {
    char const* text;
    int line;
    char const* message;
};

TEST(Loading, TellsFileLineAndFault)
{
    for (auto const& [text, line, message] : std::vector<Faulty>{
             {"[[rule]]\nkey = \"a\"\ninteger = 1\nconfidence = \"sure\"\n", 1, "a has no source"},
             {"[[rule]]\nkey = \"a\"\ninteger = 1\nsource = \"s\"\nconfidence = \"perhaps\"\n", 1,
              "a needs a confidence: sure, likely or unsure"},
             {"[[rule]]\nkey = \"a\"\ninteger = 1\nratio = \"1/2\"\nsource = \"s\"\nconfidence = \"sure\"\n", 1,
              "a needs one of integer, ratio, text, table"},
             {"[[rule]]\nkey = \"a\"\nratio = \"half\"\nsource = \"s\"\nconfidence = \"sure\"\n", 3,
              "a is no ratio like \"2/3\" or \"0.005\""},
             {"[[rule]]\nkey = \"a\"\nratio = \"1/0\"\nsource = \"s\"\nconfidence = \"sure\"\n", 3,
              "a is no ratio like \"2/3\" or \"0.005\""},
             {"[[rule]]\nkey = \"a\"\ninteger = 1\nsorce = \"s\"\nsource = \"s\"\nconfidence = \"sure\"\n", 4,
              "unknown word sorce in a"},
             {"[[rule]]\nkey = \"a\"\ninteger = 1\nvalid_from = 2020-01-01\nvalid_to = 2020-01-01\nsource = \"s\"\n"
              "confidence = \"sure\"\n",
              1, "a ends before it begins"}}) {
        auto const loaded = load_text(text);
        ASSERT_EQ(loaded.faults.size(), 1U) << text;
        EXPECT_EQ(loaded.faults[0].file, "rules/values/test.toml");
        EXPECT_EQ(loaded.faults[0].line, line) << text;
        EXPECT_EQ(loaded.faults[0].message, message);
    }
    EXPECT_EQ(load_text("[[rule]\n").faults.size(), 1U);
    EXPECT_EQ(load_text("").faults.size(), 1U);
}

TEST(Loading, TwoValuesOnOneDayAreAFault)
{
    auto const twice = std::string{good} + R"(
[[rule]]
key = "a.b"
integer = 6
valid_from = 2019-12-31
source = "Law"
confidence = "sure"
)";
    auto const loaded = load_text(twice);
    ASSERT_EQ(loaded.faults.size(), 1U);
    EXPECT_EQ(loaded.faults[0].message, "a.b has two values on 2019-12-31");
    EXPECT_EQ(loaded.faults[0].line, 9);
}

TEST(Loading, HolidaysThatCannotBeReadAreAFault)
{
    auto const with = [](std::string const& key, std::string const& value) {
        return load_text("[[rule]]\nkey = \"calendar." + key + "\"\n" + value +
                         "\nsource = \"Law\"\nconfidence = \"sure\"\n");
    };
    EXPECT_TRUE(with("fixed_holidays", "table = [{month = 5, day = 1, name = \"x\"}]").faults.empty());
    EXPECT_TRUE(with("tet_days", "integer = 5").faults.empty());
    for (auto const* table :
         {"table = [{mmnth = 5, day = 1, name = \"x\"}]", "table = [{month = \"5\", day = 1, name = \"x\"}]",
          "table = [{month = 13, day = 1, name = \"x\"}]", "table = [{month = 5, day = 0, name = \"x\"}]",
          "table = [{month = 5, day = 1}]", "integer = 5"})
        EXPECT_EQ(with("fixed_holidays", table).faults.size(), 1U) << table;
    for (auto const* days : {"integer = -1", "integer = 1000000000000", "text = \"five\""})
        EXPECT_EQ(with("tet_days", days).faults.size(), 1U) << days;
}

TEST(Loading, CalendarsStayInTheirYear)
{
    auto const loaded = load_text(
        "year = 2026\nsource = \"s\"\n[[holiday]]\nname = \"x\"\nconfidence = \"sure\"\n"
        "days = [2025-01-01]\n",
        "rules/calendar/2026.toml");
    ASSERT_EQ(loaded.faults.size(), 1U);
    EXPECT_EQ(loaded.faults[0].line, 6);
}

// R-3
TEST(Needed, GapsAreFoundAtTheStart)
{
    auto const& rules = embedded();
    EXPECT_TRUE(missing(rules, std::vector<Needed>{{"union.min_members"}, {"union.dues_rate", Kind::ratio}}).empty());
    EXPECT_EQ(missing(rules, std::vector<Needed>{{"union.minimum"}}),
              std::vector<std::string>{"no integer union.minimum on 2012-02-27"});
    EXPECT_EQ(missing(rules, std::vector<Needed>{{"union.dues_rate"}}).size(), 1U);
    EXPECT_EQ(missing(rules, std::vector<Needed>{{"commune_union.min_members"}}).size(), 1U);
    EXPECT_TRUE(
        missing(rules, std::vector<Needed>{{"commune_union.min_members", Kind::integer, day(2025, 7, 1)}}).empty());
    EXPECT_EQ(missing(load_text(good).rulebook, std::vector<Needed>{{"a.b"}}),
              std::vector<std::string>{"no integer a.b on 2020-01-01"});
}

}   // namespace
}   // namespace rulebook
