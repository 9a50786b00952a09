#pragma once

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
#include "registers/grassroots/store.hpp"
#include "reports/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/quality/store.hpp"
#include "work/training/store.hpp"

/// For tests only.
namespace app::testing {

using base::day;
using organisations::Line;

inline constexpr std::string_view members_head =
    "Họ và tên;Ngày sinh;Giới tính;Công đoàn cơ sở;Ngày viết đơn;Ngày kết nạp\n";
inline constexpr std::string_view learners_head = "Mã lớp;Họ và tên;Ngày sinh;Giới tính;Xã\n";
inline constexpr std::string_view targets_head = "Chỉ tiêu;Đơn vị;Năm;Chỉ tiêu giao\n";
inline constexpr std::string_view reports_head =
    "Tên tổ chức;Quý;Số kỳ họp;Số thành viên cuối quý;Số người tham gia;Nghĩa vụ\n";
inline constexpr std::string_view successions_head = "Đơn vị cũ;Đơn vị mới;Hình thức;Số quyết định;Ngày hiệu lực\n";

/// What is dated about units, as it holds; without ids, so that a row that came back equals the one that went.
inline constexpr db::Sql dated_rows[] = {
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
inline constexpr db::Sql count_people{"test.people", "SELECT count(*) FROM person"};

/// Imports through the whole program, and their undoing.
class Undo : public support::OnBoth {
protected:
    static constexpr base::Date today = day(2026, 3, 2);

    Undo()
    {
        std::filesystem::create_directories(folder);
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        union_ = grassroots::found(**tx, *placement, support::lan, grassroots::family_of(Line::union_),
                                   {.kind = "grassroots_union",
                                    .name = "Công đoàn cơ sở Công ty TNHH Hòa Bình",
                                    .enterprise = EnterpriseId{77},
                                    .parent = area.federation,
                                    .place = area.phung,
                                    .decision_number = "1/QĐ-LĐLĐ",
                                    .decided_on = day(2014, 5, 12)},
                                   "");
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
        auto const placement = organisations::placement(**tx, today);
        EXPECT_EQ(ledger::verify_facts(**tx, ledger::refills_of(slices()), 10), std::vector<ledger::Difference>{});
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

    /// By the newest report of the union; 0 when there is none.
    std::int64_t members_told()
    {
        auto const all = quality::reports_of(**db->begin(db::Access::read), union_);
        return all.empty() ? 0 : all.front().members;
    }

    std::string const folder =
        (std::filesystem::temp_directory_path() / ("donghanh_undo_" + std::to_string(::getpid()))).string();
    Wiring wiring{"", &*db};
    web::Actor actor{.user = 1, .everything = true};
    base::Instant now{today};
    support::Area area;
    UnitId union_;
};

}   // namespace app::testing
