#include <gtest/gtest.h>

#include "work/contacts/store.hpp"
#include "work/surveys/pages_fixture.hpp"
#include "work/surveys/review_store.hpp"

namespace surveys {
namespace {

using base::day;
using testing::has;
using web::Method;

class SurveyAnswers : public testing::Pages {};

TEST_P(SurveyAnswers, TakeWhatPhonesSend)
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

TEST_P(SurveyAnswers, WritePhonesAnswersToTheRecordThatStayed)   // SV-12
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

TEST_P(SurveyAnswers, AnEnterpriseAnswersByItselfOnceAndSeesNothingElse)
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

TEST_P(SurveyAnswers, TakeAFilledWorkbook)
{
    auto const id = begun();
    as(minh);
    EXPECT_TRUE(has(client->get("/surveys/mine"), "/workbook"));
    EXPECT_EQ(client->get(url_of(id) + "/workbook").status, 200);
    EXPECT_TRUE(client->get(url_of(id) + "/workbook/file").body.starts_with("PK"));
    EXPECT_EQ(client->post(url_of(id) + "/workbook", {}).status, 422);
}

INSTANTIATE_TEST_SUITE_P(Both, SurveyAnswers, support::both, support::dialect_name);

}   // namespace
}   // namespace surveys
