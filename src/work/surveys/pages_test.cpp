#include "work/surveys/pages.hpp"

#include <gtest/gtest.h>

#include "registers/enterprises/change_store.hpp"
#include "work/surveys/pages_fixture.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {
namespace {

using base::day;
using testing::has;
using web::Method;

class SurveyPages : public testing::Pages {};

TEST_P(SurveyPages, BeginWithAFrozenList)
{
    auto form = new_survey();
    form.push_back({"act", "count"});
    EXPECT_TRUE(has(client->post("/surveys", form), "Có 3 doanh nghiệp phù hợp"));
    form = new_survey();
    form.push_back({"place", area.trung_chau.text()});
    form.push_back({"act", "count"});
    EXPECT_TRUE(has(client->post("/surveys", form), "Có 1 doanh nghiệp phù hợp"));
    form = new_survey();
    form[3].second = "1/2/2026";
    auto const refused = client->post("/surveys", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "1/2/2026") && has(refused, "Rà soát 2026"));
    auto const id = begun();
    auto const board = client->get(url_of(id));
    EXPECT_TRUE(has(board, "Trần Văn Minh") && has(board, "Xã Trung Châu") && has(board, "Thêm 3 doanh nghiệp"));
    EXPECT_TRUE(has(client->get("/surveys"), "Đã khảo sát 0 trên 3"));
}

TEST_P(SurveyPages, WorkThroughAPile)
{
    auto const id = begun();
    as(minh);
    EXPECT_TRUE(has(client->get("/surveys/mine"), "Công ty Sông Hồng"));
    auto const url = url_of(id, ids[0]);
    EXPECT_EQ(client->get(url).status, 200);
    auto const refused = client->post(url, {{"act", "finish"}, {"answer.workers", "mười"}, {"seen", ""}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "mười"));
    auto const next =
        client->post(url, {{"act", "finish"}, {"answer.open", "yes"}, {"answer.workers", "1.200"}, {"seen", ""}});
    EXPECT_EQ(next.status, 303);
    EXPECT_EQ(web::header_of(next, "location"), url_of(id, ids[1]));
    EXPECT_TRUE(has(client->get(url), "value=\"1.200\""));
    EXPECT_EQ(client->post(url_of(id, ids[1]), {{"act", "other"}, {"other", "refused"}, {"seen", ""}}).status, 422);
    EXPECT_EQ(client
                  ->post(url_of(id, ids[1]),
                         {{"act", "other"}, {"other", "refused"}, {"note", "Chủ bận, hẹn quý sau"}, {"seen", ""}})
                  .status,
              303);
    lead();
    EXPECT_TRUE(has(client->get("/surveys"), "Đã khảo sát 2 trên 3"));
    EXPECT_TRUE(has(client->get(url_of(id) + "/enterprises?state=refused"), "Bình Minh"));
    EXPECT_FALSE(has(client->get(url_of(id) + "/enterprises?state=refused"), "An Khánh"));
}

TEST_P(SurveyPages, KeepBothAnswersOfTwoWhoDidNotSeeEachOther)
{
    auto const id = begun();
    auto const url = url_of(id, ids[0]);
    auto const empty = seen(url);
    client->post(url, {{"act", "save"}, {"answer.workers", "40"}, {"seen", empty}});
    as(minh);
    client->post(url, {{"act", "save"}, {"answer.workers", "50"}, {"answer.open", "yes"}, {"seen", empty}});
    auto const page = client->get(url);
    EXPECT_TRUE(has(page, "name=\"decide.workers\" value=\"40\"") && has(page, "name=\"decide.workers\" value=\"50\""));
    lead();
    EXPECT_TRUE(has(client->get(url_of(id)), "1 câu khác nhau"));
    client->post(url, {{"act", "finish"},
                       {"answer.workers", "50"},
                       {"answer.open", "yes"},
                       {"decide.workers", "40"},
                       {"seen", seen(url)}});
    auto const decided = client->get(url);
    EXPECT_FALSE(has(decided, "decide.workers"));
    EXPECT_TRUE(has(decided, "value=\"40\""));
    EXPECT_FALSE(has(client->get(url_of(id)), "câu khác nhau"));
}

TEST_P(SurveyPages, HandOverAndAddWithAReason)
{
    auto const id = begun();
    auto const filters = "?place=" + area.phung.text();
    EXPECT_TRUE(has(client->get(url_of(id) + "/hand-over" + filters), "2 doanh nghiệp trong danh sách"));
    EXPECT_EQ(client->post(url_of(id) + "/hand-over" + filters, {{"to", "x"}, {"why", ""}}).status, 422);
    EXPECT_EQ(client->post(url_of(id) + "/hand-over" + filters, {{"to", hoa.text()}, {"why", "Minh nghỉ phép"}}).status,
              303);
    EXPECT_TRUE(has(client->get(url_of(id)), "Minh nghỉ phép"));
    as(hoa);
    EXPECT_TRUE(has(client->get("/surveys/mine"), "An Khánh"));
    EXPECT_FALSE(has(client->get("/surveys/mine"), "Sông Hồng"));
    lead();
    EXPECT_EQ(client->post(url_of(id, ids[2]) + "/removal", {}).status, 303);
    EXPECT_EQ(client->post(url_of(id) + "/additions", {{"place", area.trung_chau.text()}}).status, 422);
    EXPECT_EQ(client->post(url_of(id) + "/additions", {{"place", area.trung_chau.text()}, {"why", "Sót"}}).status, 303);
    EXPECT_TRUE(has(client->get(url_of(id)), "Sót"));
}

