#include "work/surveys/pages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/store.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/change_store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/contacts/store.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {
namespace {

using base::day;
using questionnaires::Kind;
using web::Method;

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class SurveyPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        std::vector<enterprises::Enterprise> made;
        for (auto const* name : {"Công ty An Khánh", "Công ty Bình Minh", "Công ty Sông Hồng"})
            made.push_back({.name = name,
                            .legal_type = "llc_multi",
                            .place = made.size() < 2 ? area.phung : area.trung_chau,
                            .workers = 10});
        ids = enterprises::add(**tx, *trees, support::lan, made, today);
        questionnaire = questionnaires::add(
            **tx, support::lan, area.district,
            {{"Phiếu rà soát", ""},
             {{.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động?", ""}, .required = true},
              {.name = "workers", .kind = Kind::number, .label = {"Số lao động", ""}, .field = "workers"}}});
        (void)questionnaires::publish(**tx, support::lan, *questionnaires::find(**tx, questionnaire));
        minh = account(**tx, "minh", "Trần Văn Minh");
        hoa = account(**tx, "hoa", "Lê Thị Hoa");
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), list_page_routes(), capture_page_routes(), offline_page_routes(),
                                  link_page_routes(), workbook_page_routes(), api_routes(), phone_api_routes()});
        lead();
    }
    UserId account(db::Connection& tx, std::string name, std::string display_name)
    {
        auto const id =
            *accounts::add_account(tx, {std::move(name), std::move(display_name)}, "", UserId{1}, support::lan.at);
        accounts::add_grant(
            tx, {.user = id, .role = "surveyor", .unit = area.district, .period = {day(2020, 1, 1), base::forever}},
            UserId{1}, support::lan.at);
        return id;
    }
    void lead()
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"surveys.view", area.district.value},
                                    {"surveys.edit", area.district.value},
                                    {"surveys.answer", area.district.value},
                                    {"enterprises.view", area.district.value}}});
    }
    void as(UserId user)
    {
        client->sign_in({.user = user.value, .name = "x", .grants = {{"surveys.answer", area.district.value}}});
    }
    web::TestClient::Pairs new_survey() const
    {
        return {{"title", "Rà soát 2026"},
                {"questionnaire", questionnaire.text()},
                {"starts_on", "1/3/2026"},
                {"deadline", "30/6/2026"},
                {"responsible", minh.text()}};
    }
    CampaignId begun()
    {
        auto const answer = client->post("/surveys", new_survey());
        EXPECT_EQ(answer.status, 303) << answer.body;
        auto const url = web::header_of(answer, "location");
        return CampaignId::parse(url.substr(url.rfind('/') + 1));
    }
    /// The hidden field that says what a form was made of.
    std::string seen(std::string const& url)
    {
        auto const page = client->get(url).body;
        auto const at = page.find("name='seen' value=\"") + 19;
        return page.substr(at, page.find('"', at) - at);
    }
    std::string body(std::int64_t number, std::string_view field, std::string_view value, std::size_t which = 0,
                     std::string_view device = "phone-0001") const
    {
        return R"({"entries":[{"device":")" + std::string{device} + R"(","number":)" + std::to_string(number) +
               R"(,"enterprise":")" + ids[which].text() + R"(","field":")" + std::string{field} + R"(","value":")" +
               std::string{value} + R"(","written_at":"2026-03-02T01:00:00Z"}]})";
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<EnterpriseId> ids;
    questionnaires::QuestionnaireId questionnaire;
    UserId minh, hoa;
    std::unique_ptr<web::TestClient> client;
};

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

