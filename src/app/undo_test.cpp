#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "base/embedded.hpp"
#include "kernel/imports/files.hpp"
#include "kernel/imports/run.hpp"
#include "kernel/imports/session.hpp"
#include "kernel/imports/store.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "reports/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app {
namespace {

using base::day;
using organisations::Line;

constexpr base::Date today = day(2026, 3, 2);
constexpr std::string_view members_head = "Họ và tên;Ngày sinh;Giới tính;Công đoàn cơ sở;Ngày viết đơn;Ngày kết nạp\n";
constexpr std::string_view learners_head = "Mã lớp;Họ và tên;Ngày sinh;Giới tính;Xã\n";
constexpr std::string_view targets_head = "Chỉ tiêu;Đơn vị;Năm;Chỉ tiêu giao\n";
constexpr std::string_view successions_head = "Đơn vị cũ;Đơn vị mới;Hình thức;Số quyết định;Ngày hiệu lực\n";

/// What is dated about units, as it holds; without ids, so that a row that came back equals the one that went.
constexpr db::Sql dated_rows[] = {
    {"test.parents",
     "SELECT unit_id, parent_id, valid_from, valid_to FROM unit_parent WHERE valid_from < valid_to "
     "ORDER BY 1, 3, 2, 4"},
    {"test.places",
     "SELECT unit_id, place_id, valid_from, valid_to FROM unit_place WHERE valid_from < valid_to "
     "ORDER BY 1, 3, 2, 4"},
    {"test.enterprises", "SELECT unit_id, enterprise_id, valid_from, valid_to FROM unit_enterprise ORDER BY 1, 3"},
    {"test.closure", "SELECT unit_id, ancestor_id, valid_from, valid_to FROM unit_closure ORDER BY 1, 2, 3"},
    {"test.present", "SELECT unit_id, present_id, valid_from, valid_to FROM unit_present ORDER BY 1, 2, 3"},
};
constexpr db::Sql count_people{"test.people", "SELECT count(*) FROM person"};

/// Imports through the whole program, and their undoing.
class Undo : public support::OnBoth {
protected:
    Undo()
    {
        std::filesystem::create_directories(folder);
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        organisations::found(**tx, *placement, support::lan,
                             {.kind = "grassroots_union",
                              .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                              .parent = area.federation,
                              .place = area.phung,
                              .enterprise = EnterpriseId{77},
                              .decision_number = "1/QĐ-LĐLĐ",
                              .decided_on = day(2014, 5, 12)});
        training::add(**tx, *placement, support::lan,
                      {.code = "CD-2015-01",
                       .name = "Tập huấn nghiệp vụ công đoàn",
                       .type = "union_work",
                       .opened_on = day(2015, 4, 1),
                       .organiser = area.centre,
                       .place = area.district});
        tx->commit();
    }
    ~Undo() override { std::filesystem::remove_all(folder); }

