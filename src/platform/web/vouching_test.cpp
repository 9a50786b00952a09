#include "platform/web/vouching.hpp"

#include <gmock/gmock.h>

#include "platform/web/csrf.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

namespace web {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr db::Sql insert_note{"test.insert_note", "INSERT INTO note (text) VALUES (:text)"};
constexpr db::Sql select_notes{"test.select_notes", "SELECT text FROM note ORDER BY text"};

int looked = 0;
int held_up = 0;   // how often the first look is to fail

Response save(Request const& request, Context& context)
{
    auto const text = request.body.empty() ? request.form.get("note") : std::string_view{request.body};
    if (text.empty()) return Response{422, {}, "empty"};
    context.tx.change(insert_note, {{"text", text}});
    return see_other("/notes");
}
Response made(Request const& request, Context& context)
{
    save(request, context);
    return json("{}", 200);
}
Response read_only(Request const&, Context&) { return Response{200, {}, "read"}; }

constexpr Permission edit_notes{"notes.edit"};
constexpr SchemaField note_fields[] = {{"note", JsonType::text}};
constexpr Schema note_schema{"Note", note_fields};
constexpr Schema nothing{"Nothing", {}};
constexpr ApiDoc doc{.summary = "Note", .body = &note_schema, .answer = Answer::object, .of = &nothing};
constexpr Route routes[] = {
    {Method::post, "/notes/{id}", edit_notes, save},
    {Method::post, "/read", edit_notes, read_only, nullptr, Opens::reading},
    {Method::post, "/api/v1/notes", edit_notes, made, &doc},
};

std::optional<base::Problem> no_red(std::string_view bytes)
{
    ++looked;
    if (held_up-- > 0) throw db::Retry("busy");
    if (bytes.find("red") == std::string_view::npos) return std::nullopt;
    return base::Problem{"", "secrecy.pdf"};
}
std::optional<base::Problem> no_black(std::string_view text)
{
    if (text.find("black") == std::string_view::npos) return std::nullopt;
    return base::Problem{"", "secrecy.marked", "black"};
}
std::optional<DoubtfulWords> blue(std::string_view text, base::Date)
{
    if (text.find("blue") == std::string_view::npos) return std::nullopt;
    return DoubtfulWords{"blue", std::string{text}};
}
void note(Context& context, Request const& request, Route const& route, Vouched vouched)
{
    std::string const what = vouched == Vouched::files ? "files" : "texts";
    context.tx.change(insert_note,
                      {{"text", what + " " + std::string{route.pattern} + " " + std::string{request.in_path("id")}}});
}

class Vouching : public support::OnBothBare {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        tx->connection().script("CREATE TABLE note (text TEXT NOT NULL)");
        tx->commit();
        client = std::make_unique<TestClient>(
            *db, RouteTables{routes},
            TestSetting{.unfit = {.text = no_black, .content = no_red, .doubtful = blue, .note = note}});
        client->sign_in({.user = 1, .name = "Lan", .grants = {{"notes.edit", 1}}});
        looked = 0;
        held_up = 0;
    }
    std::vector<std::string> notes()
    {
        std::vector<std::string> all;
        auto const tx = db->begin(db::Access::read);
        for (auto const& row : (*tx)->run(select_notes)) all.push_back(row.string(0));
        return all;
    }
    Response api(std::string body, std::string_view confirmed)
    {
        Request request;
        request.method = Method::post;
        request.target = "/api/v1/notes";
        request.headers.add("host", "localhost");
        request.headers.add("x-csrf-token", client->csrf());
        request.headers.add("content-type", "application/json");
        if (!confirmed.empty()) request.headers.add(std::string{confirmed_header}, std::string{confirmed});
        request.body = std::move(body);
        return client->send(std::move(request));
    }

    std::unique_ptr<TestClient> client;
};

