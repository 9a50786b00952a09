#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kernel/imports/error_workbook.hpp"
#include "kernel/imports/run_fixture.hpp"
#include "platform/spreadsheets/workbook.hpp"

using namespace imports;
using imports::test::Import;
using imports::test::now;
using imports::test::Table;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::vector<std::vector<std::string>> read_sheet(std::string const& path)
{
    std::vector<std::vector<std::string>> table;
    auto workbook = spreadsheets::open(path);
    EXPECT_TRUE(workbook);
    (void)(*workbook)->read(0, [&](spreadsheets::Row const& row) {
        table.emplace_back();
        for (auto const& cell : row.cells) table.back().push_back(spreadsheets::shown(cell));
        return spreadsheets::Go::on;
    });
    return table;
}

}   // namespace

INSTANTIATE_TEST_SUITE_P(Both, Import, testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         [](auto const& tested) {
                             return tested.param == db::Dialect::sqlite ? "sqlite" : "postgres";
                         });

TEST_P(Import, EveryStatementPrepares)
{
    auto const tx = database_->begin(db::Access::write);
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Import, LowerRanksGoFirstWhateverTheOrderOfFiles)
{
    test::write_workbook(folder_.at("a.xlsx"), {{"Cầu thủ", players(25)}});
    test::write_workbook(folder_.at("b.xlsx"), {{"Đội", teams(3)}});
    auto const done = imported({folder_.at("a.xlsx"), folder_.at("b.xlsx")});
    EXPECT_EQ(done.batch.state, BatchState::done);
    EXPECT_EQ(done.total(Trial::no), (Counts{.created = 28}));
    EXPECT_EQ(count("toy_player"), 25);
}

TEST_P(Import, APreviewCountsTheSameAndLeavesNothing)
{
    auto table = teams(15);
    table.push_back({16.0, std::monostate{}, base::day(2012, 1, 1)});
    table.push_back({std::monostate{}, "Tổng cộng: 16 đội"});
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", table}, {"Cầu thủ", players(5)}});
    auto const batch = begin({folder_.at("a.xlsx")});
    EXPECT_EQ(run(running(Trial::yes), batch), Ended::done);
    auto const previewed = plan(batch);
    Counts const expected{.created = 20, .refused = 1, .passed_over = 1};
    EXPECT_EQ(previewed.total(Trial::yes), expected);
    EXPECT_EQ(count("toy_team"), 0);
    EXPECT_EQ(count("import_chunk"), 0);
    EXPECT_EQ(previewed.batch.state, BatchState::planned);
    EXPECT_EQ(run(running(), batch), Ended::done);
    EXPECT_EQ(plan(batch).total(Trial::no), expected);
}

TEST_P(Import, AKilledImportKeepsWholeChunksAndGoesOn)
{
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", teams(3)}, {"Cầu thủ", players(55)}});
    auto const batch = begin({folder_.at("a.xlsx")});
    int chunks = 0;
    auto killed = running();
    killed.on_progress = [&](Progress const&) {
        if (++chunks == 4) throw std::runtime_error{"killed"};
    };
    EXPECT_THROW(run(killed, batch), std::runtime_error);
    EXPECT_EQ(count("toy_player"), 30);
    EXPECT_EQ(plan(batch).batch.state, BatchState::running);

    EXPECT_EQ(begin({folder_.at("a.xlsx")}), batch);
    EXPECT_EQ(run(running(), batch), Ended::done);
    EXPECT_EQ(count("toy_player"), 55);
    EXPECT_EQ(plan(batch).total(Trial::no), (Counts{.created = 58}));
}

