#include "registers/grassroots/sheets.hpp"

#include <gtest/gtest.h>

#include "kernel/imports/header.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "support/sheet_rows.hpp"

namespace grassroots {
namespace {

using base::day;
using imports::Verdict;
using support::refused;
using support::RowTexts;

/// The kind that a list with these headings is taken for, when all of this slice are known; with a question mark where
/// the user is asked to look.
std::string told_by(std::string_view title, std::vector<std::string> headings)
{
    std::vector<imports::SheetKind const*> known;
    for (auto const& kind : sheet_kinds()) known.push_back(&kind);
    imports::Sample sample;
    sample.sheet_name = "Sheet1";
    sample.rows.push_back({.number = 1, .texts = {std::string{title}}});
    sample.rows.push_back({.number = 2, .texts = std::move(headings)});
    auto const found = imports::recognise(sample, known);
    if (!found) return {};
    return std::string{found->kind->name} + (found->certain ? "" : "?");
}

TEST(FoundingSheets, AreToldApartByTheirHeadings)
{
    auto const list = [](std::string name, std::string members) {
        return std::vector<std::string>{"STT",   std::move(name), "Doanh nghiệp",    "MST",
                                        "Số QĐ", "Ngày QĐ",       std::move(members)};
    };
    EXPECT_EQ(told_by("DANH SÁCH", list("Tên CĐCS", "Số đoàn viên")), "grassroots.unions");
    EXPECT_EQ(told_by("DANH SÁCH", list("Tên chi bộ", "Số đảng viên")), "grassroots.party");
    EXPECT_EQ(told_by("DANH SÁCH", list("Tên chi đoàn", "Số đoàn viên")), "grassroots.youth");
    EXPECT_EQ(told_by("DANH SÁCH", list("Chi hội phụ nữ", "Số hội viên")), "grassroots.women");
    EXPECT_EQ(told_by("DANH SÁCH", list("Chi hội CCB", "Số hội viên")), "grassroots.veterans");
    EXPECT_EQ(told_by("CÁC HỘI CỰU CHIẾN BINH", list("Tên chi hội", "Số hội viên")), "grassroots.veterans?");
    EXPECT_EQ(told_by("CÁC CHI HỘI PHỤ NỮ", list("Tên chi hội", "Số hội viên")), "grassroots.women?");
}

/// An enterprise in Phùng, and lists of what was founded in it.
class FoundingRows : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        enterprises::Enterprise const e{.name = "Công ty TNHH Hòa Bình",
                                        .tax_code = "0101248141",
                                        .legal_type = "llc_multi",
                                        .registered_on = base::parse_partial_date("2010-05-04"),
                                        .place = area.phung};
        hoa_binh = enterprises::add(**tx, *organisations::placement(**tx, today), support::lan, std::span{&e, 1}, today)
                       .front();
    }
    imports::Setting setting() const { return {UserId{1}, support::lan.at, today, &actor, BatchId{7}}; }
    imports::Outcome take(std::string_view sheet, RowTexts const& texts)
    {
        return support::take_row(**tx, support::sheet_kind(sheet_kinds(), sheet), setting(), texts);
    }
    RowTexts row() const
    {
        return {{"name", "Tổ chức của Công ty TNHH Hòa Bình"},
                {"tax_code", "0101248141"},
                {"decision_number", "3/QĐ"},
                {"decided_on", "2015-05-12"},
                {"founding_members", "4"}};
    }

    base::Date const today = day(2026, 3, 2);
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    EnterpriseId hoa_binh;
    web::Actor actor{.user = 1, .everything = true};
};

TEST_P(FoundingRows, OfEachLineAreTakenOnceAndTakenBack)
{
    struct Expected {
        std::string_view sheet;
        organisations::Line line;
        std::string_view kind;
    };
    using organisations::Line;
    for (auto const& expected : {Expected{"grassroots.party", Line::party, "party_cell"},
                                 Expected{"grassroots.youth", Line::youth, "youth_branch"},
                                 Expected{"grassroots.women", Line::women, "women_branch"},
                                 Expected{"grassroots.veterans", Line::veterans, "veterans_branch"}}) {
        auto const taken = take(expected.sheet, row());
        ASSERT_EQ(taken.verdict, Verdict::created) << expected.sheet << refused(taken);
        auto const founded = find(**tx, UnitId{taken.record_id}, today);
        ASSERT_TRUE(founded) << expected.sheet;
        EXPECT_EQ(founded->line, expected.line);
        EXPECT_EQ(founded->kind, expected.kind);
        EXPECT_EQ(founded->enterprise, hoa_binh);
        EXPECT_EQ(take(expected.sheet, row()).verdict, Verdict::unchanged);
        auto const& kind = support::sheet_kind(sheet_kinds(), expected.sheet);
        EXPECT_TRUE(kind.undo(**tx, setting(), taken.record_kind, std::span{&taken.record_id, 1}).empty());
        EXPECT_FALSE(find(**tx, UnitId{taken.record_id}, today));
    }
}

TEST_P(FoundingRows, SayTheirKindInAnySpelling)
{
    auto texts = row();
    texts["kind"] = "Chi hội phụ nữ";
    EXPECT_EQ(refused(take("grassroots.veterans", texts)), "kind:founding.unknown_kind");
    texts["kind"] = "Hội cựu chiến binh";
    EXPECT_EQ(take("grassroots.veterans", texts).verdict, Verdict::created);
}

TEST_P(FoundingRows, NoLeastNumberIsAskedWhereNoneIsKnown)
{
    EXPECT_EQ(refused(take("grassroots.unions", row())), "founding_members:founding.too_few_members");
    EXPECT_EQ(take("grassroots.veterans", row()).verdict, Verdict::created);
    EXPECT_EQ(refused(take("grassroots.veterans", {{"name", "Chi hội khác"},
                                                   {"tax_code", "0101248141"},
                                                   {"decision_number", "4/QĐ"},
                                                   {"decided_on", "2016-05-12"}})),
              "enterprise:founding.has_one_already");
}

INSTANTIATE_TEST_SUITE_P(Both, FoundingRows, support::both, support::dialect_name);

}   // namespace
}   // namespace grassroots
