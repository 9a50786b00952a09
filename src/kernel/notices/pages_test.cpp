#include "kernel/notices/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/audit.hpp"
#include "kernel/notices/notices_fixture.hpp"

namespace notices::testing {
namespace {

using base::Days;
using web::Method;

class NoticePages : public OnNotices {
protected:
    std::vector<std::string> actions(UserId user)
    {
        return read([&](db::Connection& tx) {
            std::vector<std::string> found;
            for (auto const& line : accounts::list_audit(tx, {.record = user.value})) found.push_back(line.action);
            return found;
        });
    }
    /// The six digits in the newest mail.
    std::string mailed_code()
    {
        auto const text = outbox().back().text;
        auto const at = text.find("là ") + std::string_view{"là "}.size();
        return text.substr(at, 6);
    }
    std::string made_calendar()
    {
        auto const page = client->post("/account/notices/calendar");
        EXPECT_EQ(page.status, 200);
        auto const at = page.body.find("/calendar/");
        return page.body.substr(at, page.body.find(".ics", at) + 4 - at);
    }
};

INSTANTIATE_TEST_SUITE_P(Both, NoticePages, support::both, support::dialect_name);

TEST_P(NoticePages, ShowsWhatIsDueAndWhatIsDone)   // N-4
{
    EXPECT_TRUE(has(client->get("/notices"), "Chưa có thông báo nào"));
    things[1] = {.due_on = today + Days{7}};
    things[2] = {.due_on = today - Days{1}};
    run();
    auto const page = client->get("/notices");
    EXPECT_TRUE(has(page, "Việc 1 của Nguyễn Thị Mai") && has(page, "/things/1") && has(page, "trước 7 ngày"));
    EXPECT_TRUE(has(page, "quá hạn"));
    EXPECT_TRUE(has(page, "2 mục chưa đọc")) << "the bell";
    things[2].done = true;
    EXPECT_TRUE(has(client->get("/notices"), "đã xong hoặc không còn"));
    things.clear();
    EXPECT_FALSE(has(client->get("/notices"), "Mai")) << "what may not be seen any more has no name";
    sign_in(minh, 2);
    EXPECT_TRUE(has(client->get("/notices"), "Chưa có thông báo nào"));
    client->sign_out();
    EXPECT_EQ(client->get("/notices").status, 303);
}

TEST_P(NoticePages, MarkedAsReadOneByOneAndAllAtOnce)
{
    for (std::int64_t id = 1; id <= 3; ++id) things[id] = {.due_on = today};
    run();
    auto const one = notices_of(lan).front().id.text();
    EXPECT_EQ(client->post("/notices/" + one + "/reading").status, 303);
    EXPECT_EQ(unread(lan), 2);
    EXPECT_EQ(client->post("/notices/" + one + "/reading").status, 303) << "twice is once";
    sign_in(minh, 2);
    EXPECT_EQ(client->post("/notices/" + one + "/reading").status, 404) << "somebody else's";
    auto const newest = notices_of(lan).front().id.text();
    EXPECT_EQ(client->post("/notices/reading", {{"newest", newest}}).status, 404);
    EXPECT_EQ(unread(lan), 2);
    sign_in(lan, 1);
    EXPECT_TRUE(
        has(client->get("/notices"), "name='newest' value=\"" + notices_of(lan, Which::unread).front().id.text()));
    EXPECT_EQ(client->post("/notices/reading").status, 404) << "a form that knows of none";
    EXPECT_EQ(unread(lan), 2);
    things[4] = {.due_on = today};
    run();
    EXPECT_EQ(client->post("/notices/reading", {{"newest", newest}}).status, 303);
    EXPECT_EQ(unread(lan), 1) << "what came meanwhile";
    EXPECT_EQ(client->post("/notices/reading", {{"newest", notices_of(lan).front().id.text()}}).status, 303);
    EXPECT_EQ(unread(lan), 0);
    EXPECT_TRUE(has(client->get("/notices?show=unread"), "Chưa có thông báo nào"));
    EXPECT_TRUE(has(client->get("/notices"), "không có mục chưa đọc"));
}

TEST_P(NoticePages, GoPageByPage)
{
    for (std::int64_t id = 1; id <= 51; ++id) things[id] = {.due_on = today};
    run();
    auto const first = client->get("/notices").body;
    auto const at = first.find("after=");
    ASSERT_NE(at, std::string::npos);
    auto const after = first.substr(at, first.find_first_of("\"&", at) - at);
    EXPECT_TRUE(has(client->get("/notices?" + after), "/things/"));
    EXPECT_EQ(client->get("/notices?after=nothing").status, 200);
}

TEST_P(NoticePages, TheApiDoesTheSame)
{
    things[1] = {.due_on = today + Days{7}};
    things[2] = {.due_on = today - Days{1}};
    run();
    auto const all = client->api(Method::get, "/api/v1/notices");
    EXPECT_TRUE(has(all, R"("days_before":7)") && has(all, R"("days_before":null)")) << all.body;
    auto const one = notices_of(lan).front().id.text();
    EXPECT_EQ(client->api(Method::post, "/api/v1/notices/" + one + "/reading", "{}").status, 204);
    EXPECT_FALSE(has(client->api(Method::get, "/api/v1/notices?show=unread"), one));
    EXPECT_EQ(client->api(Method::post, "/api/v1/notices/0000000000001/reading", "{}").status, 404);
    EXPECT_EQ(client->api(Method::post, "/api/v1/notices/reading", "{}").status, 422);
    EXPECT_EQ(client->api(Method::post, "/api/v1/notices/reading", R"({"newest":"0000000000001"})").status, 404);
    EXPECT_EQ(client->api(Method::post, "/api/v1/notices/reading", R"({"newest":")" + one + "\"}").status, 204);
    EXPECT_EQ(unread(lan), 0);
}

TEST_P(NoticePages, WishesAreKept)
{
    EXPECT_TRUE(has(client->get("/account/notices"), "20:00")) << "the usual quiet hours";
    EXPECT_EQ(
        client->post("/account/notices", {{"quiet_from", "25:00"}, {"quiet_to", "6:00"}, {"mail_days", "x"}}).status,
        422);
    EXPECT_EQ(client
                  ->post("/account/notices", {{"page-things", "1"},
                                              {"mail-others", "1"},
                                              {"quiet_from", "19:00"},
                                              {"quiet_to", "07:00"},
                                              {"mail_days", "working"}})
                  .status,
              303);
    auto const wishes = read([&](db::Connection& tx) { return wishes_of(tx, lan); });
    EXPECT_TRUE(wishes.wants("things", Way::page));
    EXPECT_FALSE(wishes.wants("things", Way::mail));
    EXPECT_FALSE(wishes.wants("others", Way::page));
    EXPECT_TRUE(wishes.wants("others", Way::mail));
    EXPECT_EQ(wishes.mail_days, MailDays::working);
    EXPECT_TRUE(has(client->get("/account/notices"), "19:00"));
}

TEST_P(NoticePages, AnAddressIsConfirmedByItsCode)   // N-6
{
    EXPECT_EQ(client->post("/account/notices/address", {{"address", "lan"}}).status, 422);
    EXPECT_EQ(client->post("/account/notices/address", {{"address", std::string(2000, 'a') + "@b.vn"}}).status, 422);
    EXPECT_EQ(client->post("/account/notices/address", {{"address", "lan@danphuong.example.vn"}}).status, 303);
    EXPECT_EQ(client->post("/account/notices/address", {{"address", "lan@danphuong.example.vn"}}).status, 409);
    ASSERT_EQ(outbox().size(), 1U);
    auto const code = mailed_code();
    EXPECT_EQ(code.find_first_not_of("0123456789"), std::string::npos) << code;
    EXPECT_EQ(client->post("/account/notices/confirmation", {{"code", "không"}}).status, 422);
    EXPECT_EQ(client->post("/account/notices/confirmation", {{"code", code}}).status, 303);
    EXPECT_EQ(client->post("/account/notices/confirmation", {{"code", code}}).status, 409) << "it works once";
    auto const wishes = read([&](db::Connection& tx) { return wishes_of(tx, lan); });
    EXPECT_EQ(wishes.address, "lan@danphuong.example.vn");
    EXPECT_EQ(wishes.asked_address, "");
    EXPECT_EQ(actions(lan).front(), "address_confirmed");
    EXPECT_EQ(client->post("/account/notices/address/removal").status, 303);
    EXPECT_EQ(read([&](db::Connection& tx) { return wishes_of(tx, lan).address; }), "");
    EXPECT_EQ(actions(lan).front(), "address_removed");
}

TEST_P(NoticePages, FiveWrongCodesEndIt)   // N-6
{
    client->post("/account/notices/address", {{"address", "lan@danphuong.example.vn"}});
    for (int tries = 0; tries < 5; ++tries)
        EXPECT_EQ(client->post("/account/notices/confirmation", {{"code", "x"}}).status, 422);
    EXPECT_EQ(client->post("/account/notices/confirmation", {{"code", mailed_code()}}).status, 409);
}

TEST_P(NoticePages, WithoutAMailServerMailIsNotOffered)
{
    mail.url.clear();
    auto const page = client->get("/account/notices");
    EXPECT_FALSE(has(page, "name=\"address\"") || has(page, "quiet_from"));
    EXPECT_EQ(client->post("/account/notices/address", {{"address", "lan@b.vn"}}).status, 404);
    EXPECT_EQ(client->post("/account/notices", {{"page-things", "1"}}).status, 303);
}

TEST_P(NoticePages, ACalendarGivesWhatItsOwnerMaySee)   // N-5, N-8
{
    things[1] = {.unit = 1, .due_on = today + Days{400}};
    things[2] = {.unit = 2, .due_on = today};
    things[3] = {.unit = 1, .due_on = today + Days{401}};
    auto const address = made_calendar();
    EXPECT_EQ(actions(lan).front(), "calendar_made");
    EXPECT_FALSE(has(client->get("/account/notices"), address)) << "shown once";
    client->sign_out();
    auto const file = client->get(address);
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(web::header_of(file, "content-type"), "text/calendar; charset=utf-8");
    EXPECT_TRUE(has(file, "UID:things-0000000000001@donghanh") && has(file, "SUMMARY:Việc 1\r\n")) << file.body;
    EXPECT_FALSE(has(file, "Việc 2")) << "another's";
    EXPECT_FALSE(has(file, "Việc 3")) << "too far ahead";
    EXPECT_FALSE(has(file, "Mai"));

    web::Request again;
    again.target = address;
    again.headers.add("if-none-match", std::string{web::header_of(file, "etag")});
    EXPECT_EQ(client->send(again).status, 304);
    things[1].done = true;
    EXPECT_EQ(client->send(again).status, 200);
}

TEST_P(NoticePages, ACalendarStopsWhenItIsRevokedReplacedOrItsOwnerBlocked)   // N-8
{
    auto const first = made_calendar();
    auto const second = made_calendar();
    EXPECT_EQ(client->get(first).status, 404);
    EXPECT_EQ(client->get(second).status, 200);
    EXPECT_EQ(client->post("/account/notices/calendar/revocation").status, 303);
    EXPECT_EQ(actions(lan).front(), "calendar_revoked");
    EXPECT_EQ(client->get(second).status, 404);
    auto const third = made_calendar();
    EXPECT_EQ(client->get(third.substr(0, third.size() - 5) + ".ics").status, 404);
    EXPECT_EQ(client->get("/calendar/x").status, 404);
    write([&](db::Connection& tx) { accounts::block_account(tx, lan, UserId{}, now()); });
    EXPECT_EQ(client->get(third).status, 404);
}

TEST_P(NoticePages, AdministratorsSeeWhatWaitsAndNeverWhatItSays)
{
    EXPECT_EQ(client->get("/mails").status, 403);
    client->post("/account/notices/address", {{"address", "lan@danphuong.example.vn"}});
    client->sign_in({.user = minh.value, .name = "Minh", .grants = {{"accounts.manage", 0}}});
    auto const page = client->get("/mails");
    EXPECT_TRUE(has(page, "lan@danphuong.example.vn") && has(page, "1 thư đang chờ"));
    EXPECT_FALSE(has(page, mailed_code()));
    mail.url.clear();
    EXPECT_TRUE(has(client->get("/mails"), "không gửi thư"));
}

}   // namespace
}   // namespace notices::testing
