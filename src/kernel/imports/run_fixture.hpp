#pragma once

#include <gtest/gtest.h>

#include "base/embedded.hpp"
#include "kernel/imports/files.hpp"
#include "kernel/imports/kind_for_tests.hpp"
#include "kernel/imports/run.hpp"
#include "kernel/imports/session.hpp"
#include "kernel/imports/store.hpp"
#include "support/database.hpp"

/// For tests only: imports of toy workbooks on both databases.
namespace imports::test {

inline constexpr base::Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{3}};

class Import : public testing::TestWithParam<db::Dialect> {
protected:
    Import() : database_(GetParam())
    {
        auto const tx = database_->begin(db::Access::write);
        (*tx)->script(schema);
        tx->commit();
    }

    BatchId begin(std::initializer_list<std::string> paths)
    {
        std::vector<Given> given;
        for (auto const& path : paths) {
            given.push_back({std::filesystem::path{path}.filename().string(), path, content_hash(path)});
            places_[given.back().hash] = path;
        }
        auto const tx = database_->begin(db::Access::write);
        auto const begun = begin_batch(**tx, planner_, UserId{1}, now, given);
        tx->commit();
        return begun.batch;
    }
    Running running(Trial trial = Trial::no)
    {
        Running running{*database_, registry(), actor_, now, [this](File const& file) { return places_.at(file.hash); },
                        trial};
        running.chunk_rows = 10;
        return running;
    }
    Plan plan(BatchId batch) { return get(**database_->begin(db::Access::read), batch); }
    Plan imported(std::initializer_list<std::string> paths)
    {
        auto const batch = begin(paths);
        EXPECT_EQ(run(running(), batch), Ended::done);
        return plan(batch);
    }
    std::int64_t count(std::string_view table)
    {
        std::string const text = "SELECT count(*) FROM " + std::string{table};
        auto const tx = database_->begin(db::Access::read);
        auto rows = (*tx)->run({"test.count", text});
        return rows.first()->integer(0);
    }
    /// Teams "Đội 1" … in a sheet below a title.
    static Table teams(int number)
    {
        Table table{{"DANH SÁCH ĐỘI"}, {}, {"STT", "Tên đội", "Ngày thành lập"}};
        for (int i = 1; i <= number; ++i)
            table.push_back({static_cast<double>(i), "Đội " + std::to_string(i), base::day(2012, 2, 5)});
        return table;
    }
    static Table players(int number, std::string const& team = "Đội 1")
    {
        Table table{{"STT", "Họ và tên", "Đội"}};
        for (int i = 1; i <= number; ++i)
            table.push_back({static_cast<double>(i), "Cầu thủ " + std::to_string(i), team});
        return table;
    }

    support::TestDatabase database_;
    Folder folder_;
    web::Actor actor_{.user = 1, .everything = true};
    base::Catalogue catalogue_{base::Language::vi, *base::embedded_file("locale/vi.mo")};
    Planner planner_{registry(), actor_, base::Texts{catalogue_}};
    std::map<std::string, std::string> places_;
};

}   // namespace imports::test
