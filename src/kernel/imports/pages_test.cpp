#include "kernel/imports/pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "kernel/accounts/audit.hpp"
#include "kernel/imports/kind_for_tests.hpp"
#include "kernel/imports/slice.hpp"
#include "kernel/imports/store.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "platform/web/test_client.hpp"
#include "support/database.hpp"

using namespace imports;
using imports::test::Table;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string bytes_of(std::string const& path)
{
    std::ifstream input{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{input}, {}};
}

web::Shelf shelf()
{
    web::Shelf shelf;
    shelf.put(test::registry());
    return shelf;
}

/// Minh imports and may edit people; Hòa may import, but nothing of this kind is hers.
class ImportPages : public testing::Test {
protected:
    ImportPages()
        : database_(db::Dialect::sqlite),
          client_(*database_, {page_routes(), api_routes()}, {.data_directory = folder_.at("data"), .shelf = shelf()})
    {
        auto const tx = database_->begin(db::Access::write);
        (*tx)->script(test::schema);
        tx->commit();
        client_.sign_in(minh_);
    }

    std::string workbook(Table const& table)
    {
        test::write_workbook(folder_.at("x.xlsx"), {{"Đội bóng", table}});
        return bytes_of(folder_.at("x.xlsx"));
    }
    std::string uploaded(std::string content, std::string name = "Danh sách.xlsx")
    {
        auto const answer = client_.post_files("/imports", {}, {{"files", std::move(name), std::move(content)}});
        EXPECT_EQ(answer.status, 303);
        return std::string{web::header_of(answer, "location")};
    }
    bool audited(std::string_view action)
    {
        auto const tx = database_->begin(db::Access::read);
        for (auto const& line : accounts::list_audit(**tx, {}))
            if (line.action == action && line.record_kind == "import_batch") return true;
        return false;
    }

    test::Folder folder_;
    support::TestDatabase database_;
    web::TestClient client_;
    web::Actor minh_{.user = 7, .name = "Minh", .grants = {{"imports.run", 1}, {"people.edit", 1}}};
    web::Actor hoa_{.user = 8, .name = "Hòa", .grants = {{"imports.run", 1}}};
    Table const good_{{"STT", "Tên đội", "Ngày thành lập"}, {1.0, "Đội A", "2012"}, {2.0, "Đội B", "31/02/2012"}};
};

}   // namespace

TEST_F(ImportPages, ATextTableIsCalledAsTheUserCallsIt)
{
    auto const url = uploaded("Tên đội,Ngày thành lập\nĐội A,2012\n", "Đội của xã.csv");
    auto const tx = database_->begin(db::Access::read);
    EXPECT_EQ(get(**tx, BatchId::parse(url.substr(url.rfind('/') + 1))).sheets.at(0).name, "Đội của xã");
}

TEST_F(ImportPages, UploadPreviewImportErrorsUndo)
{
    auto const url = uploaded(workbook(good_));
    auto const planned = client_.get(url);
    EXPECT_EQ(planned.status, 200);
    EXPECT_THAT(planned.body, HasSubstr("Đội bóng"));
    EXPECT_THAT(planned.body, HasSubstr("Teams"));

    EXPECT_EQ(client_.post(url + "/preview").status, 303);
    auto const previewed = client_.get(url);
    EXPECT_THAT(previewed.body, HasSubstr("31/02/2012"));
    EXPECT_THAT(previewed.body, HasSubstr("Nhập vào sổ"));

    EXPECT_EQ(client_.post(url + "/start").status, 303);
    EXPECT_TRUE(audited("imported"));
    EXPECT_TRUE(audited("read"));
    auto const done = client_.get(url);
    EXPECT_THAT(done.body, HasSubstr("Hoàn tác"));
    EXPECT_THAT(done.body, Not(HasSubstr("Nhập vào sổ")));
    EXPECT_EQ(client_.post(url + "/start").status, 409);

    auto const errors = client_.get(url + "/errors");
    EXPECT_EQ(errors.status, 200);
    EXPECT_TRUE(audited("exported"));
    EXPECT_TRUE(spreadsheets::open_view(errors.body, "x"));

    EXPECT_THAT(client_.get(url + "/undo").body, HasSubstr("1 hồ sơ"));
    EXPECT_EQ(client_.post(url + "/undo").status, 303);
    EXPECT_TRUE(audited("undone"));
    EXPECT_EQ(client_.post(url + "/undo").status, 409);
    EXPECT_THAT(client_.get("/imports").body, HasSubstr("Đã hoàn tác"));
}

TEST_F(ImportPages, APageReadBeforeTheWorkWasOverAsksOnceMore)
{
    jobs::Runner jobs;
    web::TestClient client{*database_,
                           {page_routes(), api_routes()},
                           {.jobs = &jobs, .data_directory = folder_.at("data"), .shelf = shelf()}};
    client.sign_in(minh_);
    auto const url = uploaded(workbook(good_));
    auto const batch = BatchId::parse(url.substr(url.rfind('/') + 1));
    auto const in_state = [&](BatchState state) {
        auto const tx = database_->begin(db::Access::write);
        set_state(**tx, batch, state, std::nullopt);
        tx->commit();
        return client.get(url).body;
    };
    for (auto const* name : {"import", "import_undo"}) jobs.start({name, minh_.user, batch.value}, [](auto&) {});
    jobs.wait();
    EXPECT_THAT(in_state(BatchState::running), HasSubstr("import-progress"));
    EXPECT_THAT(in_state(BatchState::undoing), HasSubstr("import-progress"));
    EXPECT_THAT(in_state(BatchState::undone), Not(HasSubstr("import-progress")));
}

