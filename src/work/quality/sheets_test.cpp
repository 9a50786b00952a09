#include "work/quality/sheets.hpp"

#include <gtest/gtest.h>

#include "kernel/ledger/query.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "support/sheet_rows.hpp"
#include "work/quality/store.hpp"

namespace quality {
namespace {

using base::day;
using imports::Verdict;
using organisations::Line;
using support::refused;
using support::RowTexts;

constexpr base::Date today = day(2026, 3, 2);

/// A union and a cell in one enterprise, a second enterprise with a union, and a veterans' branch; Minh keeps the
/// unions of the district.
class QualitySheets : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const hoa_binh = add_enterprise("Công ty TNHH Hòa Bình", "0101248141", area.phung);
        auto const song_hong = add_enterprise("Công ty TNHH Sông Hồng", "0100109106", area.trung_chau);
        union_ = found(Line::union_, "grassroots_union", "Công đoàn cơ sở Công ty TNHH Hòa Bình", hoa_binh);
        cell = found(Line::party, "party_cell", "Chi bộ Công ty TNHH Hòa Bình", hoa_binh);
        other = found(Line::union_, "grassroots_union", "Công đoàn cơ sở Công ty TNHH Sông Hồng", song_hong);
        veterans = found(Line::veterans, "veterans_branch", "Chi hội Cựu chiến binh Công ty TNHH Hòa Bình", hoa_binh);
        sign_in({"unions.view", "unions.edit"}, area.district);
    }
    EnterpriseId add_enterprise(std::string name, std::string code, UnitId place)
    {
        enterprises::Enterprise const e{.name = std::move(name),
                                        .tax_code = std::move(code),
                                        .legal_type = "llc_multi",
                                        .ownership = "private",
                                        .status = "active",
                                        .place = place};
        return enterprises::add(**tx, *organisations::placement(**tx, today), support::lan, std::span{&e, 1}, today)
            .front();
    }
    UnitId found(Line line, std::string kind, std::string name, EnterpriseId enterprise)
    {
        auto const place = enterprises::find(**tx, enterprise, today)->place;
        return grassroots::found(**tx, *organisations::placement(**tx, today), support::lan,
                                 grassroots::family_of(line),
                                 {.kind = std::move(kind),
                                  .name = std::move(name),
                                  .enterprise = enterprise,
                                  .place = place,
                                  .decision_number = "1/QĐ",
                                  .decided_on = day(2014, 5, 12)},
                                 "private");
    }
    void sign_in(std::initializer_list<char const*> rights, UnitId scope)
    {
        minh = {.user = 2, .name = "Minh"};
        for (auto const* right : rights) minh.grants.push_back({right, scope.value});
    }
    imports::Setting setting() const { return {UserId{2}, support::lan.at, today, &minh, BatchId{7}}; }
    imports::Outcome take(std::string_view sheet, RowTexts const& texts)
    {
        return support::take_row(**tx, support::sheet_kind(sheet_kinds(), sheet), setting(), texts);
    }
    std::vector<base::Problem> undo(std::string_view sheet, imports::Outcome const& outcome)
    {
        return support::sheet_kind(sheet_kinds(), sheet)
            .undo(**tx, setting(), outcome.record_kind, std::span{&outcome.record_id, 1});
    }
    static RowTexts report(std::string organisation, std::string members = "20")
    {
        return {{"organisation", std::move(organisation)}, {"quarter", "Quý IV/2025"}, {"meetings_held", "3"},
                {"members", std::move(members)},           {"members_active", "15"},   {"obligations", "Hoàn thành"}};
    }
    static RowTexts grading(std::string organisation, std::string grade = "Hoàn thành tốt nhiệm vụ")
    {
        return {{"organisation", std::move(organisation)},
                {"year", "2025"},
                {"grade", std::move(grade)},
                {"decision_number", "9/QĐ"},
                {"decided_on", "2026-01-20"}};
    }
    std::int64_t counted(std::string_view kind)
    {
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {area.city, ledger::until(today)}};
        auto const sums = view.sums({{{std::string{kind}}}});
        return sums.empty() ? 0 : sums.front().value;
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    UnitId union_, cell, other, veterans;
    web::Actor minh;
};

// QL-1 and QL-14
TEST_P(QualitySheets, ReportsAreTakenOnceReplacedAndTakenBack)
{
    auto const name = std::string{"CĐCS Công ty TNHH Hòa Bình"};
    auto const first = take("quality.reports", report(name));
    ASSERT_EQ(first.verdict, Verdict::created) << refused(first);
    EXPECT_EQ(reports_of(**tx, union_).front().members, 20);
    EXPECT_EQ(counted("organisation.meeting"), 3);
    EXPECT_EQ(take("quality.reports", report(name)).verdict, Verdict::unchanged);
    auto const second = take("quality.reports", report(name, "25"));
    EXPECT_EQ(second.verdict, Verdict::changed);
    EXPECT_EQ(reports_of(**tx, union_).size(), 1U);
    EXPECT_EQ(reports_of(**tx, union_).front().members, 25);
    EXPECT_TRUE(undo("quality.reports", second).empty());
    EXPECT_EQ(reports_of(**tx, union_).front().members, 20);
    EXPECT_EQ(counted("organisation.meeting"), 3);
    EXPECT_TRUE(undo("quality.reports", first).empty());
    EXPECT_TRUE(reports_of(**tx, union_).empty());
    EXPECT_EQ(counted("organisation.meeting"), 0);
}