TEST_P(Vouching, ADoubtfulTextComesBackToBeChangedOrConfirmedAndNothingTypedIsLost)
{
    TestClient::Pairs const sent{{"day", "1/2/2026"}, {"who", "A"}, {"who", "B"}, {"note", "line 1\r\nlight <blue>"}};
    auto const asked = client->post("/notes/7", sent);
    EXPECT_EQ(asked.status, 422);
    EXPECT_THAT(notes(), IsEmpty());
    for (auto const* part :
         {"action=\"/notes/7\"", "name=\"day\" value=\"1/2/2026\"", "name=\"who\" value=\"A\"",
          "name=\"who\" value=\"B\"", "<textarea name=\"note\"", "line 1\r\nlight &lt;blue&gt;</textarea>", "SE-3",
          "name=\"confirmed_not_secret\"", "<main"})
        EXPECT_THAT(asked.body, HasSubstr(part));
    auto confirmed = sent;
    confirmed.emplace_back(confirmed_field, "1");
    EXPECT_EQ(client->post("/notes/7", confirmed).status, 303);
    EXPECT_THAT(notes(), ElementsAre("line 1\r\nlight <blue>", "texts /notes/{id} 7"));
}

TEST_P(Vouching, AChangedTextIsTakenWithoutMoreAndAnOrdinaryOneIsNeverAskedAbout)
{
    EXPECT_EQ(client->post("/notes/7", {{"note", "green"}}).status, 303);
    EXPECT_THAT(notes(), ElementsAre("green"));
}