TEST_P(SurveyPages, AreWrittenOnlyByWhomTheyAreGivenTo)
{
    auto const id = begun();
    auto const url = url_of(id, ids[0]);
    as(hoa);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(url, {{"act", "save"}, {"seen", ""}}).status, 404);
    EXPECT_EQ(client->get(url_of(id)).status, 403);
    auto const sent = client->api(Method::post, "/api/v1" + url_of(id) + "/entries", body(1, "workers", "40"));
    EXPECT_EQ(sent.status, 200);
    EXPECT_TRUE(has(sent, "\"taken\":[]") && has(sent, "không thuộc phần việc"));
    // of a commune out of scope nothing shows
    client->sign_in({.user = 5,
                     .name = "x",
                     .grants = {{"surveys.view", area.trung_chau.value}, {"surveys.answer", area.trung_chau.value}}});
    EXPECT_FALSE(has(client->get(url_of(id) + "/enterprises"), "An Khánh"));
    EXPECT_TRUE(has(client->get(url_of(id) + "/enterprises"), "Sông Hồng"));
    EXPECT_EQ(client->get(url).status, 404);
    lead();
    EXPECT_EQ(client->post(url_of(id) + "/closure", {{"revision", "1"}}).status, 303);
    as(minh);
    EXPECT_EQ(client->post(url, {{"act", "save"}, {"seen", ""}}).status, 404);
    EXPECT_TRUE(
        has(client->api(Method::post, "/api/v1" + url_of(id) + "/entries", body(1, "workers", "40")), "đã kết thúc"));
}

TEST_P(SurveyPages, AreReviewedAndReachTheRegisterAsProposals)
{
    auto const id = begun();
    auto const url = url_of(id, ids[0]);
    EXPECT_EQ(client->post(url + "/review", {{"verdict", "accepted"}}).status, 422);   // still to do
    as(minh);
    client->post(url, {{"act", "finish"}, {"answer.open", "yes"}, {"answer.workers", "40"}, {"seen", ""}});
    EXPECT_FALSE(has(client->get(url), "/review"));
    EXPECT_EQ(client->post(url + "/review", {{"verdict", "accepted"}}).status, 403);
    lead();
    EXPECT_TRUE(has(client->get(url_of(id) + "/enterprises?review=open"), "An Khánh"));
    EXPECT_EQ(client->post(url + "/review", {{"verdict", "sent_back"}}).status, 422);
    EXPECT_EQ(client
                  ->post(url + "/review",
                         {{"verdict", "sent_back"}, {"field", "workers"}, {"review_note", "Số lao động quá nhỏ"}})
                  .status,
              303);
    as(minh);
    auto const back = client->get(url);
    EXPECT_TRUE(has(back, "Số lao động quá nhỏ") && has(back, "Cần xem lại câu này"));
    client->post(url, {{"act", "finish"}, {"answer.open", "yes"}, {"answer.workers", "400"}, {"seen", seen(url)}});
    lead();
    EXPECT_EQ(client->post(url + "/review", {{"verdict", "accepted"}}).status, 303);
    EXPECT_TRUE(has(client->get(url_of(id) + "/enterprises?review=accepted"), "An Khánh"));
    auto const tx = db->begin(db::Access::read);
    auto const record = enterprises::find(**tx, ids[0], today);
    EXPECT_EQ(record->workers, 10);   // nothing is overwritten
    EXPECT_EQ(record->survey_status, "operating");
    auto const asked = enterprises::changes_of(**tx, ids[0]);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].after, "400");
    EXPECT_EQ(asked[0].evidence, "Rà soát 2026");
    ASSERT_EQ(snapshots(**tx, ids[0]).size(), 1U);
    EXPECT_EQ(snapshots(**tx, ids[0])[0].answers, R"({"open":"yes","workers":"400"})");
}

TEST_P(SurveyPages, AreLedByTheApi)
{
    auto const planned = [&](std::string enterprise) {
        return client->api(Method::post, "/api/v1/surveys",
                           R"({"unit":")" + area.district.text() + R"(","title":"Rà soát","questionnaire":")" +
                               questionnaire.text() +
                               R"(","starts_on":"2026-03-01","deadline":"2026-06-30","enterprises":[")" + enterprise +
                               R"("],"responsible":")" + minh.text() + R"("})");
    };
    EXPECT_EQ(planned("0000000000000").status, 404);
    auto const begun_by_api = planned(ids[0].text());
    ASSERT_EQ(begun_by_api.status, 201) << begun_by_api.body;
    auto const at = begun_by_api.body.find("\"id\":\"") + 6;
    auto const url = "/api/v1/surveys/" + begun_by_api.body.substr(at, 13);
    EXPECT_EQ(client->api(Method::post, url + "/hand-over", R"({"to":"0000000000009"})").status, 422);
    EXPECT_TRUE(has(client->api(Method::post, url + "/hand-over", R"({"to":")" + hoa.text() + R"(","why":"x"})"),
                    "\"enterprises\":1"));
    auto const review_url = url + "/enterprises/" + ids[0].text() + "/review";
    EXPECT_EQ(client->api(Method::post, review_url, R"({"verdict":"accepted"})").status, 422);
    EXPECT_EQ(client->api(Method::post, review_url, R"({"verdict":"fine"})").status, 422);
    EXPECT_EQ(client->api(Method::post, review_url, R"({"verdict":"held","note":"Đợi số liệu"})").status, 204);
    EXPECT_EQ(client->api(Method::post, url + "/closure", R"({"revision":7})").status, 409);
    EXPECT_TRUE(has(client->api(Method::post, url + "/closure", R"({"revision":1})"), "2026-03-02"));
    EXPECT_EQ(client->api(Method::post, url + "/closure", R"({"revision":2})").status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, SurveyPages, support::both, support::dialect_name);

}   // namespace
}   // namespace surveys
