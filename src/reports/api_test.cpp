#include "reports/page_fixture.hpp"

namespace reports {
namespace {

using web::Method;

class ReportApi : public testing::OnPages {
protected:
    web::Response api(Method method, std::string const& url, std::string body = {})
    {
        return client->api(method, "/api/v1" + url, std::move(body));
    }
};

TEST_P(ReportApi, TellsDirectivesIndicatorsAndReports)
{
    EXPECT_TRUE(has(api(Method::get, "/directives"), R"("code":"09-NQ-TU")"));
    EXPECT_TRUE(has(api(Method::get, "/directives/09-NQ-TU"), R"("reports":["FINAL"])"));
    EXPECT_EQ(api(Method::get, "/directives/NONE").status, 404);
    EXPECT_TRUE(has(api(Method::get, "/indicators"), R"("id":"I13.work.people")"));
    EXPECT_TRUE(has(api(Method::get, "/reports"), R"("code":"FINAL")"));
    EXPECT_TRUE(has(api(Method::get, "/reports/FINAL?unit=273"), R"("id":"I03.founded.y2014")"));
    EXPECT_EQ(api(Method::get, "/reports/FINAL?unit=273&from=2021-01-01&to=2020-01-01").status, 422);
}

TEST_P(ReportApi, GivesTheRecordsOfAFigurePageByPage)
{
    auto const url = std::string{"/reports/FINAL/figures/I03.founded/records?unit=273&limit=2"};
    auto const first = api(Method::get, url);
    EXPECT_TRUE(has(first, R"("on_day":"2013-05-10")"));
    auto const at = first.body.find(R"("next":")");
    ASSERT_NE(at, std::string::npos) << first.body;
    auto const next = first.body.substr(at + 8, first.body.find('"', at + 8) - at - 8);
    auto const second = api(Method::get, url + "&after=" + next);
    EXPECT_TRUE(has(second, R"("on_day":"2014-12-31")"));
    EXPECT_FALSE(has(second, R"("on_day":"2013-05-10")"));
    EXPECT_TRUE(has(second, R"("next":null)"));
    for (auto const* limit : {"0", "5001", "many"})
        EXPECT_EQ(
            api(Method::get, "/reports/FINAL/figures/I03.founded/records?unit=273&limit=" + std::string{limit}).status,
            422)
            << limit;
    EXPECT_EQ(api(Method::get, "/reports/FINAL/figures/I99/records?unit=273").status, 404);
}

TEST_P(ReportApi, SetsTargetsAndWithdrawsThem)
{
    auto const body =
        R"({"directive": "09-NQ-TU", "indicator": "I03.founded", "unit": "273", "year": 2014, "value": 3})";
    auto const set = api(Method::post, "/targets", body);
    ASSERT_EQ(set.status, 201) << set.body;
    EXPECT_TRUE(has(api(Method::get, "/targets?directive=09-NQ-TU"), R"("value":3)"));
    EXPECT_EQ(id_in(api(Method::post, "/targets", body)), id_in(set)) << "the same again is the same";
    EXPECT_EQ(
        api(Method::post, "/targets", R"({"directive": "09-NQ-TU", "indicator": "I99", "unit": "273", "value": 3})")
            .status,
        422);
    EXPECT_EQ(api(Method::get, "/targets?directive=NONE").status, 404);
    EXPECT_EQ(api(Method::delete_, "/targets/" + id_in(set)).status, 204);
    EXPECT_EQ(api(Method::delete_, "/targets/" + id_in(set)).status, 404);
    EXPECT_EQ(audited("ended", "target"), 1U);
}

TEST_P(ReportApi, FreezesAndSaysWhatHasChangedSince)
{
    auto const made = api(Method::post, "/reports/FINAL/snapshots", R"({"unit": "273"})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto const url = "/snapshots/" + id_in(made);
    EXPECT_TRUE(has(api(Method::get, "/reports/FINAL/snapshots?unit=273"), id_in(made)));
    EXPECT_TRUE(has(api(Method::get, url + "/changes"), R"("items":[])"));
    found_late();
    EXPECT_TRUE(has(api(Method::get, url), R"("code":"FINAL")"));
    EXPECT_TRUE(has(api(Method::get, url + "/changes"), R"({"figure":"I03.founded",)"));
    EXPECT_TRUE(has(api(Method::get, url + "/changes"), R"("frozen":3,"present":4})"));
    EXPECT_EQ(api(Method::post, "/reports/FINAL/snapshots", R"({"structure": "later", "unit": "273"})").status, 422);
}

TEST_P(ReportApi, StrangersFindNothing)
{
    auto const made = api(Method::post, "/reports/FINAL/snapshots", R"({"unit": "273"})");
    sign_in(2, "Hòa", elsewhere);
    EXPECT_EQ(api(Method::get, "/snapshots/" + id_in(made)).status, 404);
    EXPECT_EQ(api(Method::get, "/snapshots/" + id_in(made) + "/changes").status, 404);
    EXPECT_EQ(api(Method::get, "/reports/FINAL?unit=273").status, 404);
    EXPECT_EQ(api(Method::get, "/reports/FINAL/figures/I03.founded/records?unit=273").status, 404);
    EXPECT_EQ(api(Method::post, "/targets",
                  R"({"directive": "09-NQ-TU", "indicator": "I03.founded", "unit": "273", "value": 3})")
                  .status,
              422);
}

INSTANTIATE_TEST_SUITE_P(Both, ReportApi, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
