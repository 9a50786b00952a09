#include <gtest/gtest.h>

#include "platform/web/csrf.hpp"
#include "platform/web/cursor.hpp"
#include "platform/web/gzip.hpp"
#include "platform/web/response.hpp"
#include "platform/web/unfit.hpp"
#include "platform/web/wire.hpp"
#include "platform/web/workers.hpp"

#include <future>

namespace {

using namespace web;

TEST(Cursor, ComesBackAsItWent)
{
    for (auto const& cursor : {Cursor{"", 0}, Cursor{"Đan Phượng", 1}, Cursor{std::string{"\0\xff\x01", 3}, 1LL << 62}})
        EXPECT_EQ(parse_cursor(cursor_text(cursor)), cursor);
}

TEST(Cursor, NothingElseIsOne)
{
    for (auto const* text : {"", "x", "AAAAAAAAAA", "AAAAAAAAAA!", "AAAAAAAAAAA=", "AAAAAAAAAAB"})
        EXPECT_FALSE(parse_cursor(text)) << text;
    EXPECT_TRUE(parse_cursor("AAAAAAAAAAA"));
}

TEST(Csrf, TokenHoldsForItsSecretOnly)
{
    Request request;
    request.form.add("csrf", csrf_token("mine"));
    EXPECT_TRUE(comes_from_us(request, "mine"));
    EXPECT_FALSE(comes_from_us(request, "another's"));
    EXPECT_FALSE(comes_from_us(request, ""));
    EXPECT_NE(csrf_token("mine"), csrf_token("mine"));
}

TEST(Csrf, OtherSitesAreTurnedAwayEvenWithAToken)
{
    auto const from = [](std::string_view name, std::string value) {
        Request request;
        request.headers.add("host", "donghanh.example");
        request.headers.add("x-csrf-token", csrf_token("s"));
        request.headers.add(std::string{name}, std::move(value));
        return comes_from_us(request, "s");
    };
    EXPECT_TRUE(from("sec-fetch-site", "same-origin"));
    EXPECT_FALSE(from("sec-fetch-site", "same-site"));
    EXPECT_FALSE(from("sec-fetch-site", "cross-site"));
    EXPECT_TRUE(from("origin", "https://donghanh.example"));
    EXPECT_FALSE(from("origin", "https://evil.example"));
    EXPECT_FALSE(from("origin", "null"));
}

TEST(Gzip, ComesBackAsItWent)
{
    std::string const text(100'000, 'a');
    auto const packed = gzip(text);
    EXPECT_LT(packed.size(), 1000U);
    EXPECT_EQ(gunzip(packed, text.size()), text);
    EXPECT_FALSE(gunzip(packed, text.size() - 1));
    EXPECT_FALSE(gunzip("no gzip", 100));
}

TEST(Gzip, OnlyTextAboveOneKilobyteForThoseWhoTakeIt)
{
    auto const packed = [](std::string accept, std::string type, std::size_t size) {
        Request request;
        request.headers.add("accept-encoding", std::move(accept));
        Response response{200, {{"Content-Type", std::move(type)}}, std::string(size, 'a')};
        compress(response, request);
        return response.body.size() != size;
    };
    EXPECT_TRUE(packed("br, gzip", "text/html; charset=utf-8", 1025));
    EXPECT_FALSE(packed("br, gzip", "text/html; charset=utf-8", 1024));
    EXPECT_FALSE(packed("br", "text/html", 5000));
    EXPECT_FALSE(packed("gzip;q=0", "text/html", 5000));
    EXPECT_FALSE(packed("gzip", "application/pdf", 5000));
    EXPECT_TRUE(packed("gzip", "application/json", 5000));
}

TEST(LocalPath, LeadsNowhereElse)
{
    EXPECT_EQ(local_path("/people?q=1"), "/people?q=1");
    EXPECT_EQ(local_path("/"), "/");
    for (auto const* text : {"", "people", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y"})
        EXPECT_EQ(local_path(text, "/home"), "/home") << text;
}

TEST(Download, NamesTheFileForOldAndNewBrowsers)
{
    auto const response = download("x", "Báo cáo \"2020\".xlsx", "application/pdf");
    EXPECT_EQ(response.headers[1].second,
              "attachment; filename=\"B_o c_o _2020_.xlsx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%222020%22.xlsx");
}

TEST(Wire, HeadersCannotBeSplit)
{
    Response response{303, {{"Location", "/x\r\nSet-Cookie: a=b"}}, {}};
    auto const head = head_of(response, {.date = "now"});
    EXPECT_EQ(head,
              "HTTP/1.1 303 See Other\r\nDate: now\r\nContent-Length: 0\r\nLocation: /x  Set-Cookie: a=b\r\n\r\n");
    EXPECT_EQ(http_date(std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{8}),
              "Tue, 03 Mar 2026 08:00:00 GMT");
}

TEST(Workers, TakeNoMoreThanTheQueueHolds)
{
    std::promise<void> go_on;
    auto const gate = go_on.get_future().share();
    std::atomic<int> done = 0;
    {
        Workers workers{{.threads = 1, .length = 2, .age = std::chrono::minutes{1}}};
        std::promise<void> begun;
        ASSERT_TRUE(workers.offer([&](Workers::Turn) {
            begun.set_value();
            gate.wait();
        }));
        begun.get_future().wait();
        EXPECT_TRUE(workers.offer([&](Workers::Turn) { ++done; }));
        EXPECT_TRUE(workers.offer([&](Workers::Turn) { ++done; }));
        EXPECT_FALSE(workers.offer([&](Workers::Turn) { ++done; }));
        EXPECT_EQ(workers.waiting(), 2U);
        go_on.set_value();
    }
    EXPECT_EQ(done, 2);
}

TEST(Workers, TakeNoMoreWhileTheOldestHasWaitedTooLong)
{
    std::promise<void> go_on;
    auto const gate = go_on.get_future().share();
    std::vector<Workers::Turn> turns;
    {
        Workers workers{{.threads = 1, .length = 100, .age = std::chrono::milliseconds{5}}};
        std::promise<void> begun;
        ASSERT_TRUE(workers.offer([&](Workers::Turn) {
            begun.set_value();
            gate.wait();
        }));
        begun.get_future().wait();
        ASSERT_TRUE(workers.offer([&](Workers::Turn turn) { turns.push_back(turn); }));
        std::this_thread::sleep_for(std::chrono::milliseconds{30});
        EXPECT_FALSE(workers.offer([&](Workers::Turn turn) { turns.push_back(turn); }));
        go_on.set_value();
    }
    EXPECT_EQ(turns, std::vector{Workers::Turn::give_up});
}

std::optional<base::Problem> no_blue(std::string_view text)
{
    if (text.find("blue") == std::string_view::npos) return std::nullopt;
    return base::Problem{"", "blue"};
}

TEST(Unfit, LooksIntoFormsFileNamesAndJson)
{
    Unfit const rules{no_blue, no_blue};
    Request form;
    form.form.add("note", "red");
    EXPECT_FALSE(unfit_in(form, rules));
    form.form.add("other", "light blue");
    EXPECT_TRUE(unfit_in(form, rules));
    EXPECT_FALSE(unfit_in(form, {}));
    Request file;
    file.uploads.push_back({"file", "blue.xlsx", "red"});
    EXPECT_TRUE(unfit_in(file, rules));
    Request json;
    json.headers.add("content-type", "application/json; charset=utf-8");
    json.body = R"({"a":[{"b":"red"},"bl\u0075e"]})";
    EXPECT_TRUE(unfit_in(json, rules));
    json.body = R"({"a":[{"b":"red"}],"c":1})";
    EXPECT_FALSE(unfit_in(json, rules));
    json.body = "blue, and no JSON";
    EXPECT_FALSE(unfit_in(json, rules));
}

}   // namespace