TEST_P(Vouching, WhatIsRefusedForAnotherReasonIsNotAskedAbout)
{
    auto const refused = client->post("/notes/7", {{"note", ""}, {"other", "blue"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body, "empty");
    EXPECT_EQ(client->post("/read", {{"note", "blue"}}).status, 200) << "nothing of it is kept";
}

TEST_P(Vouching, PasswordsAndWhatWasTypedToPickARecordAreLeftOut)
{
    EXPECT_EQ(client->post("/notes/7", {{"note", "a"}, {"password", "blue"}}).status, 303);
    EXPECT_EQ(client->post("/notes/7", {{"note", "b"}, {"class", "1"}, {"class_text", "blue"}}).status, 303);
    EXPECT_EQ(client->post("/notes/7", {{"note", "c"}, {"class", ""}, {"class_text", "blue"}}).status, 422);
}

TEST_P(Vouching, ForHtmxTheQuestionTakesThePlaceOfThePage)
{
    Request request;
    request.method = Method::post;
    request.target = "/notes/7";
    request.headers.add("host", "localhost");
    request.headers.add("hx-request", "true");
    request.headers.add("content-type", "application/x-www-form-urlencoded");
    request.body = "note=blue&csrf=" + client->csrf();
    auto const asked = client->send(std::move(request));
    EXPECT_EQ(asked.status, 422);
    EXPECT_EQ(header_of(asked, "HX-Retarget"), "#main");
    EXPECT_THAT(asked.body, Not(HasSubstr("<main")));
    EXPECT_THAT(asked.body, HasSubstr("name=\"note\" value=\"blue\""));
}

TEST_P(Vouching, TheApiAnswersAConflictUntilTheHeaderConfirms)
{
    auto const asked = api(R"({"note":"light blue"})", "");
    EXPECT_EQ(asked.status, 409);
    EXPECT_THAT(asked.body, HasSubstr(R"("code":"secrecy.to_confirm")"));
    EXPECT_EQ(api(R"({"note":"blue"})", "no").status, 409);
    EXPECT_THAT(notes(), IsEmpty());
    EXPECT_EQ(api(R"({"note":"blue"})", "true").status, 200);
    EXPECT_THAT(notes(), ElementsAre("texts /api/v1/notes ", R"({"note":"blue"})"));
}

TEST_P(Vouching, AFileIsNotTakenWithoutTheDeclaration)
{
    auto const asked = client->post_files("/notes/7", {{"note", "a <b>"}}, {{"list", "a.csv", "green"}});
    EXPECT_EQ(asked.status, 422);
    EXPECT_THAT(notes(), IsEmpty());
    for (auto const* part : {"multipart/form-data", "name=\"note\" value=\"a &lt;b&gt;\"", "type='file' name=\"list\"",
                             "name=\"declared_not_secret\"", "required"})
        EXPECT_THAT(asked.body, HasSubstr(part));
    EXPECT_EQ(
        client->post_files("/notes/7", {{"note", "a"}, {"declared_not_secret", "1"}}, {{"list", "a.csv", "green"}})
            .status,
        303);
    EXPECT_THAT(notes(), ElementsAre("a", "files /notes/{id} 7"));
    EXPECT_EQ(client->post_files("/notes/7", {{"note", "b"}}, {{"list", "", ""}}).status, 303) << "no file";
    EXPECT_EQ(client->post_files("/read", {}, {{"list", "a.csv", "green"}}).status, 422);
}

TEST_P(Vouching, ALookThatWasHeldUpIsTakenAgainBeforeAnythingIsKept)
{
    held_up = 1;
    auto const refused =
        client->post_files("/notes/7", {{"note", "a"}, {"declared_not_secret", "1"}}, {{"list", "a.csv", "red"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(looked, 2);
    EXPECT_THAT(notes(), IsEmpty());
}

TEST_P(Vouching, APageThatOnlyReadsTellsItselfWhatItCannotTake)
{
    auto const answer = client->post_files("/read", {{"declared_not_secret", "1"}}, {{"list", "a.csv", "red"}});
    EXPECT_EQ(answer.body, "read");
    EXPECT_EQ(client->post_files("/read", {}, {{"list", "a.csv", "red"}}).status, 422) << "declared all the same";
}

TEST_P(Vouching, FilesAreLookedIntoOnlyForWhoMaySendThem)
{
    auto const red = std::vector<Upload>{{"list", "a.csv", "red"}};
    auto const refused = client->post_files("/notes/7", {{"note", "a"}, {"declared_not_secret", "1"}}, red);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("PDF"));
    EXPECT_THAT(notes(), IsEmpty());
    EXPECT_EQ(looked, 1);
    client->sign_in({.user = 2, .name = "Hòa"});
    EXPECT_EQ(client->post_files("/notes/7", {{"note", "a"}, {"declared_not_secret", "1"}}, red).status, 403);
    EXPECT_EQ(looked, 1);
}

TEST_P(Vouching, WhatIsNeverKeptComesBackToBeChangedAndCannotBeConfirmed)
{
    TestClient::Pairs const sent{
        {"day", "1/2/2026"}, {"note", "first\r\nbox <black> 1\r\nlast"}, {"password", "s3cret"}};
    auto const refused = client->post("/notes/7", sent);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(notes(), IsEmpty());
    for (auto const* part : {"action=\"/notes/7\"", "name=\"day\" value=\"1/2/2026\"", "<textarea name=\"note\"",
                             "first\r\nbox &lt;black&gt; 1\r\nlast</textarea>", "<q>box &lt;black&gt; 1</q>",
                             "type=\"password\" name=\"password\"", "Có dấu black", "<main"})
        EXPECT_THAT(refused.body, HasSubstr(part));
    EXPECT_THAT(refused.body, Not(HasSubstr("confirmed_not_secret")));
    EXPECT_THAT(refused.body, Not(HasSubstr("s3cret")));
    EXPECT_EQ(client->post("/notes/7", {{"note", "black"}, {"confirmed_not_secret", "1"}}).status, 422);
    EXPECT_THAT(notes(), IsEmpty());
    EXPECT_EQ(client->post("/notes/7", {{"note", "box 1"}}).status, 303);
    auto const told = api(R"({"note":"black"})", "true");
    EXPECT_EQ(told.status, 422);
    EXPECT_THAT(told.body, HasSubstr(R"("code":"secrecy.marked")"));
}

TEST_P(Vouching, AFileThatIsNeverKeptTakesNothingTypedWithIt)
{
    auto const refused =
        client->post_files("/notes/7", {{"note", "typed"}, {"declared_not_secret", "1"}}, {{"list", "a.csv", "red"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("name=\"note\" value=\"typed\""));
    EXPECT_THAT(refused.body, HasSubstr("type='file' name=\"list\""));
    EXPECT_THAT(refused.body, Not(HasSubstr("confirmed_not_secret")));
}

INSTANTIATE_TEST_SUITE_P(Both, Vouching, support::both, support::dialect_name);

}   // namespace
}   // namespace web
