#include "reports/page_fixture.hpp"

namespace reports {
namespace {

using ReportPages = testing::OnPages;

web::TestClient::Pairs target_of(std::string value)
{
    return {{"directive", "09-NQ-TU"}, {"indicator", "I03.founded"}, {"unit", "273"},
            {"year", "2014"},          {"value", std::move(value)},  {"comparison", ">="}};
}

TEST_P(ReportPages, ShowsADirectiveAndItsReport)
{
    auto const list = client->get("/reports");
    EXPECT_EQ(list.status, 200);
    EXPECT_TRUE(has(list, "09-NQ/TU"));
    auto const report = client->get("/reports/FINAL?unit=273");
    EXPECT_EQ(report.status, 200);
    EXPECT_TRUE(has(report, "Huyện Đan Phượng"));
    EXPECT_TRUE(has(report, "Cách tính các số liệu")) << "rules are listed";
    EXPECT_TRUE(has(report, "I13.work.people"));
    EXPECT_EQ(client->get("/reports/NONE").status, 404);
    EXPECT_EQ(client->get("/reports/FINAL?unit=273&from=2020-13-01").status, 422);
    EXPECT_EQ(client->get("/reports/FINAL?unit=273&format=csv").status, 404);
}

TEST_P(ReportPages, AnyFigureOpensToItsRecords)
{
    auto const page = client->get("/reports/FINAL/figures/I03.founded.y2014?unit=273");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "05/03/2014"));
    EXPECT_TRUE(has(page, "31/12/2014"));
    EXPECT_FALSE(has(page, "10/05/2013"));
    EXPECT_EQ(client->get("/reports/FINAL/figures/I13.work.people?unit=273").status, 200);
    EXPECT_EQ(client->get("/reports/FINAL/figures/I03.founded.u09784?unit=273").status, 200);
    for (auto const* none : {"I99", "I03.founded.y1999", "I03.founded.uxa-khong-co"})
        EXPECT_EQ(client->get("/reports/FINAL/figures/" + std::string{none} + "?unit=273").status, 404) << none;
}

TEST_P(ReportPages, FreezesAndSaysWhatHasChangedSince)
{
    auto const frozen = client->post("/reports/FINAL/snapshots", {{"unit", "273"}});
    ASSERT_EQ(frozen.status, 303) << frozen.body;
    auto const url = std::string{web::header_of(frozen, "location")};
    EXPECT_TRUE(has(client->get(url), "mọi số liệu hôm nay vẫn như lúc chốt"));
    EXPECT_TRUE(has(client->get("/reports/FINAL?unit=273"), url));
    found_late();
    auto const changed = client->get(url);
    EXPECT_TRUE(has(changed, "Công đoàn cơ sở thành lập mới, 2019"));
    EXPECT_FALSE(has(changed, "Công đoàn cơ sở thành lập mới, 2014"));
    EXPECT_TRUE(has(client->get(url + "?format=json"), R"("id":"I03.founded","indicator":"I03.founded")"));
    EXPECT_EQ(client->post("/reports/FINAL/snapshots", {{"unit", "Xã Không Có"}}).status, 404);
    EXPECT_EQ(audited("created", "report_snapshot"), 1U);
}

TEST_P(ReportPages, SetsATargetAndWithdrawsIt)
{
    EXPECT_EQ(client->post("/targets", target_of("40")).status, 303);
    auto const page = client->get("/targets?directive=09-NQ-TU");
    EXPECT_TRUE(has(page, "≥ 40")) << page.body;
    auto const at = page.body.find("/targets/");
    ASSERT_NE(at, std::string::npos);
    auto const url = page.body.substr(at, 9 + 13);
    EXPECT_EQ(client->post(url, {{"_method", "delete"}}).status, 303);
    EXPECT_EQ(client->post(url, {{"_method", "delete"}}).status, 404);
    EXPECT_FALSE(has(client->get("/targets"), "≥ 40"));
    EXPECT_EQ(client->get("/targets?directive=NONE").status, 404);
    EXPECT_EQ(audited("created", "target"), 1U);
    EXPECT_EQ(audited("ended", "target"), 1U);
}

TEST_P(ReportPages, KeepsWhatWasTypedOfATarget)
{
    auto form = target_of("-5");
    form[3].second = "hai nghìn";
    auto const refused = client->post("/targets", form);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "hai nghìn"));
    EXPECT_TRUE(has(refused, R"(value="-5")"));
    form = target_of("5");
    form[2].second = "Thành phố Hà Nội";
    auto const outside = client->post("/targets", form);
    EXPECT_EQ(outside.status, 422) << "not within what Lan reports for";
    EXPECT_TRUE(has(outside, "Thành phố Hà Nội"));
    EXPECT_EQ(audited("created", "target"), 0U);
}

TEST_P(ReportPages, StrangersFindNothing)
{
    auto const url =
        std::string{web::header_of(client->post("/reports/FINAL/snapshots", {{"unit", "273"}}), "location")};
    client->post("/targets", target_of("40"));
    auto const targets = client->get("/targets").body;
    auto const target = targets.substr(targets.find("/targets/"), 9 + 13);
    sign_in(2, "Hòa", elsewhere);
    EXPECT_EQ(client->get("/reports/FINAL?unit=273").status, 404);
    EXPECT_EQ(client->get("/reports/FINAL/figures/I03.founded?unit=273").status, 404);
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->post(target, {{"_method", "delete"}}).status, 404);
    EXPECT_FALSE(has(client->get("/targets"), "≥ 40"));
    client->sign_in({.user = 3, .name = "Dũng"});
    for (auto const* page : {"/reports", "/reports/FINAL", "/targets"})
        EXPECT_EQ(client->get(page).status, 403) << page;
}

INSTANTIATE_TEST_SUITE_P(Both, ReportPages, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
