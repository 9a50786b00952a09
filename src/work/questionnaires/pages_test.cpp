#include "work/questionnaires/pages.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/questionnaires/sample_for_tests.hpp"
#include "work/questionnaires/xlsform.hpp"

namespace questionnaires {
namespace {

using web::Method;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class QuestionnairePages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), editor_page_routes(), question_page_routes(), api_routes()});
        sign_in(area.district);
    }
    void sign_in(UnitId scope, bool edits = true)
    {
        web::Actor minh{.user = 2, .name = "Minh", .grants = {{"surveys.view", scope.value}}};
        if (edits) minh.grants.push_back({"surveys.edit", scope.value});
        client->sign_in(minh);
    }
    QuestionnaireId made()
    {
        auto const tx = db->begin(db::Access::write);
        auto const id = add(**tx, support::lan, area.district, sample_survey());
        tx->commit();
        return id;
    }
    Draft stored(QuestionnaireId id)
    {
        auto const tx = db->begin(db::Access::read);
        return *find(**tx, id);
    }
    std::string revision(QuestionnaireId id) { return std::to_string(stored(id).revision); }

    support::Area area;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(QuestionnairePages, MakeAQuestionnaireQuestionByQuestion)
{
    EXPECT_EQ(client->post("/questionnaires", {{"title", ""}}).status, 422);
    auto const answer = client->post("/questionnaires", {{"title", "Khảo sát năm 2026"}});
    std::string const location{web::header_of(answer, "location")};
    EXPECT_TRUE(has(client->get(location), "Khảo sát năm 2026"));
    EXPECT_EQ(client->get(location + "/questions/new").status, 200);
    auto const id = QuestionnaireId::parse(location.substr(location.rfind('/') + 1));
    EXPECT_EQ(client
                  ->post(location + "/questions",
                         {{"kind", "yes_no"}, {"label", "Còn hoạt động không?"}, {"required", "1"}, {"revision", "1"}})
                  .status,
              303);
    auto const refused =
        client->post(location + "/questions",
                     {{"kind", "number"}, {"label", "Số lao động"}, {"min", "ít"}, {"revision", revision(id)}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "value=\"ít\"") || has(refused, "Số lao động"));
    EXPECT_EQ(client
                  ->post(location + "/questions", {{"kind", "number"},
                                                   {"label", "Số lao động"},
                                                   {"min", "0"},
                                                   {"max", "1.000"},
                                                   {"clause_question[]", "con_hoat_dong_khong"},
                                                   {"clause_compared[]", "="},
                                                   {"clause_value[]", "Có"},
                                                   {"field", "workers"},
                                                   {"revision", revision(id)}})
                  .status,
              303);
    EXPECT_EQ(client
                  ->post(location + "/questions", {{"kind", "one"},
                                                   {"label", "Ngành chính"},
                                                   {"choice_code[]", ""},
                                                   {"choice_label[]", "Đồ gỗ"},
                                                   {"choice_label_en[]", "Wood"},
                                                   {"choice_code[]", ""},
                                                   {"choice_label[]", "Thực phẩm"},
                                                   {"choice_label_en[]", ""},
                                                   {"choice_code[]", ""},
                                                   {"choice_label[]", ""},
                                                   {"choice_label_en[]", ""},
                                                   {"revision", revision(id)}})
                  .status,
              303);
    auto const questions = stored(id).questionnaire.questions;
    ASSERT_EQ(questions.size(), 3U);
    EXPECT_EQ(questions[1].max, parse_decimal("1000"));
    EXPECT_EQ(questions[1].when, (Condition{false, {{"con_hoat_dong_khong", Compared::equal, "yes"}}}));
    EXPECT_EQ(questions[2].choices.size(), 2U);
    EXPECT_EQ(questions[2].choices[0].code, "do_go");
    EXPECT_EQ(client->post(location + "/publication", {{"revision", revision(id)}}).status, 303);
    EXPECT_TRUE(has(client->get("/questionnaires"), "Bản 1"));
}

TEST_P(QuestionnairePages, EditMoveAndRemoveQuestions)
{
    auto const id = made();
    auto const url = url_of(id);
    auto const form = client->get(url + "/questions/needs");
    EXPECT_TRUE(has(form, "Vay vốn") && has(form, "value=\"2,5 tỷ đồng\""));
    // a condition that no longer has its question above it is told before the questionnaire can be given out
    EXPECT_EQ(client->post(url + "/questions/needs/move?to=up", {}).status, 303);
    auto const page = client->get(url);
    EXPECT_TRUE(has(page, "không đứng trước câu này"));
    EXPECT_FALSE(has(page, "/publication"));
    EXPECT_EQ(client->post(url + "/publication", {{"revision", revision(id)}}).status, 422);
    EXPECT_EQ(client->post(url + "/questions/needs/removal", {}).status, 303);
    EXPECT_TRUE(has(client->get(url), "/publication"));
    EXPECT_EQ(client->get(url + "/questions/needs").status, 404);
}

