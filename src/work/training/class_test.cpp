#include "work/training/class.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace training {
namespace {

using base::day;

ClassForm second_awareness_class()
{
    return {.code = "CTD-2014-02",
            .name = "Lớp bồi dưỡng nhận thức về Đảng",
            .type = "party_awareness",
            .opened_on = day(2014, 5, 12),
            .closed_on = day(2014, 5, 16),
            .place = UnitId{7}};
}

bool has(base::Error const& error, std::string_view field, std::string_view code)
{
    return std::ranges::any_of(error.problems, [&](auto const& p) { return p.field == field && p.code == code; });
}

TEST(MakeClass, TakesAWholeForm)
{
    auto const made = make_class(second_awareness_class(), day(2014, 6, 1));
    ASSERT_TRUE(made);
    EXPECT_EQ(made->code, "CTD-2014-02");
    EXPECT_EQ(made->place, UnitId{7});
}

TEST(MakeClass, NamesEverythingThatIsMissing)
{
    auto const made = make_class({}, day(2014, 6, 1));
    ASSERT_FALSE(made);
    for (auto const* field : {"code", "name", "type", "opened_on"})
        EXPECT_TRUE(has(made.error(), field, "required")) << field;
    EXPECT_TRUE(has(made.error(), "place", "class.place_missing"));
}

TEST(MakeClass, MayCloseOnItsOpeningDayButNotBefore)
{
    auto form = second_awareness_class();
    form.closed_on = form.opened_on;
    EXPECT_TRUE(make_class(form, day(2014, 6, 1)));
    form.closed_on = *form.opened_on - base::Days{1};
    auto const made = make_class(form, day(2014, 6, 1));
    ASSERT_FALSE(made);
    EXPECT_TRUE(has(made.error(), "closed_on", "class.closed_before_opened"));
}

TEST(MakeClass, RefusesUnknownTypesEndlessClassesAndTheFarFuture)
{
    auto form = second_awareness_class();
    form.type = "party";
    form.closed_on = day(2016, 1, 1);
    auto made = make_class(form, day(2014, 6, 1));
    ASSERT_FALSE(made);
    EXPECT_TRUE(has(made.error(), "type", "class.unknown_type"));
    EXPECT_TRUE(has(made.error(), "closed_on", "class.too_long"));
    made = make_class(second_awareness_class(), day(2013, 5, 10));
    ASSERT_FALSE(made);
    EXPECT_TRUE(has(made.error(), "opened_on", "class.too_far_ahead"));
}

TEST(ClassType, IsReadFromWhatSheetsSay)
{
    EXPECT_EQ(type_from_text("Cảm tình Đảng")->code, "party_awareness");
    EXPECT_EQ(type_from_text("LỚP BỒI DƯỠNG NHẬN THỨC VỀ ĐẢNG")->code, "party_awareness");
    EXPECT_EQ(type_from_text("Nghiệp vụ công đoàn")->code, "union_work");
    EXPECT_EQ(type_from_text("Nghiệp vụ công tác Đảng")->code, "party_work");
    EXPECT_EQ(type_from_text("Bí thư chi bộ")->code, "cell_secretary");
    EXPECT_EQ(type_from_text("Cấp ủy viên cơ sở")->code, "cell_committee");
    EXPECT_EQ(type_from_text("Cấp uỷ viên cơ sở")->code, "cell_committee");
    EXPECT_EQ(type_from_text("Nghiệp vụ công tác Đoàn")->code, "youth_work");
    EXPECT_EQ(type_from_text("Nghiệp vụ công tác phụ nữ")->code, "women_work");
    EXPECT_EQ(type_from_text("Đảng viên mới")->code, "new_party_member");
    EXPECT_EQ(type_from_text("party_work")->code, "party_work");
    EXPECT_EQ(type_from_text("Nấu ăn"), nullptr);
}

template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};
static_assert(!Addable<People, Participations> && !Addable<Participations, People>, "people are no participations");

TEST(CountTraining, OnePersonInThreeClassesIsThreeParticipations)
{
    // Lan attends three classes, Minh two of which one opens after the quarter
    PersonId const lan{1};
    PersonId const minh{2};
    std::vector<Attendee> const rows{{ClassId{1}, day(2026, 1, 10), lan},
                                     {ClassId{2}, day(2026, 3, 31), lan},
                                     {ClassId{3}, day(2026, 2, 1), lan},
                                     {ClassId{3}, day(2026, 2, 1), minh},
                                     {ClassId{4}, day(2026, 4, 1), minh}};
    auto const count = count_training(rows, {day(2026, 1, 1), day(2026, 4, 1)});
    EXPECT_EQ(count.classes, 3);
    EXPECT_EQ(count.participations, Participations{4});
    EXPECT_EQ(count.people, People{2});
}

TEST(Judge, AbsenceAtTheLimitStillPasses)
{
    PassRules const rules{.max_absent_per_mille = 200, .pass_mark_tenths = 50};
    EXPECT_EQ(judge({50, 40, 50}, rules), ResultKind::passed);
    EXPECT_EQ(judge({50, 39, 90}, rules), ResultKind::incomplete);
    EXPECT_EQ(judge({50, 50, 49}, rules), ResultKind::failed);
    EXPECT_EQ(judge({50, 50, std::nullopt}, rules), ResultKind::passed);
    EXPECT_EQ(judge({0, 0, 50}, rules), ResultKind::passed);
    EXPECT_EQ(judge({}, rules), ResultKind::none);
}

TEST(Certificate, IsValidThroughItsLastDay)
{
    EXPECT_EQ(valid_until(day(2021, 3, 31), 60), day(2026, 3, 31));
    EXPECT_EQ(valid_until(day(2024, 2, 29), 12), day(2025, 2, 28));
}

TEST(Certificate, NeedsAPassAndADayWithinTheClass)
{
    auto const made = make_class(second_awareness_class(), day(2014, 6, 1));
    auto const today = day(2014, 6, 1);
    EXPECT_TRUE(issue(EnrolmentId{1}, *made, ResultKind::passed, "001/2014-GCN", day(2014, 5, 16), today));
    auto issued = issue(EnrolmentId{1}, *made, ResultKind::failed, "", day(2014, 5, 11), today);
    ASSERT_FALSE(issued);
    EXPECT_TRUE(has(issued.error(), "", "certificate.not_passed"));
    EXPECT_TRUE(has(issued.error(), "number", "required"));
    EXPECT_TRUE(has(issued.error(), "issued_on", "certificate.before_class"));
    issued = issue(EnrolmentId{1}, *made, ResultKind::passed, "1", day(2014, 6, 2), today);
    ASSERT_FALSE(issued);
    EXPECT_TRUE(has(issued.error(), "issued_on", "date.in_future"));
}

TEST(Result, IsReadFromWhatSheetsSay)
{
    EXPECT_EQ(result_from_text("Đạt"), ResultKind::passed);
    EXPECT_EQ(result_from_text("Không đạt"), ResultKind::failed);
    EXPECT_EQ(result_from_text(""), ResultKind::none);
    EXPECT_EQ(result_from_text("Chín điểm"), std::nullopt);
}

}   // namespace
}   // namespace training
