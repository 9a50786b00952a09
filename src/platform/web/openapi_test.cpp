#include "platform/web/openapi.hpp"

#include <gmock/gmock.h>

#include "base/expect.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace web;

Response nothing(Request const&, Context&) { return {}; }

constexpr SchemaField owner_fields[] = {{"name", JsonType::text}};
constexpr Schema owner{"Owner", owner_fields};
constexpr SchemaField note_fields[] = {
    {"id", JsonType::id},
    {"text", JsonType::text, "What it says"},
    {"on", JsonType::date, {}, true, true},
    {"size", JsonType::integer, {}, false},
    {"owner", JsonType::object, {}, false, true, &owner},
    {"tags", JsonType::list, {}, false},
};
constexpr Schema note{"Note", note_fields};
constexpr SchemaField query[] = {{"q", JsonType::text, "Search", false}};
constexpr ApiDoc list_doc{.summary = "List notes", .query = query, .answer = Answer::list, .of = &note};
constexpr ApiDoc show_doc{.summary = "Show a note", .answer = Answer::object, .of = &note};
constexpr ApiDoc add_doc{.summary = "Add a note", .body = &note, .answer = Answer::object, .of = &note, .status = 201};

constexpr Route routes[] = {
    {Method::get, "/notes", anyone, nothing},
    {Method::get, "/api/v1/notes", {"notes.view"}, nothing, &list_doc},
    {Method::post, "/api/v1/notes", {"notes.edit"}, nothing, &add_doc},
    {Method::get, "/api/v1/notes/{id}", {"notes.view"}, nothing, &show_doc},
};

TEST(OpenApi, DescribesTheRowsOfTheApi)
{
    auto const text = openapi({routes});
    EXPECT_THAT(text, HasSubstr(R"("openapi":"3.1.0")"));
    EXPECT_THAT(text, HasSubstr(R"("/api/v1/notes/{id}":{"get":{"operationId":"get_notes_id")"));
    EXPECT_THAT(text, HasSubstr(R"("on":{"type":["string","null"],"format":"date"})"));
    EXPECT_THAT(text, HasSubstr(R"("owner":{"anyOf":[{"$ref":"#/components/schemas/Owner"},{"type":"null"}]})"));
    EXPECT_THAT(text, HasSubstr(R"("required":["id","text","on"])"));
    EXPECT_THAT(text, HasSubstr(R"({"name":"confirmed-not-secret","in":"header","required":false)"));
    EXPECT_THAT(text, testing::Not(HasSubstr("\"/notes\"")));
}

TEST(OpenApi, ARowWithoutADescriptionIsABug)
{
    static constexpr Route bare[] = {{Method::get, "/api/v1/bare", anyone, nothing}};
    EXPECT_THROW(openapi({bare}), base::Bug);
}

std::vector<std::string> faults(std::size_t row, std::string body, int status = 200)
{
    return answer_faults(routes[row], Response{status, {}, std::move(body)});
}

TEST(AnswerFaults, AnAnswerAsPromisedHasNone)
{
    EXPECT_THAT(faults(3, R"({"id":"0000000000010","text":"x","on":null,"owner":{"name":"Lan"},"tags":["a"]})"),
                IsEmpty());
    EXPECT_THAT(faults(1, R"({"items":[{"id":"0000000000010","text":"x","on":"2026-02-05"}],"next":null})"), IsEmpty());
}

TEST(AnswerFaults, EveryDifferenceIsTold)
{
    EXPECT_THAT(
        faults(3, R"({"id":"x","text":null,"size":"1","owner":{},"more":1})"),
        ElementsAre("GET /api/v1/notes/{id}.id is no id", "GET /api/v1/notes/{id}.text is null",
                    "GET /api/v1/notes/{id}.on is missing", "GET /api/v1/notes/{id}.size is no whole number",
                    "GET /api/v1/notes/{id}.owner.name is missing", "GET /api/v1/notes/{id}.more is not described"));
    EXPECT_THAT(faults(2, "{", 200),
                ElementsAre("POST /api/v1/notes answers 200, not 201", "POST /api/v1/notes answers no JSON"));
    EXPECT_THAT(faults(1, "[]"), ElementsAre("GET /api/v1/notes is no list {items, next}"));
}

}   // namespace
