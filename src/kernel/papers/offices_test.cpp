#include <gmock/gmock.h>

#include "kernel/papers/paper_fixture.hpp"

namespace papers {
namespace {

using testing::OnPages;
using enum web::Method;

/// Lan has a role at the Party's office 2 and at the union's offices 1 and 3; the union's decision is about the area 9.
class SigningOffices : public OnPages {
protected:
    static constexpr auto decision = "/papers/kinds/union.recognition_decision";
    void SetUp() override
    {
        OnPages::SetUp();
        sign_in_at({1, 2, 3});
    }
    void sign_in_at(std::initializer_list<std::int64_t> offices)
    {
        web::Actor actor{.user = 1, .name = "Lan"};
        for (auto const one : offices)
            for (auto const* right : {"papers.view", "papers.make", "training.view"})
                actor.grants.push_back({right, one});
        client->sign_in(actor);
    }
    web::Response form(std::string const& more = "")
    {
        return client->get(std::string{decision} + "/papers/new?record=" + base::id_text(8) + more);
    }
    web::Response make(std::string const& day, std::string const& unit)
    {
        return client->post(std::string{decision} + "/papers",
                            {{"record", base::id_text(8)}, {"unit", unit}, {"dated_on", day}});
    }
};

// PA-12
TEST_P(SigningOffices, AreOfTheLineOfThePaperAndLiving)
{
    auto const page = form();
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "unit%3D" + office(1))) << "the union's is meant";
    for (auto const other : {2, 3, 9}) EXPECT_FALSE(has(page, "value=\"" + office(other) + "\"")) << other;
    auto const then = form("&dated_on=31/12/2025");
    EXPECT_TRUE(has(then, "value=\"" + office(3) + "\"")) << "which lived then";
    EXPECT_TRUE(has(form("&unit=" + office(2)), "unit%3D" + office(1))) << "another line's gives way";
    EXPECT_EQ(form("&unit=" + office(5)).status, 404) << "not Lan's";
}

TEST_P(SigningOffices, ThatDoNotFitOrNotLiveAreRefused)
{
    tell_head();
    auto const other_line = make("2/3/2026", office(2));
    EXPECT_EQ(other_line.status, 422);
    EXPECT_TRUE(has(other_line, "không ban hành loại văn bản này"));
    EXPECT_EQ(make("2/3/2026", office(9)).status, 404);
    auto const ended = make("2/3/2026", office(3));
    EXPECT_EQ(ended.status, 422);
    EXPECT_TRUE(has(ended, "không hoạt động vào ngày ký này"));
    EXPECT_EQ(make("2/3/2026", office(1)).status, 303);
    EXPECT_EQ(make("2/3/2026", "").status, 303);
    auto const body = [&](std::int64_t unit) {
        return R"({"kind": "union.recognition_decision", "record": ")" + base::id_text(8) + R"(", "unit": ")" +
               office(unit) + R"(", "dated_on": "2026-03-02"})";
    };
    EXPECT_EQ(client->api(post, "/api/v1/papers", body(2)).status, 422);
    EXPECT_EQ(client->api(post, "/api/v1/papers", body(3)).status, 422);
    EXPECT_EQ(client->api(post, "/api/v1/papers", body(1)).status, 201);
}

TEST_P(SigningOffices, WhereNoneFitsTheReasonIsTold)
{
    sign_in_at({2});
    auto const page = form();
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(has(page, "Trong phạm vi của bạn không có cơ quan nào"));
    EXPECT_EQ(make("2/3/2026", "").status, 422);
}

INSTANTIATE_TEST_SUITE_P(Both, SigningOffices, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
