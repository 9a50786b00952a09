#include "base/json.hpp"
#include "base/id.hpp"
#include "base/json_object.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Json, WritesObjectsAndLists)
{
    JsonWriter json;
    json.begin_object()
        .key("name")
        .text("Đan Phượng")
        .key("list")
        .begin_array()
        .number(1)
        .number(-2)
        .null()
        .end_array();
    json.key("inner").begin_object().end_object().key("half").real(0.5).key("on").boolean(true).key("raw").json("[1]");
    json.end_object();
    EXPECT_EQ(json.str(), R"({"name":"Đan Phượng","list":[1,-2,null],"inner":{},"half":0.5,"on":true,"raw":[1]})");
}

TEST(Json, EscapesAndRepairs)
{
    EXPECT_EQ(json_quoted("a\"b\\c\n\t\r\x01"), R"("a\"b\\c\n\t\r\u0001")");
    EXPECT_EQ(json_quoted("x\xFFy"), "\"x\uFFFDy\"");
    EXPECT_EQ(json_quoted("\xE1\xBB"), "\"\uFFFD\"");
    EXPECT_EQ(json_quoted(""), "\"\"");
}

TEST(Json, NumbersThatJsonLacksBecomeNull)
{
    JsonWriter json;
    json.begin_array()
        .real(std::numeric_limits<double>::infinity())
        .real(2)
        .number(std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(json.end_array().take(), "[null,2,-9223372036854775808]");
}

TEST(Json, AnObjectWritesIdsDaysNumbersAndMissingValuesEachInItsWay)
{
    struct Tag;
    JsonWriter json;
    JsonObject{json}("id", Id<Tag>{1})("name", std::string{"Lan"})("on", Date{})("count", 3)("known", true)(
        "ended_on", std::optional<Date>{});
    EXPECT_EQ(json.take(),
              R"({"id":"0000000000001","name":"Lan","on":"1970-01-01","count":3,"known":true,"ended_on":null})");
}

}   // namespace
}   // namespace base
