#include "work/training/page_fixture.hpp"

namespace training {
namespace {

using TrainingPages = testing::OnPages;

TEST_P(TrainingPages, OpensAClassAndShowsIt)
{
    auto const added = client->post("/classes", class_form());
    ASSERT_EQ(added.status, 303) << added.body;
    auto const page = client->get(web::header_of(added, "location"));
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "CTD-2025-01"));
    EXPECT_TRUE(has(page, "01/06/2025"));
    EXPECT_TRUE(has(client->get("/classes?q=nhan+thuc&type=party_awareness&year=2025"), "CTD-2025-01"));
    EXPECT_FALSE(has(client->get("/classes?year=2024"), "CTD-2025-01"));
    EXPECT_FALSE(has(client->get_fragment("/classes"), "<html"));
    EXPECT_EQ(audited("created", "training_class"), 1U);
}

TEST_P(TrainingPages, KeepsWhatWasTypedWhenItRefuses)
{
    auto form = class_form();
    form[1].second = "";
    form[3].second = "31/2/2025";
    auto const refused = client->post("/classes", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "31/2/2025"));
    EXPECT_TRUE(has(refused, "CTD-2025-01"));
    ASSERT_EQ(client->post("/classes", class_form()).status, 303);
    EXPECT_EQ(client->post("/classes", class_form()).status, 422) << "the code is taken";
    form = class_form();
    form[0].second = std::string(61, 'x');
    EXPECT_EQ(client->post("/classes", form).status, 422);
    EXPECT_EQ(audited("created", "training_class"), 1U);
}

TEST_P(TrainingPages, ChangesAClassAndTellsTheSecondWriter)
{
    auto const url = opened_class();
    EXPECT_TRUE(has(client->get(url + "/edit"), "Thị trấn Phùng"));
    auto form = class_form();
    form[7].second = "Xã Đan Phượng";
    form.emplace_back("revision", "1");
    EXPECT_EQ(client->post(url, form).status, 303);
    EXPECT_TRUE(has(client->get(url), "Xã Đan Phượng"));
    form[7].second = "Xã Trung Châu";
    auto const late = client->post(url, form);
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(has(late, "Xã Trung Châu"));
    EXPECT_EQ(audited("changed", "training_class"), 1U);
}

TEST_P(TrainingPages, EnrolsAPersonOnce)
{
    auto const url = opened_class();
    EXPECT_EQ(client->post(url + "/enrolments", {{"person", an.text()}}).status, 303);
    EXPECT_TRUE(has(client->get(url), "Nguyễn Văn An"));
    EXPECT_EQ(client->post(url + "/enrolments", {{"person", an.text()}}).status, 409);
    EXPECT_EQ(client->post(url + "/enrolments", {{"person", "nobody"}}).status, 422);
    EXPECT_EQ(audited("created", "enrolment"), 1U);
}

TEST_P(TrainingPages, RecordsAResultAndACertificate)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    auto const without_pass = client->post(
        learner, {{"result", "failed"}, {"mark", "4,5"}, {"number", "12/2025"}, {"issued_on", "7/6/2025"}});
    EXPECT_EQ(without_pass.status, 422);
    EXPECT_TRUE(has(without_pass, "12/2025"));
    EXPECT_EQ(client->post(learner, {{"result", "passed"}, {"mark", "11"}}).status, 422);
    EXPECT_EQ(
        client->post(learner, {{"result", "passed"}, {"mark", "8,5"}, {"number", "12/2025"}, {"issued_on", "7/6/2025"}})
            .status,
        303);
    EXPECT_TRUE(has(client->get(url), "12/2025"));
    // good for 60 months, that day included
    EXPECT_TRUE(has(client->get(learner), "07/06/2030"));
    EXPECT_EQ(audited("result_recorded", "enrolment"), 1U);
    EXPECT_EQ(audited("issued", "certificate"), 1U);
}