TEST_P(SurveyPages, TakeWhatPhonesSend)
{
    auto const id = begun();
    auto const entries_url = "/api/v1" + url_of(id) + "/entries";
    as(minh);
    auto const work = client->api(Method::get, "/api/v1/surveys/work");
    EXPECT_TRUE(has(work, "Công ty An Khánh") && has(work, "\"name\":\"workers\""));
    for (int twice = 0; twice < 2; ++twice)
        EXPECT_TRUE(has(client->api(Method::post, entries_url, body(1, "workers", "40")), "phone-0001:1"));
    EXPECT_TRUE(has(client->api(Method::post, entries_url, body(2, "weather", "fine")), "\"refused\":[{"));
    EXPECT_EQ(client->api(Method::post, entries_url, body(0, "workers", "1")).status, 422);
    EXPECT_EQ(client->api(Method::post, entries_url, body(1, "workers", "1", 0, "x")).status, 422);
    EXPECT_TRUE(has(client->api(Method::post, entries_url, body(3, "open", "yes")), "phone-0001:3"));
    EXPECT_TRUE(has(client->api(Method::post, entries_url, body(4, "_state", "done")), "phone-0001:4"));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1" + url_of(id, ids[0]) + "/entries"), "\"value\":\"done\""));
    EXPECT_TRUE(has(client->get("/surveys/offline"), "data-form=\"" + id.text()));
    // visits come with the answers, and are no answers
    auto const visit = R"({\"kind\":\"visit\",\"met_on\":\"2026-03-02\",\"note\":\"Đã đến\"})";
    for (int twice = 0; twice < 2; ++twice)
        EXPECT_TRUE(has(client->api(Method::post, entries_url, body(5, "_contact", visit)), "phone-0001:5"));
    auto const empty = R"({\"kind\":\"visit\",\"met_on\":\"2026-03-02\",\"note\":\"\"})";
    EXPECT_TRUE(has(client->api(Method::post, entries_url, body(6, "_contact", empty)), "\"refused\":[{"));
    EXPECT_TRUE(has(client->api(Method::post, entries_url, body(7, "_contact", "visited")), "\"refused\":[{"));
    EXPECT_FALSE(has(client->api(Method::get, "/api/v1" + url_of(id, ids[0]) + "/entries"), "_contact"));
    {
        auto tx = db->begin(db::Access::read);
        ASSERT_EQ(contacts::of_enterprise(**tx, ids[0]).size(), 1u);
        EXPECT_EQ(contacts::of_enterprise(**tx, ids[0]).front().note, "Đã đến");
    }
    as(hoa);
    EXPECT_TRUE(
        has(client->api(Method::post, entries_url, body(1, "_contact", visit, 0, "phone-0002")), "\"refused\":[{"))
        << "nobody writes of what is not theirs";
    EXPECT_EQ(client->api(Method::get, "/api/v1" + url_of(id, ids[0]) + "/entries").status, 404);
    EXPECT_FALSE(has(client->get("/surveys/offline"), "data-form=\"" + id.text()));   // nothing is given to her
    lead();
    auto const listed = client->api(Method::get, "/api/v1" + url_of(id) + "/enterprises?state=done");
    EXPECT_TRUE(has(listed, ids[0].text()));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/surveys"), "Rà soát 2026"));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1/surveys/work"), "\"items\":[]"));
}

TEST_P(SurveyPages, WritePhonesAnswersToTheRecordThatStayed)   // SV-12
{
    auto const id = begun();
    as(minh);
    {
        auto tx = db->begin(db::Access::write);
        static constexpr db::Sql merged{"test.merged", R"sql(
            INSERT INTO record_merge (id, kind, gone_id, stayed_id, title, merged_at, merged_by)
            VALUES (1, 'enterprise', 77, :stayed, 'Công ty cũ', '2026-03-01T00:00:00Z', 1))sql"};
        (**tx).change(merged, {{"stayed", ids[0]}});
        tx->commit();
    }
    auto sent = body(1, "workers", "40");
    sent.replace(sent.find(ids[0].text()), ids[0].text().size(), EnterpriseId{77}.text());
    EXPECT_TRUE(has(client->api(Method::post, "/api/v1" + url_of(id) + "/entries", sent), "phone-0001:1"));
    EXPECT_TRUE(has(client->api(Method::get, "/api/v1" + url_of(id, ids[0]) + "/entries"), "\"value\":\"40\""));
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

TEST_P(SurveyPages, AnEnterpriseAnswersByItselfOnceAndSeesNothingElse)
{
    auto const id = begun();
    auto const url = url_of(id, ids[0]);
    client->post(url, {{"act", "save"}, {"answer.workers", "77"}, {"seen", ""}});
    auto const link_in = [&] {
        auto const page = client->post(url + "/link", {}).body;
        auto const at = page.find("/answer/");
        return page.substr(at, page.find('"', at) - at);
    };
    auto const old = link_in();
    auto const link = link_in();
    client->sign_in({});
    EXPECT_EQ(client->get(old).status, 404);   // replaced
    auto const page = client->get(link);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Công ty An Khánh") && has(page, "Số lao động"));
    EXPECT_FALSE(has(page, "\"77\""));   // nothing that was written before
    EXPECT_FALSE(has(page, "Sông Hồng"));
    EXPECT_EQ(client->post(link, {{"answer.workers", "40"}}).status, 422);
    EXPECT_EQ(client->post(link, {{"answer.open", "yes"}, {"answer.workers", "40"}}).status, 200);
    EXPECT_EQ(client->get(link).status, 404);
    EXPECT_EQ(client->post(link, {{"answer.open", "no"}}).status, 404);
    EXPECT_EQ(client->get("/answer/abc").status, 404);
    lead();
    auto const decided = client->get(url);
    EXPECT_TRUE(has(decided, "name=\"decide.workers\" value=\"77\"") && has(decided, "doanh nghiệp tự ghi"));
    EXPECT_TRUE(has(decided, "Doanh nghiệp đã trả lời"));
}

TEST_P(SurveyPages, TakeAFilledWorkbook)
{
    auto const id = begun();
    as(minh);
    EXPECT_TRUE(has(client->get("/surveys/mine"), "/workbook"));
    EXPECT_EQ(client->get(url_of(id) + "/workbook").status, 200);
    EXPECT_TRUE(client->get(url_of(id) + "/workbook/file").body.starts_with("PK"));
    EXPECT_EQ(client->post(url_of(id) + "/workbook", {}).status, 422);
}

INSTANTIATE_TEST_SUITE_P(Both, SurveyPages, support::both, support::dialect_name);

}   // namespace
}   // namespace surveys