TEST_F(ImportPages, NoFileIsRefusedAndABrokenOneSaysWhy)
{
    EXPECT_EQ(client_.post_files("/imports", {}, {{"files", "", ""}}).status, 422);
    auto const url = uploaded("PK\x03\x04 broken", "hỏng.xlsx");
    EXPECT_THAT(client_.get(url).body, HasSubstr("Tệp bị hỏng"));
    EXPECT_EQ(client_.post(url + "/start").status, 422);
    EXPECT_EQ(client_.get(url + "/errors").status, 404);
    for (auto const& kept : std::filesystem::recursive_directory_iterator{folder_.at("data")})
        EXPECT_FALSE(kept.is_regular_file()) << kept.path() << ": nobody could look into it, nothing is kept";
}

TEST_F(ImportPages, ATextFileIsCalledAsItsOwnerNamedItAndTheListSaysHowManyFilesThereWere)
{
    auto const answer = client_.post_files(
        "/imports", {},
        {{"files", "đội bóng.csv", "STT,Tên đội,Ngày thành lập\n1,Đội A,2012\n"}, {"files", "b.csv", "a"}});
    auto const page = client_.get(std::string{web::header_of(answer, "location")});
    EXPECT_THAT(page.body, HasSubstr(">đội bóng<"));
    EXPECT_THAT(client_.get("/imports").body, HasSubstr("đội bóng.csv và 1 tệp khác"));
}

TEST_F(ImportPages, AStrangerGetsNotFoundAndKindsNeedTheirOwnRight)
{
    auto const url = uploaded(workbook(good_));
    client_.sign_in(hoa_);
    for (auto const* part : {"", "/progress", "/undo", "/errors"})
        EXPECT_EQ(client_.get(url + part).status, 404) << part;
    for (auto const* part : {"/preview", "/start", "/undo"}) EXPECT_EQ(client_.post(url + part).status, 404) << part;
    auto const own = uploaded(workbook(good_));
    EXPECT_THAT(client_.get(own).body, HasSubstr("chưa được quyền"));
    EXPECT_EQ(client_.post(own + "/start").status, 422);
    client_.sign_in({.user = 9, .grants = {{"people.edit", 1}}});
    EXPECT_EQ(client_.get("/imports").status, 403);
}

TEST_F(ImportPages, ColumnsCanBeChosen)
{
    auto const url = uploaded(workbook({{"STT", "Đội bóng ta", "Ngày thành lập"}, {1.0, "Đội A", "2012"}}));
    auto const page = client_.get(url).body;
    auto const at = page.find(url + "/sheets/");
    ASSERT_NE(at, std::string::npos);
    auto const sheet = page.substr(at, url.size() + 8 + 13);
    EXPECT_THAT(client_.get(sheet + "?kind=toy.teams").body, HasSubstr("C: Ngày thành lập"));
    EXPECT_EQ(client_.post(sheet, {{"kind", "toy.teams"}, {"founded_on", "2"}}).status, 422);
    EXPECT_EQ(client_.post(sheet, {{"kind", "toy.teams"}, {"name", "1"}, {"founded_on", "999"}}).status, 303);
    EXPECT_EQ(client_.post(sheet, {{"kind", ""}}).status, 303);
    EXPECT_EQ(client_.post(url + "/start").status, 422);
    EXPECT_EQ(client_.post(sheet, {{"kind", "toy.teams"}, {"name", "1"}, {"founded_on", "2"}}).status, 303);
    EXPECT_EQ(client_.post(url + "/start").status, 303);
    EXPECT_EQ(client_.post(sheet, {{"kind", ""}}).status, 409);
    EXPECT_EQ(client_.get(url + "/sheets/0000000000001").status, 404);
}

TEST_F(ImportPages, TheProgressLoadsThePageWhenAllIsDone)
{
    auto const url = uploaded(workbook(good_));
    EXPECT_EQ(web::header_of(client_.get_fragment(url + "/progress"), "hx-refresh"), "true");
}

TEST_F(ImportPages, TheApiListsShowsAndUndoes)
{
    auto const url = "/api/v1" + uploaded(workbook(good_));
    auto const shown = client_.api(web::Method::get, url);
    EXPECT_EQ(shown.status, 200);
    EXPECT_THAT(shown.body, HasSubstr("\"kind\":\"toy.teams\""));
    EXPECT_EQ(client_.api(web::Method::post, url + "/undo").status, 409);
    EXPECT_EQ(client_.post(url.substr(7) + "/start").status, 303);
    EXPECT_THAT(client_.api(web::Method::get, "/api/v1/imports").body, HasSubstr("\"created\":1"));
    EXPECT_EQ(client_.api(web::Method::get, url + "/errors").status, 200);
    EXPECT_EQ(client_.api(web::Method::post, url + "/undo").status, 200);
    EXPECT_EQ(client_.api(web::Method::get, "/api/v1/imports/0000000000001").status, 404);
}

TEST(ImportSlice, HasWhatItPlugsIn)
{
    EXPECT_EQ(slice().name, "imports");
    EXPECT_EQ(slice().commands.size(), 3U);
}