TEST_P(Import, TheSameFileAgainTakesOnlyWhatWasRefused)
{
    test::write_workbook(folder_.at("players.xlsx"), {{"Cầu thủ", players(12)}});
    EXPECT_EQ(imported({folder_.at("players.xlsx")}).total(Trial::no), (Counts{.refused = 12}));
    test::write_workbook(folder_.at("teams.xlsx"), {{"Đội", teams(1)}});
    imported({folder_.at("teams.xlsx")});
    EXPECT_EQ(imported({folder_.at("players.xlsx")}).total(Trial::no), (Counts{.created = 12}));
    EXPECT_EQ(imported({folder_.at("players.xlsx")}).total(Trial::no), (Counts{.known = 12}));
    EXPECT_EQ(count("toy_player"), 12);
}

TEST_P(Import, ARowThatTheDatabaseRefusesDoesNotStopTheOthers)
{
    auto table = players(20);
    table.push_back({21.0, "Cầu thủ 7", "Đội 1"});
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", teams(1)}, {"Cầu thủ", table}});
    auto const batch = begin({folder_.at("a.xlsx")});
    EXPECT_EQ(run(running(Trial::yes), batch), Ended::done);
    EXPECT_EQ(plan(batch).total(Trial::yes), (Counts{.created = 21, .refused = 1}));
    EXPECT_EQ(run(running(), batch), Ended::done);
    EXPECT_EQ(plan(batch).total(Trial::no), (Counts{.created = 21, .refused = 1}));
    EXPECT_EQ(count("toy_player"), 20);
}

TEST_P(Import, FaultyRowsComeBackAsTheUsersOwnSheet)
{
    auto table = teams(2);
    table.push_back({3.0, "Đội lạ", "31/02/2012"});
    table.push_back({4.0, "=HYPERLINK(\"x\")", "5/2/12"});
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", table}});
    auto const done = imported({folder_.at("a.xlsx")});
    {
        auto const tx = database_->begin(db::Access::read);
        auto const rows = write_error_workbook(folder_.at("errors.xlsx"), **tx, done, test::registry(),
                                               running().path_of, planner_.texts);
        EXPECT_EQ(rows, 2);
    }
    auto const errors = read_sheet(folder_.at("errors.xlsx"));
    ASSERT_EQ(errors.size(), 4U);
    EXPECT_THAT(errors[0], ElementsAre("DANH SÁCH ĐỘI"));
    EXPECT_THAT(errors[1], ElementsAre("STT", "Tên đội", "Ngày thành lập", "Lỗi cần sửa"));
    EXPECT_EQ(errors[2][1], "Đội lạ");
    EXPECT_THAT(errors[2][3], HasSubstr("Dòng 6. Cột «Ngày thành lập»"));
    EXPECT_THAT(errors[2][3], HasSubstr("31/02/2012"));
    EXPECT_EQ(errors[3][1], "=HYPERLINK(\"x\")");

    // corrected, it is imported as it is
    test::write_workbook(
        folder_.at("corrected.xlsx"),
        {{"Đội", {{"STT", "Tên đội", "Ngày thành lập", "Lỗi cần sửa"}, {3.0, "Đội lạ", "28/02/2012", "Dòng 6."}}}});
    EXPECT_EQ(imported({folder_.at("corrected.xlsx")}).total(Trial::no), (Counts{.created = 1}));
}

TEST_P(Import, FilesAndSheetsThatCannotBeReadSayWhy)
{
    std::ofstream{folder_.at("broken.xlsx"), std::ios::binary} << "PK\x03\x04 broken";
    test::write_workbook(folder_.at("letter.xlsx"), {{"Thư", {{"Kính gửi Huyện ủy"}}}, {"Trống", {}}});
    test::write_workbook(folder_.at("half.xlsx"),
                         {{"Cầu thủ", {{"STT", "Họ và tên", "Ghi chú", "Ngày sinh"}, {1.0, "An"}}}});
    auto const done = imported({folder_.at("broken.xlsx"), folder_.at("letter.xlsx"), folder_.at("half.xlsx")});
    EXPECT_EQ(done.files[0].problem, "workbook.broken");
    ASSERT_EQ(done.sheets.size(), 3U);
    EXPECT_EQ(done.sheets[0].problem, "import.not_recognised");
    EXPECT_EQ(done.sheets[1].problem, "import.empty_sheet");
    EXPECT_EQ(done.sheets[2].problem, "import.missing_columns");
    EXPECT_EQ(done.sheets[2].state, SheetState::left_out);
}

