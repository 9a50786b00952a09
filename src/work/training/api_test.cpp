#include "work/training/page_fixture.hpp"

namespace training {
namespace {

using web::Method;

class TrainingApi : public testing::OnPages {
protected:
    web::Response api(Method method, std::string const& url, std::string body = {})
    {
        return client->api(method, "/api/v1" + url, std::move(body));
    }
    std::string class_body(std::string const& more = "")
    {
        return R"({"code": "NV-2025-03", "name": "Nghiệp vụ công đoàn", "type": "union_work",)"
               R"( "opened_on": "2025-09-08",)"
               R"( "place": ")" +
               area.phung.text() + "\"" + more + "}";
    }
};

TEST_P(TrainingApi, OpensAndChangesAClass)
{
    auto const made = api(Method::post, "/classes", class_body());
    ASSERT_EQ(made.status, 201) << made.body;
    auto const url = "/classes/" + id_in(made);
    EXPECT_TRUE(has(api(Method::get, url), "NV-2025-03"));
    EXPECT_TRUE(has(api(Method::get, "/classes?year=2025"), "NV-2025-03"));
    EXPECT_EQ(api(Method::put, url, class_body(R"(, "venue": "Xã Phùng", "revision": 1)")).status, 200);
    EXPECT_EQ(api(Method::put, url, class_body(R"(, "revision": 1)")).status, 409);
    EXPECT_EQ(api(Method::put, url, class_body(R"(, "closed_on": "2025-09-01", "revision": 2)")).status, 422);
    EXPECT_EQ(api(Method::post, "/classes", class_body()).status, 422) << "the code is taken";
}

TEST_P(TrainingApi, EnrolsRecordsAndCertifies)
{
    auto const learner = enrolled(opened_class());
    EXPECT_EQ(api(Method::put, learner + "/result", R"({"result": "good"})").status, 422);
    EXPECT_EQ(api(Method::put, learner + "/result", R"({"result": "passed", "mark_tenths": 101})").status, 422);
    auto const certificate = R"({"number": "12/2025", "issued_on": "2025-06-07"})";
    EXPECT_EQ(api(Method::post, learner + "/certificate", certificate).status, 422) << "not passed yet";
    auto const passed = api(Method::put, learner + "/result", R"({"result": "passed", "mark_tenths": 85})");
    EXPECT_TRUE(has(passed, "\"mark_tenths\":85")) << passed.body;
    auto const issued = api(Method::post, learner + "/certificate", certificate);
    ASSERT_EQ(issued.status, 201) << issued.body;
    EXPECT_TRUE(has(issued, "\"valid_until\":\"2030-06-07\""));
    EXPECT_EQ(api(Method::post, learner + "/certificate", certificate).status, 409);
    EXPECT_EQ(api(Method::put, learner + "/result", R"({"result": "failed"})").status, 409);
    EXPECT_EQ(api(Method::post, learner + "/certificate/cancellation", "{}").status, 422);
    auto const cancelled = api(Method::post, learner + "/certificate/cancellation", R"({"reason": "Sai tên"})");
    EXPECT_TRUE(has(cancelled, "\"certificate_number\":null")) << cancelled.body;
    EXPECT_EQ(api(Method::delete_, learner).status, 204);
    EXPECT_EQ(api(Method::get, learner).status, 404);
    EXPECT_EQ(audited("cancelled", "certificate"), 1U);
}

TEST_P(TrainingApi, RecordsSessionsAndWhoWasThere)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    auto const enrolment = learner.substr(learner.rfind('/') + 1);
    EXPECT_EQ(api(Method::post, url + "/sessions", R"({"held_on": "2025-05-31", "periods": 5})").status, 422);
    auto const made = api(Method::post, url + "/sessions", R"({"held_on": "2025-06-01", "periods": 5})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const session = url + "/sessions/" + id_in(made) + "/attendance";
    EXPECT_TRUE(has(api(Method::get, session), "\"periods_attended\":null"));
    auto const item = [&](std::string const& who, int periods) {
        return R"({"items": [{"enrolment": ")" + who + R"(", "periods_attended": )" + std::to_string(periods) + "}]}";
    };
    EXPECT_EQ(api(Method::put, session, item(enrolment, 6)).status, 422);
    EXPECT_EQ(api(Method::put, session, item("0000000000001", 1)).status, 422);
    EXPECT_TRUE(has(api(Method::put, session, item(enrolment, 4)), "\"periods_attended\":4"));
}

TEST_P(TrainingApi, StrangersFindNothing)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    as_hoa();
    for (auto const& hidden : {url, url + "/enrolments", learner, url + "/sessions"})
        EXPECT_EQ(api(Method::get, hidden).status, 404) << hidden;
    EXPECT_EQ(api(Method::put, learner + "/result", R"({"result": "passed"})").status, 404);
    EXPECT_EQ(api(Method::delete_, learner).status, 404);
    EXPECT_FALSE(has(api(Method::get, "/classes"), "CTD-2025-01"));
}

INSTANTIATE_TEST_SUITE_P(Both, TrainingApi, support::both, support::dialect_name);

}   // namespace
}   // namespace training