    imports::Running running()
    {
        imports::Running running{*db, wiring.services().shelf.get<imports::Registry>(), actor, now,
                                 [this](imports::File const& file) { return folder + "/" + file.name; }};
        running.chunk_rows = 1;
        running.shelf = &wiring.services().shelf;
        return running;
    }
    BatchId attempted(std::string const& name, std::string_view head, std::string_view rows)
    {
        auto const path = folder + "/" + name;
        std::ofstream{path, std::ios::binary} << head << rows;
        now += std::chrono::seconds{60};
        base::Catalogue const catalogue{base::Language::vi, *base::embedded_file("locale/vi.mo")};
        imports::Planner const planner{running().registry, actor, base::Texts{catalogue}};
        std::vector<imports::Given> const given{{name, path, imports::content_hash(path)}};
        auto tx = db->begin(db::Access::write);
        auto const batch = imports::begin_batch(**tx, planner, UserId{1}, now, given).batch;
        tx->commit();
        imports::run(running(), batch);
        return batch;
    }
    imports::Counts counts(BatchId batch)
    {
        return imports::get(**db->begin(db::Access::read), batch).total(imports::Trial::no);
    }
    /// Imports one table; every row has to be taken.
    BatchId imported(std::string const& name, std::string_view head, std::string_view rows)
    {
        auto const batch = attempted(name, head, rows);
        EXPECT_EQ(counts(batch).refused, 0) << name;
        EXPECT_GT(counts(batch).created + counts(batch).changed, 0) << name;
        return batch;
    }
    /// Killed after every chunk and gone on.
    void undo(BatchId batch)
    {
        now += std::chrono::seconds{60};
        auto killed = running();
        killed.on_progress = [](imports::Progress const&) { throw std::runtime_error{"killed"}; };
        auto const undone = [&] {
            return imports::get(**db->begin(db::Access::read), batch).batch.state == imports::BatchState::undone;
        };
        while (!undone()) EXPECT_THROW(imports::undo(killed, batch), std::runtime_error);
        verify();
    }
    std::vector<imports::RowProblem> left(BatchId batch)
    {
        return imports::leftovers(**db->begin(db::Access::read), batch);
    }
    void verify()
    {
        auto const tx = db->begin(db::Access::read);
        std::vector<ledger::Refill> refills;
        for (auto const* slice : slices())
            if (slice->refill != nullptr) refills.push_back(slice->refill);
        auto const placement = organisations::placement(**tx, today);
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
        EXPECT_EQ(ledger::verify_sums(**tx, *placement, 10), std::vector<ledger::Difference>{});
    }
    std::string dated()
    {
        std::string all;
        auto const tx = db->begin(db::Access::read);
        for (auto const& sql : dated_rows) {
            all += sql.name;
            for (auto const& row : (*tx)->run(sql))
                all += "\n" + UnitId{row.integer(0)}.text() + " " + UnitId{row.integer(1)}.text() + " " +
                       row.string(2) + " " + row.string(3);
            all += '\n';
        }
        return all;
    }
    std::int64_t people()
    {
        auto const tx = db->begin(db::Access::read);
        return (*tx)->run(count_people).first()->integer(0);
    }
    std::string targets()
    {
        std::string all;
        for (auto const& target : reports::targets_of(**db->begin(db::Access::read), "09-NQ-TU", area.district, {}))
            all += target.comparison + std::to_string(target.value);
        return all;
    }

    std::string const folder =
        (std::filesystem::temp_directory_path() / ("donghanh_undo_" + std::to_string(::getpid()))).string();
    Wiring wiring{"", &*db};
    web::Actor actor{.user = 1, .everything = true};
    base::Instant now{today};
    support::Area area;
};

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

TEST_P(Undo, ATargetGetsItsFormerValueInEitherOrder)
{
    auto const plan = [&](std::string const& value) { return "I03.founded;Huyện Đan Phượng;2014;" + value + "\n"; };
    auto const first = imported("five.csv", targets_head, plan("5"));
    for (bool const oldest_first : {true, false}) {
        auto const ten = imported("ten.csv", targets_head, plan("10"));
        auto const twenty = imported("twenty.csv", targets_head, plan("20"));
        EXPECT_EQ(targets(), ">=20");
        undo(oldest_first ? ten : twenty);
        EXPECT_EQ(targets(), oldest_first ? ">=20" : ">=10");
        undo(oldest_first ? twenty : ten);
        EXPECT_EQ(targets(), ">=5");
        EXPECT_EQ(left(ten).size(), oldest_first ? 1U : 0U);
        EXPECT_TRUE(left(twenty).empty());
    }
    undo(first);
    EXPECT_EQ(targets(), "");
}

TEST_P(Undo, TargetsFromAWorkbookNeedTheRightToThemInTheirUnit)
{
    actor = {.user = 1,
             .name = "Hòa",
             .grants = {{"imports.run", area.city.value},
                        {"reports.view", area.city.value},
                        {"targets.edit", area.trung_chau.value}}};
    auto const batch =
        attempted("ten.csv", targets_head, "I03.founded;Huyện Đan Phượng;2014;10\nI03.founded;Xã Trung Châu;2014;2\n");
    EXPECT_EQ(counts(batch).refused, 1);
    EXPECT_EQ(counts(batch).created, 1);
    EXPECT_EQ(targets(), "");   // of the district
}

TEST_P(Undo, ATargetThatSomebodyChangedSinceStaysAndIsNamed)
{
    auto const ten = imported("ten.csv", targets_head, "I03.founded;Huyện Đan Phượng;2014;10\n");
    {
        auto tx = db->begin(db::Access::write);
        reports::save(**tx, {UserId{2}, now}, "09-NQ-TU", area.district,
                      {.indicator = "I03.founded", .year = 2014, .value = 12});
        tx->commit();
    }
    undo(ten);
    EXPECT_EQ(targets(), ">=12");
    ASSERT_EQ(left(ten).size(), 1U);
    EXPECT_EQ(left(ten).front().code, "target.changed_since");
    EXPECT_NE(left(ten).front().detail.find("Huyện Đan Phượng, 2014"), std::string::npos);
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
