#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>

#include "kernel/accounts/audit.hpp"
#include "kernel/lists/export_task.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/source_for_tests.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "platform/web/file_body.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

using testing::HasSubstr;

namespace lists {
namespace {

/// A folder of its own, gone with the object.
struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / ("lists-" + std::to_string(::getpid()))).string();
    ~Folder() { std::filesystem::remove_all(path); }
};

class ListExports : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        (*tx)->script(test::schema);
        test::add_teams(**tx, 1, 3, "00123");
        test::add_teams(**tx, 2, 2);
        tx->commit();
        open(nullptr);
    }
    void open(jobs::Runner* jobs)
    {
        web::Shelf shelf;
        shelf.put(test::registry());
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{export_page_routes(), export_api_routes(), saved_page_routes()},
            web::TestSetting{.jobs = jobs, .data_directory = folder.path, .shelf = shelf});
        client->sign_in(lan);
    }
    static std::string content(web::Response const& answer)
    {
        std::string bytes;
        while (answer.file && answer.file->bytes > 0) bytes += answer.file->next_piece();
        return bytes;
    }
    /// Texts of the first sheet, row by row.
    static std::vector<std::vector<std::string>> rows_of(std::string const& bytes)
    {
        std::vector<std::vector<std::string>> rows;
        auto const book = spreadsheets::open_view(bytes, "x");
        EXPECT_TRUE(book);
        if (!book) return rows;
        EXPECT_TRUE((*book)->read(0, [&](spreadsheets::Row const& row) {
            rows.emplace_back();
            for (auto const& cell : row.cells) rows.back().emplace_back(cell.text);
            return spreadsheets::Go::on;
        }));
        return rows;
    }
    std::vector<std::string> audited()
    {
        std::vector<std::string> all;
        auto const tx = db->begin(db::Access::read);
        for (auto const& line : accounts::list_audit(**tx, {}))
            if (line.record_kind == "list_export") all.push_back(line.action + " " + line.changes);
        return all;
    }

    Folder folder;
    web::Actor lan{.user = 7, .name = "Lan", .grants = {{"teams.view", 1}}};
    std::unique_ptr<web::TestClient> client;
};

TEST_P(ListExports, AShortListComesAtOnceWithinOnesScope)
{
    auto const answer = client->post("/list-exports", {{"source", "teams"}});
    ASSERT_EQ(answer.status, 200);
    EXPECT_THAT(std::string{web::header_of(answer, "content-disposition")}, HasSubstr("2026-03-02.xlsx"));
    auto const rows = rows_of(content(answer));
    ASSERT_EQ(rows.size(), 4U);   // the head and three, not the two of another unit
    EXPECT_EQ(rows[1][0], "Đội");
    EXPECT_EQ(rows[1][2], "00123");
    EXPECT_THAT(audited(), testing::ElementsAre(R"(exported {"list":"teams","rows":3})"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path + "/exports"));   // nothing is left lying
}

TEST_P(ListExports, NothingOfAListThatOneMayNotSee)
{
    EXPECT_EQ(client->post("/list-exports", {{"source", "nothing"}}).status, 404);
    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"audit.view", 1}}});
    EXPECT_EQ(client->post("/list-exports", {{"source", "teams"}}).status, 404);
    EXPECT_TRUE(audited().empty());
}

TEST_P(ListExports, ALongListIsMadeBesideAndFetchedByItsOwnerAlone)
{
    {
        auto const tx = db->begin(db::Access::write);
        test::add_teams(**tx, 1, 5'001);
        tx->commit();
    }
    jobs::Runner runner;
    open(&runner);
    auto const answer = client->post("/list-exports", {{"source", "teams"}, {"query", "colour=xanh"}});
    ASSERT_EQ(answer.status, 303);
    std::string const url{web::header_of(answer, "location")};
    runner.wait();
    EXPECT_THAT(client->get(url).body, HasSubstr("5.001 dòng"));
    EXPECT_THAT(client->get("/lists").body, HasSubstr(url));   // who left the page finds the file again
    auto const file = client->get(url + "/file");
    EXPECT_EQ(rows_of(content(file)).size(), 5'002U);
    EXPECT_THAT(audited(), testing::ElementsAre(R"(exported {"list":"teams","rows":5001})"));

    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"teams.view", 1}}});
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->get(url + "/file").status, 404);
    client->sign_in(lan);
    std::filesystem::remove_all(folder.path + "/exports");
    EXPECT_THAT(client->get(url).body, HasSubstr("Xuất lại"));
    EXPECT_EQ(client->get(url + "/file").status, 404);
}

TEST_P(ListExports, AnInterruptedOneSaysSo)
{
    ListExport const left{.id = ListExportId{77},
                          .source = "teams",
                          .asked_at = base::Instant{base::day(2026, 3, 1)},
                          .asked_by = UserId{7}};
    {
        auto const tx = db->begin(db::Access::write);
        save(**tx, left);
        tx->commit();
    }
    auto const page = client->get(url_of(left.id));
    EXPECT_THAT(page.body, HasSubstr("bị ngắt"));
    EXPECT_EQ(client->get(url_of(left.id) + "/file").status, 404);
    EXPECT_THAT(client->api(web::Method::get, "/api/v1" + url_of(left.id)).body, HasSubstr("interrupted"));
}

TEST_P(ListExports, TheApiDoesTheSame)
{
    using enum web::Method;
    auto const made = client->api(post, "/api/v1/list-exports", R"({"source": "teams", "query": "colour=00123"})");
    ASSERT_EQ(made.status, 201);
    std::string const url{web::header_of(made, "location")};
    EXPECT_THAT(client->api(get, url).body, HasSubstr(R"("state":"made","rows":3)"));
    EXPECT_EQ(rows_of(content(client->api(get, url + "/file"))).size(), 4U);
    EXPECT_EQ(client->api(post, "/api/v1/list-exports", R"({"query": "x"})").status, 422);
    EXPECT_EQ(client->api(post, "/api/v1/list-exports", R"({"source": "nothing"})").status, 404);
    client->sign_in({.user = 8, .name = "Hòa", .grants = {{"teams.view", 1}}});
    EXPECT_EQ(client->api(get, url).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, ListExports, support::both, support::dialect_name);

}   // namespace
}   // namespace lists
