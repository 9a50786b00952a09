#include "app/search/pages.hpp"

#include <gtest/gtest.h>

#include "platform/web/test_client.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/store.hpp"

namespace app::search {
namespace {

class Search : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        people::create(**tx, support::lan, {.full_name = "Đỗ Thị Hòa", .sex = "female", .place = area.phung});
        auto const placement = organisations::placement(**tx, base::day(2026, 3, 2));
        training::add(**tx, *placement, support::lan,
                      {.code = "NV-2025-03",
                       .name = "Tập huấn nghiệp vụ công đoàn",
                       .type = "union_work",
                       .opened_on = base::day(2025, 9, 8),
                       .place = area.phung});
        tx->commit();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes(), api_routes()});
        sign_in(area.city);
    }
    void sign_in(UnitId unit)
    {
        client->sign_in(
            {.user = 1, .name = "Lan", .grants = {{"people.view", unit.value}, {"training.view", unit.value}}});
    }
    bool finds(std::string const& target, std::string_view text)
    {
        return client->get(target).body.find(text) != std::string::npos;
    }

    support::Area area;
    std::unique_ptr<web::TestClient> client;
};

TEST_P(Search, FindsAcrossTheRegistersWithoutAccents)
{
    EXPECT_TRUE(finds("/search?q=do+thi+hoa", "Đỗ Thị Hòa"));
    EXPECT_TRUE(finds("/search?q=nghiep+vu", "NV-2025-03"));
    EXPECT_TRUE(finds("/search/suggestions?q=do+thi+hoa", "Đỗ Thị Hòa"));
    EXPECT_FALSE(finds("/search?q=tran+van", "Đỗ Thị Hòa"));
    auto const fragment = client->get_fragment("/search?q=do+thi+hoa");
    EXPECT_EQ(fragment.body.find("<div id='search-results'>"), 0U);
}

TEST_P(Search, AsksForTwoLetters)
{
    EXPECT_TRUE(finds("/search?q=d", "Gõ ít nhất hai chữ cái"));
    EXPECT_TRUE(finds("/search?q=khong+co+ai", "Không tìm thấy gì"));
}

TEST_P(Search, TheApiSaysWhatItFound)
{
    auto const found = client->api(web::Method::get, "/api/v1/search?q=do+thi+hoa");
    EXPECT_NE(found.body.find(R"("kind":"person")"), std::string::npos) << found.body;
    EXPECT_NE(client->api(web::Method::get, "/api/v1/search?q=zzzz").body.find(R"("items":[])"), std::string::npos);
}

TEST_P(Search, ShowsNobodyWhatIsNotTheirs)
{
    sign_in(area.trung_chau);
    EXPECT_FALSE(finds("/search?q=do+thi+hoa", "Đỗ Thị Hòa"));
    EXPECT_FALSE(finds("/search?q=nghiep+vu", "NV-2025-03"));
    client->sign_in({.user = 3, .name = "Dũng"});
    EXPECT_FALSE(finds("/search?q=do+thi+hoa", "Đỗ Thị Hòa"));
}

INSTANTIATE_TEST_SUITE_P(Both, Search, support::both, support::dialect_name);

}   // namespace
}   // namespace app::search
