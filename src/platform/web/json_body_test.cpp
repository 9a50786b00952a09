#include "platform/web/json_body.hpp"

#include <gtest/gtest.h>

namespace {

using web::JsonBody;
using web::Needed;

std::string codes(JsonBody const& body)
{
    auto const error = body.error();
    if (!error) return "";
    std::string all;
    for (auto const& problem : error->problems)
        all += std::string{problem.field} + ":" + std::string{problem.code} +
               (problem.detail.empty() ? "" : "(" + problem.detail + ")") + " ";
    return all;
}

TEST(JsonBody, ReadsEveryKindOfField)
{
    JsonBody body{
        R"({"name": "  Đan Phượng ", "count": 3, "rate": 1.5, "open": true, "on": "2026-02-05", "born": "1966-05",
                      "id": "0000000000010", "ids": ["0000000000011"], "tags": ["a", "b"], "none": null})"};
    EXPECT_EQ(body.text("name"), "Đan Phượng");
    EXPECT_EQ(body.integer("count"), 3);
    EXPECT_EQ(body.real("rate"), 1.5);
    EXPECT_EQ(body.boolean("open"), true);
    EXPECT_EQ(body.date("on"), base::day(2026, 2, 5));
    EXPECT_EQ(body.partial_date("born"), (base::PartialDate{base::day(1966, 5, 1), base::Precision::month}));
    EXPECT_EQ(body.id<base::Id<struct X>>("id")->value, 32);
    EXPECT_EQ(body.ids<base::Id<struct X>>("ids").at(0).value, 33);
    EXPECT_EQ(body.texts("tags"), (std::vector<std::string>{"a", "b"}));
    EXPECT_FALSE(body.text("none"));
    EXPECT_FALSE(body.text("missing"));
    EXPECT_EQ(codes(body), "");
}

TEST(JsonBody, TellsEverythingThatIsWrong)
{
    JsonBody body{R"({"name": 5, "count": "3", "on": "5/2/2026", "id": "x", "tags": [1], "typo": 1, "blank": " "})"};
    body.text("name", Needed::yes);
    body.integer("count");
    body.date("on");
    body.id<base::Id<struct X>>("id");
    body.texts("tags");
    body.text("blank", Needed::yes);
    body.text("gone", Needed::yes);
    EXPECT_EQ(
        codes(body),
        "name:json.not_text count:json.not_whole on:json.not_a_day(5/2/2026) id:json.not_an_id(x) tags:json.not_text "
        "blank:required gone:required :json.unknown_field(typo) ");
}

TEST(JsonBody, BrokenTextIsOneProblem)
{
    for (auto const* text : {"", "{", "nonsense", "{\"a\": 1} x", "{\"a\": \"\xff\"}", "{\"a\": 01}"}) {
        JsonBody body{std::string_view{text}};
        body.text("a", Needed::yes);
        EXPECT_EQ(codes(body), ":json.broken ") << text;
    }
    EXPECT_EQ(codes(JsonBody{std::string_view{"[1]"}}), ":json.not_an_object ");
}

TEST(JsonBody, DepthIsLimited)
{
    EXPECT_EQ(codes(JsonBody{std::string_view{"{\"a\": " + std::string(100'000, '[')}}), ":json.broken ");
}

TEST(JsonBody, NulIsNoText)
{
    JsonBody body{R"({"a": "x\u0000y"})"};
    EXPECT_FALSE(body.text("a"));
    EXPECT_EQ(codes(body), "a:json.not_text ");
}

TEST(JsonBody, ObjectsInside)
{
    JsonBody body{R"({"rows": [{"n": 1}, {"n": "x", "m": 2}], "one": {"a": "b"}})"};
    auto rows = body.objects("rows");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].integer("n"), 1);
    EXPECT_FALSE(rows[1].integer("n"));
    body.absorb("rows", rows[1]);
    EXPECT_EQ(body.object("one")->text("a"), "b");
    EXPECT_EQ(codes(body), "rows:json.not_whole(n) rows:json.unknown_field(m) ");
}

}   // namespace
