#include <gmock/gmock.h>

#include "kernel/papers/bundle_asked.hpp"
#include "kernel/papers/bundle_fixture.hpp"

namespace papers {
namespace {

using web::Method;

class BundleApi : public testing::OnBundles {
protected:
    web::Response send(std::string const& body) { return client->api(Method::post, "/api/v1/paper-bundles", body); }
    web::Response make(std::string const& kind = "training.certificate", std::string const& day = "2026-03-02")
    {
        return send(R"({"kind":")" + kind + R"(","record":")" + base::id_text(7) + R"(","unit":")" + office(1) +
                    R"(","dated_on":")" + day + R"("})");
    }
    web::Response get(std::string const& address) { return client->api(Method::get, address); }
    web::Response listed(std::string const& kind = "training.certificate")
    {
        return get("/api/v1/paper-bundles?kind=" + kind + "&record=" + base::id_text(7));
    }
};

TEST_P(BundleApi, MakesListsTellsAndGivesTheFiles)
{
    auto const made = make();
    ASSERT_EQ(made.status, 201) << made.body;
    auto const url = place(made);
    EXPECT_THAT(made.body, ::testing::ContainsRegex("\"title\":\"An\".*\"title\":\"Bình\".*\"title\":\"Cường\""));
    EXPECT_EQ(get(url).body, made.body);
    EXPECT_TRUE(has(made, R"("has_pdf":true)"));
    EXPECT_EQ(get(url + "/file").body.substr(0, 5), "%PDF-");
    EXPECT_EQ(get(url + "/file?format=zip").body.substr(0, 2), "PK");
    EXPECT_TRUE(has(listed(), url.substr(url.rfind('/') + 1)));
    EXPECT_FALSE(has(listed(), R"("papers")"));
    EXPECT_EQ(listed("training.results_decision").body, R"({"items":[],"next":null})");
    EXPECT_EQ(get("/api/v1/paper-bundles?kind=training.certificate&record=x").body, R"({"items":[],"next":null})");
    EXPECT_EQ(audited("created", "paper_bundle"), 1U);
}

TEST_P(BundleApi, RefusesLikeThePage)
{
    EXPECT_EQ(send("{").status, 422);
    EXPECT_EQ(send(R"({"kind":"training.certificate"})").status, 422);
    EXPECT_EQ(make("training.certificate", "2020-01-01").status, 422);
    EXPECT_EQ(make("training.class_list").status, 404) << "made one by one";
    EXPECT_EQ(make("no.such").status, 404);
    ASSERT_EQ(make().status, 201);
    auto const none = make();
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(has(none, "paper.none_left"));
}

TEST_P(BundleApi, NobodySeesOrMakesWhatIsNotTheirs)
{
    auto const url = place(make());
    sign_in(2, "Minh", 2, true);
    for (auto const* part : {"", "/file", "/file?format=zip"}) EXPECT_EQ(get(url + part).status, 404) << part;
    EXPECT_EQ(listed().body, R"({"items":[],"next":null})");
    EXPECT_EQ(make().status, 404);
    sign_in(3, "Hòa", 1, false);
    EXPECT_EQ(get(url).status, 200);
    EXPECT_EQ(make().status, 403);
}

INSTANTIATE_TEST_SUITE_P(Both, BundleApi, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
