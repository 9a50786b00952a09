#include "registers/enterprises/branch.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/enterprises/branch_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);

Enterprise company(std::string code = "0101248141")
{
    return {.id = EnterpriseId{1},
            .name = "Công ty TNHH Hòa Bình",
            .tax_code = std::move(code),
            .legal_type = "llc_multi",
            .place = UnitId{1}};
}
Enterprise its_branch(std::string code = "0101248141-001")
{
    return {.id = EnterpriseId{2},
            .name = "Chi nhánh Công ty TNHH Hòa Bình",
            .tax_code = std::move(code),
            .legal_type = "branch",
            .place = UnitId{1}};
}
std::string refused(Branch const& wanted, Enterprise const& branch, Enterprise const& parent,
                    std::vector<Branch> const& standing = {})
{
    auto const problems = check(wanted, branch, parent, standing, today);
    return problems.empty() ? "" : std::string{problems.front().field} + ":" + std::string{problems.front().code};
}

TEST(Branch, IsToldByItsTaxCode)
{
    EXPECT_EQ(parent_code("0101248141-001"), "0101248141");
    EXPECT_EQ(parent_code("0101248141"), "");
    EXPECT_EQ(parent_code("001085000001"), "");   // of a household
    Branch const wanted{.from = day(2020, 1, 1), .paper = "GCN đăng ký hoạt động chi nhánh"};
    EXPECT_EQ(refused(wanted, its_branch(), company()), "");
    EXPECT_EQ(refused(wanted, its_branch(), company("0300588569")), "parent:branch.code_of_another");
    EXPECT_EQ(refused(wanted, its_branch(""), company("0300588569")), "");
}

TEST(Branch, BelongsToAnEnterpriseFromADayByAPaper)
{
    Branch wanted{.from = day(2020, 1, 1), .paper = "GCN đăng ký hoạt động chi nhánh"};
    EXPECT_EQ(refused(wanted, company(), its_branch()), ":branch.not_dependent");
    EXPECT_EQ(refused(wanted, its_branch(), its_branch()), "parent:branch.parent_dependent");
    std::vector<Branch> const standing{{.from = day(2020, 1, 1)}};
    EXPECT_EQ(refused(wanted, its_branch(), company(), standing), "from:branch.later_known");
    wanted.from = day(2020, 1, 2);
    EXPECT_EQ(refused(wanted, its_branch(), company(), standing), "");
    wanted.from = today + base::Days{1};
    EXPECT_EQ(refused(wanted, its_branch(), company()), "from:date.in_future");
    wanted = {.from = today};
    EXPECT_EQ(refused(wanted, its_branch(), company()), "paper:required");
}

TEST(Branch, IsNoEnterpriseOfItsOwn)
{
    // E-1: the code of a dependent unit goes with a dependent legal type
    auto wrong = its_branch();
    EXPECT_TRUE(check(wrong, today).empty());
    wrong.legal_type = "llc_multi";
    ASSERT_EQ(check(wrong, today).size(), 1U);
    EXPECT_EQ(check(wrong, today).front().code, "enterprise.code_of_dependent");
    // its name names the company too
    for (auto const* name : {"Chi nhánh Công ty trách nhiệm hữu hạn Hòa Bình", "Chi nhánh Hợp tác xã Đan Phượng"})
        EXPECT_EQ(code_from_text(legal_types(), name), "branch") << name;
    EXPECT_EQ(code_from_text(legal_types(), "Công ty TNHH Chi nhánh Xanh"), "branch");   // says so anywhere
    EXPECT_EQ(code_from_text(legal_types(), "Công ty trách nhiệm hữu hạn Hòa Bình"), "llc_multi");
}

