#include "platform/web/router.hpp"

#include <gtest/gtest.h>

namespace {

using namespace web;

Response nothing(Request const&, Context&) { return {}; }

constexpr Route pages[] = {
    {Method::get, "/", anyone, nothing},
    {Method::get, "/people", anyone, nothing},
    {Method::post, "/people", anyone, nothing},
    {Method::get, "/people/new", anyone, nothing},
    {Method::get, "/people/{id}", anyone, nothing},
    {Method::delete_, "/people/{id}", anyone, nothing},
    {Method::get, "/people/{person}/names/{name}", anyone, nothing},
    {Method::get, "/people/new/sheet.xlsx", anyone, nothing},
};

Router router()
{
    std::span<Route const> const tables[] = {pages};
    return Router{tables};
}

std::string_view pattern(Method method, std::string_view path)
{
    auto const match = router().find(method, path);
    return match.route == nullptr ? std::string_view{} : match.route->pattern;
}

TEST(Router, FindsTheRowOfAPath)
{
    EXPECT_EQ(pattern(Method::get, "/"), "/");
    EXPECT_EQ(pattern(Method::get, "/people"), "/people");
    EXPECT_EQ(pattern(Method::get, "/people/01HZX3W9T4K2C"), "/people/{id}");
    EXPECT_EQ(pattern(Method::get, "/people/1/names/2"), "/people/{person}/names/{name}");
}

TEST(Router, TextGoesBeforeAName)
{
    EXPECT_EQ(pattern(Method::get, "/people/new"), "/people/new");
    // and a name is tried when the text leads nowhere
    EXPECT_EQ(pattern(Method::get, "/people/new/names/2"), "/people/{person}/names/{name}");
}

TEST(Router, GivesTheNamesOfTheRowsOwnPattern)
{
    auto const match = router().find(Method::get, "/people/1/names/Đan");
    EXPECT_EQ(match.path_fields.get("person"), "1");
    EXPECT_EQ(match.path_fields.get("name"), "Đan");
    EXPECT_EQ(router().find(Method::get, "/people/1").path_fields.get("id"), "1");
}

TEST(Router, KnowsUnknownPathsFromWrongMethods)
{
    for (auto const* path :
         {"/nobody", "/people/", "/people//", "//", "/people/1/names", "/people/1/names/", "/people/1/2"}) {
        auto const match = router().find(Method::get, path);
        EXPECT_EQ(match.route, nullptr) << path;
        EXPECT_EQ(match.allowed, "") << path;
    }
    EXPECT_EQ(router().find(Method::put, "/people").allowed, "GET, HEAD, POST");
    EXPECT_EQ(router().find(Method::post, "/people/1").allowed, "GET, HEAD, DELETE");
}

TEST(Router, TwoRowsForOneRequestAreABug)
{
    constexpr Route twice[] = {{Method::get, "/a/{x}", anyone, nothing}, {Method::get, "/a/{y}", anyone, nothing}};
    constexpr Route half[] = {{Method::get, "/a/{x}.json", anyone, nothing}};
    std::span<Route const> const both[] = {twice};
    std::span<Route const> const broken[] = {half};
    EXPECT_THROW(Router{both}, base::Bug);
    EXPECT_THROW(Router{broken}, base::Bug);
}

}   // namespace
