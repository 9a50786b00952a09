#include "app/undo_fixture.hpp"

namespace app {
namespace {

using namespace testing;

TEST_P(Undo, PeopleWhomTwoImportsNeedGoWithTheSecondWhicheverThatIs)
{
    for (bool const oldest_first : {true, false}) {
        auto const members = imported("members.csv", members_head,
                                      "Nguyễn Thị Lan;08/03/1988;Nữ;Công đoàn cơ sở Công ty TNHH Hòa Bình;1/5/2014;"
                                      "12/05/2014\n");
        auto const learners =
            imported("learners.csv", learners_head, "CD-2015-01;Nguyễn Thị Lan;08/03/1988;Nữ;Thị trấn Phùng\n");
        EXPECT_EQ(people(), 1);
        undo(oldest_first ? members : learners);
        EXPECT_EQ(people(), 1);
        undo(oldest_first ? learners : members);
        EXPECT_EQ(people(), 0);
    }
}

/// Rule M-7. A list that is taken back leaves memberships and committees as they were.
TEST_P(Undo, AMergerOfUnionsGivesItsMembersBack)
{
    {
        auto const tx = db->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, today);
        organisations::found(**tx, *placement, support::lan,
                             {.kind = "grassroots_union",
                              .name = "Công đoàn cơ sở Công ty TNHH Sông Hồng",
                              .parent = area.federation,
                              .place = area.trung_chau,
                              .decision_number = "2/QĐ-LĐLĐ",
                              .decided_on = day(2015, 5, 12)});
        tx->commit();
    }
    auto const members = imported("members.csv", members_head,
                                  "Nguyễn Thị Lan;08/03/1988;Nữ;Công đoàn cơ sở Công ty TNHH Hòa Bình;1/5/2014;"
                                  "12/05/2014\n");
    auto const standing = [&] {
        static constexpr db::Sql select{"test.standing", R"sql(
            SELECT n.name, m.joined_on FROM union_membership m JOIN unit_name n ON n.unit_id = m.union_id
            WHERE m.ended_on IS NULL AND m.withdrawn_at IS NULL ORDER BY m.id)sql"};
        std::string all;
        auto const tx = db->begin(db::Access::read);
        for (auto const& row : (*tx)->run(select)) all += row.string(0) + " " + row.string(1);
        return all;
    };
    auto const before = standing();
    for (bool const members_first : {false, true}) {
        auto const unions = imported("unions.csv", successions_head,
                                     "Công đoàn cơ sở Công ty TNHH Hòa Bình;Công đoàn cơ sở Công ty TNHH Sông "
                                     "Hồng;toàn bộ;5/QĐ;01/07/2025\n");
        EXPECT_EQ(standing(), "Công đoàn cơ sở Công ty TNHH Sông Hồng 2025-07-01");
        verify();
        undo(members_first ? members : unions);
        EXPECT_EQ(standing(), members_first ? "" : before);
        if (members_first) undo(unions);
    }
    EXPECT_EQ(people(), 0);
}

/// District, commune and federation go; below them stand communes and a union in an enterprise, and others serve them.
TEST_P(Undo, SuccessionsLeaveTheUnitsAsTheyWereInEitherOrder)
{
    {
        auto const tx = db->begin(db::Access::write);
        support::add_unit(**tx, Line::administrative, "commune", "Xã Liên Minh", area.city);
        support::add_unit(**tx, Line::administrative, "commune", "Xã Ô Diên", area.city);
        support::add_unit(**tx, Line::union_, "city_federation", "Liên đoàn Lao động thành phố Hà Nội", {},
                          {area.city});
        tx->commit();
    }
    auto const before = dated();
    for (bool const oldest_first : {true, false}) {
        auto const places = imported("places.csv", successions_head,
                                     "Thị trấn Phùng;Xã Ô Diên;toàn bộ;1656/NQ;01/07/2025\n"
                                     "Xã Trung Châu;Xã Liên Minh;toàn bộ;1656/NQ;01/07/2025\n"
                                     "Huyện Đan Phượng;Xã Ô Diên;phần lớn;1656/NQ;01/07/2025\n"
                                     "Huyện Đan Phượng;Xã Liên Minh;một phần;1656/NQ;01/07/2025\n");
        auto const unions = imported("unions.csv", successions_head,
                                     "Liên đoàn Lao động huyện Đan Phượng;Liên đoàn Lao động thành phố Hà Nội;toàn "
                                     "bộ;5/QĐ;01/07/2025\n");
        EXPECT_NE(dated(), before);
        undo(oldest_first ? places : unions);
        EXPECT_NE(dated(), before);
        undo(oldest_first ? unions : places);
        EXPECT_EQ(dated(), before);
    }
}

INSTANTIATE_TEST_SUITE_P(Both, Undo, support::both, support::dialect_name);

}   // namespace
}   // namespace app
