#include "platform/web/paging.hpp"

#include <gtest/gtest.h>

#include "platform/web/parse.hpp"

namespace web {
namespace {

/// The request that a link asks for.
Request followed(std::string const& url)
{
    Request request{.target = url};
    auto const question = url.find('?');
    request.path = url.substr(0, question);
    if (question == std::string::npos) return request;
    std::string_view rest{url};
    rest.remove_prefix(question + 1);
    while (!rest.empty()) {
        auto const pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        auto const equals = pair.find('=');
        request.query.add(std::string{pair.substr(0, equals)}, std::string{pair.substr(equals + 1)});
    }
    return request;
}

Cursor cursor(std::int64_t id) { return {"key", id}; }

TEST(Pages, GoForwardAndBackTheSameWay)
{
    auto at = followed("/people?q=an");
    EXPECT_EQ(paging(at, cursor(1)).previous_url, "");
    std::vector<std::string> visited;
    for (std::int64_t page = 1; page <= 5; ++page) {
        visited.emplace_back(at.query.get("after"));
        at = followed(paging(at, cursor(page)).next_url);
        EXPECT_EQ(at.query.get("q"), "an");
    }
    for (; !visited.empty(); visited.pop_back()) {
        at = followed(paging(at, {}).previous_url);
        EXPECT_EQ(at.query.get("after"), visited.back());
    }
    EXPECT_EQ(at.target, "/people?q=an");
    EXPECT_EQ(paging(at, {}).previous_url, "");
}

TEST(Pages, GoBackToTheFirstFromFarAway)
{
    auto at = followed("/people");
    for (std::int64_t page = 1; page <= 30; ++page) at = followed(paging(at, cursor(page)).next_url);
    int steps = 0;
    for (; !at.query.get("after").empty(); ++steps) at = followed(paging(at, {}).previous_url);
    EXPECT_EQ(steps, 11);
    EXPECT_EQ(at.target, "/people");
}

TEST(Pages, TakeAnyTrailThatIsSent)
{
    EXPECT_EQ(paging(followed("/people?after=x&trail=..."), {}).previous_url, "/people?trail=..");
    EXPECT_EQ(paging(followed("/people?after=x"), {}).previous_url, "/people");
}

}   // namespace
}   // namespace web
