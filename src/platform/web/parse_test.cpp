#include "platform/web/parse.hpp"

#include <gmock/gmock.h>

#include "platform/web/cookies.hpp"

namespace {

using testing::ElementsAre;
using testing::Pair;
using namespace web;

Request request_for(std::string target, std::string type = {}, std::string body = {})
{
    Request request;
    request.method = body.empty() ? Method::get : Method::post;
    request.target = std::move(target);
    if (!type.empty()) request.headers.add("content-type", std::move(type));
    request.body = std::move(body);
    return request;
}

Reading read_form_of(Request& request, Limits const& limits = {}) { return complete(request, limits); }

TEST(PercentDecoding, GivesVietnameseBack)
{
    EXPECT_EQ(percent_decoded("%C4%90an%20Ph%C6%B0%E1%BB%A3ng", Plus::stays), "Đan Phượng");
    EXPECT_EQ(percent_decoded("a+b", Plus::is_blank), "a b");
    EXPECT_EQ(percent_decoded("a+b", Plus::stays), "a+b");
    EXPECT_EQ(percent_decoded("", Plus::stays), "");
}

TEST(PercentDecoding, RefusesWhatIsNotText)
{
    for (auto const* broken : {"%", "%4", "%4x", "%zz", "abc%", "%00", "%ff", "%C4", "%ED%A0%80"})
        EXPECT_FALSE(percent_decoded(broken, Plus::stays)) << broken;
}

TEST(Target, SplitsPathAndQuery)
{
    auto request = request_for("/people?q=%C4%90an&sort=&q=2#top");
    ASSERT_EQ(complete(request, {}), Reading::fine);
    EXPECT_EQ(request.path, "/people");
    EXPECT_THAT(request.query.all(), ElementsAre(Pair("q", "Đan"), Pair("sort", ""), Pair("q", "2")));
    EXPECT_THAT(request.query.list("q"), ElementsAre("Đan", "2"));
    EXPECT_EQ(request.query.get("missing"), "");
}

TEST(Target, RefusesWhatIsNotAPath)
{
    for (auto const* target : {"", "people", "http://x/", "*", "/%", "/a?b=%C4"}) {
        auto request = request_for(target);
        EXPECT_EQ(complete(request, {}), Reading::broken) << target;
    }
}

TEST(Urlencoded, ReadsFieldsAndKeepsTheirOrder)
{
    auto request = request_for("/", "application/x-www-form-urlencoded; charset=UTF-8", "a=1&b=x%26y&a=2&&c");
    ASSERT_EQ(read_form_of(request), Reading::fine);
    EXPECT_THAT(request.form.all(), ElementsAre(Pair("a", "1"), Pair("b", "x&y"), Pair("a", "2"), Pair("c", "")));
}

TEST(Urlencoded, HoldsToTheLimits)
{
    auto many = request_for("/", "application/x-www-form-urlencoded", "a=1&a=2&a=3");
    EXPECT_EQ(read_form_of(many, {.fields = 2}), Reading::too_large);
    auto exactly = request_for("/", "application/x-www-form-urlencoded", "a=1&a=2");
    EXPECT_EQ(read_form_of(exactly, {.fields = 2}), Reading::fine);
    auto longer = request_for("/", "application/x-www-form-urlencoded", "a=12345");
    EXPECT_EQ(read_form_of(longer, {.field_bytes = 4}), Reading::too_large);
}

TEST(Method, IsOverriddenByAFieldOfAPost)
{
    auto request = request_for("/", "application/x-www-form-urlencoded", "_method=DELETE");
    ASSERT_EQ(read_form_of(request), Reading::fine);
    EXPECT_EQ(request.method, Method::delete_);
    auto other = request_for("/", "application/x-www-form-urlencoded", "_method=connect");
    ASSERT_EQ(read_form_of(other), Reading::fine);
    EXPECT_EQ(other.method, Method::post);
    auto get = request_for("/?_method=delete");
    ASSERT_EQ(read_form_of(get), Reading::fine);
    EXPECT_EQ(get.method, Method::get);
}

TEST(Header, ParametersAreFound)
{
    EXPECT_EQ(header_parameter("multipart/form-data; boundary=abc", "boundary"), "abc");
    EXPECT_EQ(header_parameter("form-data; name=\"a;b\"; filename=\"c \\\"d\\\".xlsx\"", "filename"), "c \"d\".xlsx");
    EXPECT_EQ(header_parameter("form-data; NAME = x ", "name"), "x");
    EXPECT_FALSE(header_parameter("form-data; name=\"open", "name"));
    EXPECT_FALSE(header_parameter("form-data", "name"));
    EXPECT_FALSE(header_parameter("form-data;;;", "name"));
}

std::string part(std::string const& disposition, std::string const& content)
{
    return "--XX\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

Request multipart_of(std::string body) { return request_for("/", "multipart/form-data; boundary=XX", std::move(body)); }

TEST(Multipart, ReadsFieldsAndFiles)
{
    auto request =
        multipart_of(part("name=\"title\"", "Đoàn viên") +
                     part("name=\"file\"; filename=\"C:\\sổ\\đoàn viên.xlsx\"", std::string{"PK\0\r\n--X", 8}) +
                     part("name=\"empty\"", "") + part("name=\"none\"; filename=\"\"", "") + "--XX--\r\n");
    ASSERT_EQ(complete(request, {}), Reading::fine);
    EXPECT_THAT(request.form.all(), ElementsAre(Pair("title", "Đoàn viên"), Pair("empty", "")));
    ASSERT_EQ(request.uploads.size(), 1U);
    EXPECT_EQ(request.uploads[0].field, "file");
    EXPECT_EQ(request.uploads[0].file_name, "đoàn viên.xlsx");
    EXPECT_EQ(request.uploads[0].content, (std::string{"PK\0\r\n--X", 8}));
    EXPECT_TRUE(request.body.empty());
}

TEST(Multipart, QuotesInNamesAreWrittenAsBrowsersDo)
{
    auto request = multipart_of(part("name=\"a%22b\"", "1") + "--XX--");
    ASSERT_EQ(complete(request, {}), Reading::fine);
    EXPECT_EQ(request.form.get("a\"b"), "1");
}

TEST(Multipart, BrokenOnesAreToldApart)
{
    for (auto const& body : {
             std::string{"x"},
             std::string{"--XX"},
             std::string{"--XX\r\n"},
             std::string{"--YY\r\n\r\n\r\n--YY--"},
             part("name=\"a\"", "1"),   // never closed
             std::string{"--XX\r\nno header at all\r\n\r\n1\r\n--XX--"},
             part("nothing=\"a\"", "1") + "--XX--",
             part("name=\"a\"", "\xff") + "--XX--",
             part("name=\"a\"", std::string{"\0", 1}) + "--XX--",
             part("name=\"a\"; filename=\"\xff\"", "1") + "--XX--",
             part("name=\"a\"", "1") + "--XX rubbish",
         }) {
        auto request = multipart_of(body);
        EXPECT_EQ(complete(request, {}), Reading::broken) << body;
    }
    auto without = request_for("/", "multipart/form-data", "--XX--");
    EXPECT_EQ(complete(without, {}), Reading::broken);
}

TEST(Multipart, HoldsToTheLimits)
{
    auto const two = part("name=\"a\"; filename=\"1\"", "x") + part("name=\"b\"; filename=\"2\"", "y") + "--XX--";
    auto files = multipart_of(two);
    EXPECT_EQ(complete(files, {.files = 1}), Reading::too_large);
    auto fine = multipart_of(two);
    EXPECT_EQ(complete(fine, {.files = 2}), Reading::fine);
    auto field = multipart_of(part("name=\"a\"", "12345") + "--XX--");
    EXPECT_EQ(complete(field, {.field_bytes = 4}), Reading::too_large);
    auto header = multipart_of("--XX\r\nX: " + std::string(10'000, 'x') + "\r\n\r\n1\r\n--XX--");
    EXPECT_EQ(complete(header, {}), Reading::broken);
}

TEST(Cookies, PrefixedOnesComeFirst)
{
    auto const cookies = read_cookies("session=planted; theme=dark; __Host-session=real; broken; x=\xff");
    EXPECT_EQ(cookies.get("session"), "real");
    EXPECT_EQ(cookies.get("theme"), "dark");
    EXPECT_FALSE(cookies.find("x"));
}

TEST(Cookies, AreSecureBehindTls)
{
    Request request;
    Response response;
    set_cookie(response, request, {"session", "abc", 60});
    EXPECT_EQ(response.headers[0].second, "session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    request.secure = true;
    forget_cookie(response, request, "session");
    EXPECT_EQ(response.headers[1].second, "__Host-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
}

}   // namespace