bool has(web::Response const& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

class Branches : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        std::vector<Enterprise> made{company(), its_branch(), its_branch(""), company("0300588569")};
        made[2].name = "Văn phòng đại diện tại Trung Châu";
        made[3].name = "Công ty cổ phần Sông Hồng";
        for (auto& e : made) e.place = area.phung;
        made[2].place = area.trung_chau;
        ids = add(**tx, *organisations::placement(**tx, today), support::lan, made, today);
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), branch_page_routes(), branch_api_routes()});
        sign_in(area.city);
    }
    void sign_in(UnitId scope)
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"enterprises.view", scope.value}, {"enterprises.edit", scope.value}}});
    }
    std::string url(std::size_t which) const { return "/enterprises/" + ids[which].text(); }
    web::Response say(std::size_t branch, std::size_t parent, std::string from)
    {
        return client->post(url(branch) + "/parent",
                            {{"parent", ids[parent].text()}, {"from", std::move(from)}, {"paper", "GCN số 5"}});
    }
    std::vector<EnterpriseId> branches(std::size_t which, base::Date on)
    {
        auto const tx = db->begin(db::Access::read);
        return branches_on(**tx, *find(**tx, ids[which], today), on);
    }

    support::Area area;
    std::vector<EnterpriseId> ids;   // company, branch by code, office without one, another company
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Branches, AreFoundByCodeAndByWhatWasEntered)
{
    EXPECT_EQ(branches(0, today), (std::vector{ids[1]}));
    EXPECT_TRUE(has(client->get(url(1) + "/branches"), "Công ty TNHH Hòa Bình"));
    EXPECT_TRUE(has(client->get(url(1) + "/branches"), "theo mã số thuế"));
    ASSERT_EQ(say(2, 0, "1/1/2020").status, 303);
    ASSERT_EQ(say(2, 3, "1/1/2022").status, 303);   // sold to another
    EXPECT_EQ(branches(0, day(2021, 12, 31)), (std::vector{ids[1], ids[2]}));
    EXPECT_EQ(branches(0, today), (std::vector{ids[1]}));
    EXPECT_EQ(branches(3, today), (std::vector{ids[2]}));
    auto const page = client->get(url(2) + "/branches");
    EXPECT_TRUE(has(page, "Công ty cổ phần Sông Hồng") && has(page, "31/12/2021") && has(page, "GCN số 5"));
    EXPECT_EQ(say(2, 0, "1/1/2021").status, 422);
    EXPECT_EQ(say(0, 3, "1/1/2021").status, 422);   // no dependent unit
}

TEST_P(Branches, AreTakenBackTheNewestFirst)
{
    ASSERT_EQ(say(2, 0, "1/1/2020").status, 303);
    ASSERT_EQ(say(2, 3, "1/1/2022").status, 303);
    std::vector<Branch> links;
    {
        auto const tx = db->begin(db::Access::read);
        links = parents_of(**tx, ids[2]);
    }
    auto const withdrawal = [&](Branch const& link) {
        return client->post(url(2) + "/parent/" + link.id.text() + "/withdrawal").status;
    };
    EXPECT_EQ(withdrawal(links[0]), 409);
    EXPECT_EQ(withdrawal(links[1]), 303);
    EXPECT_EQ(withdrawal(links[1]), 404);
    EXPECT_EQ(branches(0, today), (std::vector{ids[1], ids[2]}));   // the former one goes on
}

TEST_P(Branches, AreSeenAndSaidOnlyWhereOneMay)
{
    ASSERT_EQ(say(2, 0, "1/1/2020").status, 303);
    sign_in(area.trung_chau);
    auto const page = client->get(url(2) + "/branches");
    EXPECT_EQ(page.status, 200);
    EXPECT_FALSE(has(page, "Công ty TNHH Hòa Bình"));
    EXPECT_TRUE(has(page, "doanh nghiệp ngoài địa bàn của bạn"));
    EXPECT_EQ(say(2, 3, "1/1/2022").status, 422);   // nor can it be chosen
    EXPECT_EQ(client->get(url(1) + "/branches").status, 404);
    EXPECT_EQ(say(1, 0, "1/1/2022").status, 404);
    client->sign_in({.user = 3, .name = "Hòa", .grants = {{"enterprises.view", area.city.value}}});
    EXPECT_EQ(say(2, 3, "1/1/2022").status, 403);
    EXPECT_FALSE(has(client->get(url(2) + "/branches"), "name='parent'"));
}

TEST_P(Branches, SpeakTheApi)
{
    using web::Method;
    auto const api = "/api/v1" + url(2);
    auto const body = [&](std::string const& from) {
        return R"({"parent":")" + ids[0].text() + R"(","from":")" + from + R"(","paper":"GCN số 5"})";
    };
    EXPECT_TRUE(has(client->api(Method::get, api + "/branches"), "\"parent\":null"));
    EXPECT_EQ(client->api(Method::post, api + "/parent", body("2027-01-01")).status, 422);
    EXPECT_TRUE(has(client->api(Method::post, api + "/parent", body("2020-01-01")), ids[0].text()));
    auto const listed = client->api(Method::get, "/api/v1" + url(0) + "/branches");
    EXPECT_TRUE(has(listed, ids[1].text()) && has(listed, ids[2].text()));
}

INSTANTIATE_TEST_SUITE_P(Both, Branches, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