TEST_P(TrainingPages, KeepsTheResultThatACertificateNeeds)
{
    auto const learner = enrolled(opened_class());
    client->post(learner, {{"result", "passed"}, {"number", "12/2025"}, {"issued_on", "7/6/2025"}});
    auto const refused = client->post(learner, {{"result", "failed"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(has(refused, "Hãy hủy giấy đó"));
    EXPECT_EQ(client->post(learner + "/certificate/cancellation", {{"reason", ""}}).status, 422);
    EXPECT_EQ(client->post(learner + "/certificate/cancellation", {{"reason", "Sai tên"}}).status, 303);
    EXPECT_EQ(client->post(learner + "/certificate/cancellation", {{"reason", "Sai tên"}}).status, 404);
    EXPECT_EQ(client->post(learner, {{"result", "failed"}}).status, 303);
    EXPECT_EQ(audited("cancelled", "certificate"), 1U);
}

TEST_P(TrainingPages, TakesAnEnrolmentBack)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    EXPECT_EQ(client->post(learner, {{"_method", "delete"}}).status, 303);
    EXPECT_FALSE(has(client->get(url), "Nguyễn Văn An"));
    EXPECT_EQ(client->get(learner).status, 404);
    EXPECT_EQ(audited("withdrawn", "enrolment"), 1U);
}

TEST_P(TrainingPages, RecordsWhoWasThere)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    auto const refused =
        client->post(url + "/sessions", {{"held_on", "31/5/2025"}, {"topic", "Bài 1"}, {"periods", "0"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "31/5/2025")) << "what was typed stays";
    EXPECT_TRUE(has(refused, "Bài 1"));
    ASSERT_EQ(client->post(url + "/sessions", {{"held_on", "1/6/2025"}, {"topic", "Bài 1"}, {"periods", "5"}}).status,
              303);
    auto const sessions = client->api(web::Method::get, "/api/v1" + url + "/sessions");
    auto const session = url + "/sessions/" + id_in(sessions);
    auto const field = learner.substr(learner.rfind('/') + 1);
    EXPECT_TRUE(has(client->get(session), R"(value="5")")) << "there all the time, until somebody says otherwise";
    auto const too_many = client->post(session, {{field, "6"}});
    EXPECT_EQ(too_many.status, 422);
    EXPECT_TRUE(has(too_many, R"(value="6")"));
    EXPECT_EQ(client->post(session, {{field, ""}}).status, 303) << "not recorded";
    EXPECT_EQ(client->post(session, {{field, "4"}}).status, 303);
    EXPECT_TRUE(has(client->get(session), R"(value="4")"));
    // 4 of 5 periods are 80 %: at the limit one still passes
    EXPECT_TRUE(has(client->get(learner), "Theo số tiết dự và bài thu hoạch: Đạt"));
    EXPECT_EQ(audited("created", "class_session"), 1U);
    EXPECT_EQ(audited("attendance_recorded", "enrolment"), 1U);
}

TEST_P(TrainingPages, StrangersFindNothing)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    as_hoa();
    EXPECT_FALSE(has(client->get("/classes"), "CTD-2025-01"));
    for (auto const& hidden : {url, url + "/edit", learner}) EXPECT_EQ(client->get(hidden).status, 404) << hidden;
    EXPECT_EQ(client->post(url, class_form()).status, 404);
    EXPECT_EQ(client->post(url + "/enrolments", {{"person", an.text()}}).status, 404);
    EXPECT_EQ(client->post(learner, {{"result", "passed"}}).status, 404);
    EXPECT_EQ(client->post(url + "/sessions", {{"held_on", "1/6/2025"}, {"periods", "5"}}).status, 404);
    EXPECT_EQ(client->post("/classes", class_form()).status, 422) << "not an area of Hòa's";
    client->sign_in({.user = 3, .name = "Dũng"});
    EXPECT_EQ(client->get("/classes").status, 403);
}

TEST_P(TrainingPages, WhoSeesAllMayChangeOnlyWhatIsTheirs)
{
    auto const url = opened_class();
    auto const learner = enrolled(url);
    client->sign_in({.user = 2,
                     .name = "Hòa",
                     .grants = {{"training.view", area.district.value}, {"training.edit", area.trung_chau.value}}});
    EXPECT_EQ(client->get(url).status, 200);
    for (auto const& hidden : {url + "/edit", learner}) EXPECT_EQ(client->get(hidden).status, 404) << hidden;
    EXPECT_EQ(client->post(url, class_form()).status, 404);
    EXPECT_EQ(client->post(learner, {{"result", "passed"}}).status, 404);
    EXPECT_EQ(client->post(url + "/sessions", {{"held_on", "1/6/2025"}, {"periods", "5"}}).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, TrainingPages, support::both, support::dialect_name);

}   // namespace
}   // namespace training