TEST_P(QuestionnairePages, KeepWhatASecondEditorTyped)
{
    auto const id = made();
    auto const url = url_of(id);
    auto const old = revision(id);
    EXPECT_EQ(client->post(url, {{"title", "Tên mới"}, {"revision", old}}).status, 303);
    auto const late =
        client->post(url + "/questions/why_not",
                     {{"kind", "text"}, {"label", "Lý do ngừng"}, {"name", "why_not"}, {"revision", old}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(has(late, "Lý do ngừng"));
    EXPECT_TRUE(has(late, "value=\"" + revision(id) + "\""));   // sent again, it is taken
}

TEST_P(QuestionnairePages, TryAnswersWithoutSavingThem)
{
    auto const url = url_of(made());
    EXPECT_TRUE(has(client->get(url + "/trial"), "data-when"));
    auto const wrong = client->post(url + "/trial", {{"answer.operating", "yes"}, {"answer.workers", "nhiều"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(has(wrong, "nhiều"));
    auto const right = client->post(url + "/trial", {{"answer.operating", "yes"},
                                                     {"answer.workers", "1.200"},
                                                     {"answer.needs", "credit"},
                                                     {"answer.needs", "training"},
                                                     {"answer.shifts.3.hour", "6-14"},
                                                     {"answer.shifts.3.people", "40"}});
    EXPECT_EQ(right.status, 200) << right.body;
    EXPECT_TRUE(has(right, "Các câu trả lời này hợp lệ"));
    EXPECT_TRUE(has(right, "name=\"answer.shifts.1.people\" value=\"40\""));   // the empty rows closed up
}

TEST_P(QuestionnairePages, BelongToAUnit)
{
    auto const url = url_of(made());
    sign_in(area.phung);
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_FALSE(has(client->get(url), "/questions/new"));
    EXPECT_EQ(client->get(url + "/questions/new").status, 404);
    EXPECT_EQ(client->post(url + "/questions/needs/removal", {}).status, 404);
    EXPECT_EQ(client->post(url, {{"title", "x"}, {"revision", "1"}}).status, 404);
    sign_in(area.city, false);
    EXPECT_EQ(client->post("/questionnaires", {{"title", "x"}}).status, 403);
}

TEST_P(QuestionnairePages, SpeakTheApi)
{
    auto const id = made();
    auto const url = "/api/v1" + url_of(id);
    auto const got = client->api(Method::get, url);
    EXPECT_TRUE(has(got, "\"name\":\"shifts\""));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/questionnaires"), id.text()));
    auto const definition = R"({"title":"Mới","questions":[{"name":"open","kind":"yes_no","label":"Còn hoạt động?"}]})";
    auto const change = [&](std::string const& revision_sent) {
        return client->api(Method::put, url,
                           R"({"revision":)" + revision_sent + R"(,"definition":)" + definition + "}");
    };
    EXPECT_EQ(change("1").status, 200);
    EXPECT_EQ(change("1").status, 409);
    EXPECT_EQ(client->api(Method::post, url + "/publication", R"({"revision":2})").status, 201);
    EXPECT_TRUE(has(client->api(Method::get, url + "/versions/1"), "Còn hoạt động?"));
    EXPECT_EQ(client->api(Method::get, url + "/versions/2").status, 404);
    auto const added = client->api(Method::post, "/api/v1/questionnaires",
                                   R"({"unit":")" + area.district.text() + R"(","definition":)" + definition + "}");
    EXPECT_EQ(added.status, 201);
    EXPECT_EQ(client
                  ->api(Method::post, "/api/v1/questionnaires",
                        R"({"unit":")" + area.city.text() + R"(","definition":)" + definition + "}")
                  .status,
              404);
    EXPECT_EQ(client
                  ->api(Method::post, "/api/v1/questionnaires",
                        R"({"unit":")" + area.district.text() +
                            R"(","definition":{"title":"x","questions":[{"name":"A b","kind":"text","label":"x"}]}})")
                  .status,
              422);
    EXPECT_EQ(client->api(Method::post, url + "/withdrawal", R"({"revision":3})").status, 204);
    EXPECT_EQ(client->api(Method::get, url).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, QuestionnairePages, support::both, support::dialect_name);

}   // namespace
}   // namespace questionnaires