TEST_P(Import, OldFontsAreConvertedWithANotice)
{
    std::ofstream{folder_.at("old.csv"), std::ios::binary}
        << "STT;T\xAAn \xAE\xE9i;Ng\xB5y th\xB5nh l\xCBp\n1;\xA7\xE9i Ph\xADîng;2012\n"
           "2;\xA7\xE9i Th\xAD\xEEng;2013\n";
    auto const done = imported({folder_.at("old.csv")});
    ASSERT_EQ(done.sheets.size(), 1U);
    EXPECT_EQ(done.sheets[0].encoding, static_cast<std::int64_t>(spreadsheets::Legacy::tcvn3));
    EXPECT_EQ(done.total(Trial::no).created, 2);
}

TEST_P(Import, AChosenMappingIsKeptForTheSameHeadings)
{
    Table const odd{{"Cột A", "Tên đội", "Khởi lập"}, {"x", "Đội A", "2012"}};
    test::write_workbook(folder_.at("one.xlsx"), {{"S", odd}});
    auto const batch = begin({folder_.at("one.xlsx")});
    auto const sheet = plan(batch).sheets.at(0);
    auto const* kind = test::registry().find("toy.teams");
    {
        auto const tx = database_->begin(db::Access::write);
        auto suggested = suggest(sheet, Sample{"S", {{1, {"Cột A", "Tên đội", "Khởi lập"}}}, {}}, *kind);
        suggested.id = sheet.id;
        EXPECT_FALSE(choose(**tx, planner_, suggested, "toy.teams", parse_mapping(*kind, "founded_on=2")));
        EXPECT_FALSE(choose(**tx, planner_, suggested, "toy.teams", parse_mapping(*kind, "name=1;founded_on=1")));
        auto const chosen = choose(**tx, planner_, suggested, "toy.teams", parse_mapping(*kind, "name=1;founded_on=2"));
        ASSERT_TRUE(chosen);
        save_mapping(**tx, chosen->headings, {chosen->kind, chosen->mapping}, UserId{1}, now);
        tx->commit();
    }
    EXPECT_EQ(run(running(), batch), Ended::done);
    EXPECT_EQ(plan(batch).total(Trial::no), (Counts{.created = 1}));
}

TEST_P(Import, OthersDoNotSeeIt)
{
    test::write_workbook(folder_.at("a.xlsx"), {{"Đội", teams(1)}});
    auto const batch = begin({folder_.at("a.xlsx")});
    auto const tx = database_->begin(db::Access::read);
    EXPECT_TRUE(find(**tx, web::Actor{.user = 1}, batch));
    EXPECT_FALSE(find(**tx, web::Actor{.user = 2}, batch));
    EXPECT_TRUE(find(**tx, (web::Actor{.user = 2, .grants = {{"accounts.manage", 0}}}), batch));
    EXPECT_EQ(list(**tx, web::Actor{.user = 2}, std::nullopt, 10).size(), 0U);
}

TEST(Packing, TakenRowsComeBackAsTheyWere)
{
    TakenPacker packer;
    packer.add(5, "person", 900'000'000'000'001);
    packer.add(6, "", 0);
    packer.add(9, "member", 900'000'000'000'000);
    packer.add(700'000, "person", 12);
    EXPECT_THAT(unpack_taken(packer.take()),
                ElementsAre(TakenRow{5, "person", 900'000'000'000'001}, TakenRow{6},
                            TakenRow{9, "member", 900'000'000'000'000}, TakenRow{700'000, "person", 12}));
    EXPECT_THAT(unpack_taken(packer.take()), testing::IsEmpty());
}
