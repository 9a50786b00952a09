#include <gmock/gmock.h>

#include "kernel/imports/run_fixture.hpp"

using namespace imports;
using imports::test::Import;

namespace {

using Undo = Import;

}   // namespace

INSTANTIATE_TEST_SUITE_P(Both, Undo, testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         [](auto const& tested) {
                             return tested.param == db::Dialect::sqlite ? "sqlite" : "postgres";
                         });

TEST_P(Undo, TakesBackNewestFirst)
{
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", teams(3)}, {"Cầu thủ", players(25)}});
    auto const done = imported({folder_.at("a.xlsx")});
    undo(running(), done.batch.id);
    EXPECT_EQ(count("toy_player"), 0);
    EXPECT_EQ(count("toy_team"), 0);
    EXPECT_EQ(plan(done.batch.id).batch.state, BatchState::undone);
    EXPECT_THAT(leftovers(**database_->begin(db::Access::read), done.batch.id), testing::IsEmpty());
    // what was taken back may be imported again
    EXPECT_EQ(imported({folder_.at("a.xlsx")}).total(Trial::no), (Counts{.created = 28}));
}

TEST_P(Undo, SaysWhatItHadToLeave)
{
    test::write_workbook(folder_.at("teams.xlsx"), {{"Đội", teams(2)}});
    test::write_workbook(folder_.at("players.xlsx"), {{"Cầu thủ", players(1)}});
    auto const first = imported({folder_.at("teams.xlsx")});
    imported({folder_.at("players.xlsx")});
    undo(running(), first.batch.id);
    EXPECT_EQ(count("toy_team"), 1);
    EXPECT_EQ(leftovers(**database_->begin(db::Access::read), first.batch.id).size(), 1U);
}

TEST_P(Undo, GivesBackWhatItChanged)
{
    auto const founded = [&] {
        auto const tx = database_->begin(db::Access::read);
        return (*tx)->run({"test.founded", "SELECT founded_on FROM toy_team"}).first()->string(0);
    };
    auto const import_with = [&](std::string const& name, base::Date on) {
        test::write_workbook(folder_.at(name), {{"Đội", {{"STT", "Tên đội", "Ngày thành lập"}, {1.0, "Đội 1", on}}}});
        return imported({folder_.at(name)}).batch.id;
    };
    import_with("a.xlsx", base::day(2012, 2, 5));
    auto const second = import_with("b.xlsx", base::day(2013, 2, 5));
    EXPECT_EQ(plan(second).total(Trial::no), (Counts{.changed = 1}));
    undo(running(), second);
    EXPECT_EQ(founded(), "2012-02-05");
    auto const third = import_with("c.xlsx", base::day(2014, 2, 5));
    import_with("d.xlsx", base::day(2015, 2, 5));
    undo(running(), third);
    EXPECT_EQ(founded(), "2015-02-05");
    EXPECT_EQ(leftovers(**database_->begin(db::Access::read), third).size(), 1U);
}

TEST_P(Undo, AKilledUndoGoesOn)
{
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", teams(25)}});
    auto const done = imported({folder_.at("a.xlsx")});
    auto killed = running();
    killed.on_progress = [](Progress const&) { throw std::runtime_error{"killed"}; };
    EXPECT_THROW(undo(killed, done.batch.id), std::runtime_error);
    EXPECT_EQ(count("toy_team"), 20);
    undo(running(), done.batch.id);
    EXPECT_EQ(count("toy_team"), 0);
}