// I-25
TEST_P(QualitySheets, WhatSomebodyChangedSinceStaysAndIsNamed)
{
    auto const name = std::string{"Công đoàn cơ sở Công ty TNHH Hòa Bình"};
    auto const first = take("quality.gradings", grading(name));
    ASSERT_EQ(first.verdict, Verdict::created) << refused(first);
    auto const second = take("quality.gradings", grading(name, "HTXSNV"));
    EXPECT_EQ(second.verdict, Verdict::changed);
    auto const left = undo("quality.gradings", first);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().code, "quality.changed_since");
    EXPECT_EQ(left.front().detail, name + ", 2025");
    EXPECT_EQ(gradings_of(**tx, union_).front().grade, Grade::excellent);
    EXPECT_TRUE(undo("quality.gradings", second).empty());
    EXPECT_TRUE(gradings_of(**tx, union_).empty()) << "the first does not come back";
    EXPECT_EQ(counted("organisation.grading"), 0);
}

// QL-1 and QL-2, in words of the sheet
TEST_P(QualitySheets, SayEverythingThatIsWrong)
{
    auto const name = std::string{"Công đoàn cơ sở Công ty TNHH Hòa Bình"};
    auto texts = report(name, "10");
    EXPECT_EQ(refused(take("quality.reports", texts)), "members_active:quality.more_active_than_members");
    texts["quarter"] = "Quý I/2026";
    EXPECT_EQ(refused(take("quality.reports", texts)), "quarter:quality.quarter_not_over");
    texts["quarter"] = "tháng 1";
    texts["obligations"] = "bình thường";
    auto const outcome = take("quality.reports", texts);
    EXPECT_EQ(refused(outcome), "quarter:quality.quarter_unreadable");
    EXPECT_EQ(outcome.problems.size(), 3U);
    auto graded = grading(name, "Khá");
    EXPECT_EQ(refused(take("quality.gradings", graded)), "grade:quality.grade_unknown");
    graded = grading(name);
    graded["decided_on"] = "2024-12-31";
    EXPECT_EQ(refused(take("quality.gradings", graded)), "decided_on:quality.decided_before_year");
}

// QL-14
TEST_P(QualitySheets, NameOneOrganisationThatMayBeChanged)
{
    EXPECT_EQ(refused(take("quality.reports", report("Công đoàn cơ sở Công ty Không Có"))),
              "organisation:quality.organisation_unknown");
    EXPECT_EQ(refused(take("quality.reports", report("Chi bộ Công ty TNHH Hòa Bình"))),
              "organisation:quality.organisation_unknown")
        << "of the other domain";
    EXPECT_EQ(take("quality.reports", report("Chi hội CCB Công ty TNHH Hòa Bình")).verdict, Verdict::created);
    EXPECT_EQ(reports_of(**tx, veterans).size(), 1U);
    sign_in({"unions.view", "unions.edit"}, area.trung_chau);
    EXPECT_EQ(refused(take("quality.reports", report("Công đoàn cơ sở Công ty TNHH Hòa Bình"))),
              "organisation:quality.organisation_unknown")
        << "of another commune";
    sign_in({"unions.view"}, area.district);
    EXPECT_EQ(refused(take("quality.reports", report("Công đoàn cơ sở Công ty TNHH Hòa Bình"))),
              "organisation:quality.organisation_unknown")
        << "who may only look";
}

TEST_P(QualitySheets, AWordOfTheKindMeansThatKindAlone)
{
    sign_in({"party.view", "party.edit"}, area.district);
    EXPECT_EQ(refused(take("quality.reports", report("Công đoàn cơ sở Công ty TNHH Hòa Bình"))),
              "organisation:quality.organisation_unknown");
    auto bare = report("Công ty TNHH Hòa Bình");
    EXPECT_EQ(take("quality.reports", bare).verdict, Verdict::created);
    EXPECT_EQ(reports_of(**tx, cell).size(), 1U);
    sign_in({"party.view", "party.edit", "unions.view", "unions.edit"}, area.district);
    EXPECT_EQ(refused(take("quality.reports", bare)), "organisation:quality.organisation_ambiguous");
    bare["kind"] = "CĐCS";
    EXPECT_EQ(take("quality.reports", bare).verdict, Verdict::created);
    EXPECT_EQ(reports_of(**tx, union_).size(), 1U);
    bare["tax_code"] = "0100109106";
    EXPECT_EQ(refused(take("quality.reports", bare)), "organisation:quality.organisation_unknown");
    EXPECT_TRUE(reports_of(**tx, other).empty());
}

INSTANTIATE_TEST_SUITE_P(Both, QualitySheets, support::both, support::dialect_name);

}   // namespace
}   // namespace quality
