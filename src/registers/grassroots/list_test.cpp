#include <gtest/gtest.h>

#include <algorithm>

#include "registers/grassroots/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace grassroots {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);
constexpr int many = 40;   // in each commune
constexpr int more_than_within_reach = 1100;

class ListsOfOrganisations : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        for (int i = 0; i < many; ++i) {
            found_at(area.phung, i);
            found_at(area.trung_chau, i);
        }
    }
    void found_at(UnitId place, int number)
    {
        auto const placement = organisations::placement(**tx, today);
        (void)found(**tx, *placement, support::lan, family,
                    {.kind = "grassroots_union",
                     .name = "Công đoàn số " + std::to_string(number % 7),
                     .place = place,
                     .decision_number = std::to_string(number),
                     .decided_on = day(2014, 1, 1) + base::Days{number % 5}},
                    "private");
    }
    std::vector<UnitId> paged(web::Actor const& actor, Filter const& filter, std::size_t size)
    {
        std::vector<UnitId> all;
        std::optional<web::Cursor> after;
        do {
            auto const page = list(**tx, actor, family, filter, after, size, today);
            EXPECT_LE(page.rows.size(), size);
            for (auto const& row : page.rows) all.push_back(row.unit);
            after = page.next;
        } while (after);
        return all;
    }

    Family const& family = families().front();
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
    web::Actor const operator_{.everything = true};
};

INSTANTIATE_TEST_SUITE_P(Both, ListsOfOrganisations, support::both, support::dialect_name);

TEST_P(ListsOfOrganisations, PagesOfAnySizeAddUp)
{
    web::Actor const minh{.user = 2, .name = "Minh", .grants = {{std::string{family.view.name}, area.phung.value}}};
    for (auto const* const order : {"", "decided"})
        for (auto const& [actor, expected] : {std::pair{&operator_, 2 * many}, std::pair{&minh, many}}) {
            auto const whole = paged(*actor, {.sort = order}, 1000);
            EXPECT_EQ(whole.size(), static_cast<std::size_t>(expected));
            EXPECT_EQ(paged(*actor, {.sort = order}, 7), whole) << order;
            EXPECT_EQ(paged(*actor, {.sort = order}, 1), whole) << order;
        }
    auto const newest = list(**tx, minh, family, {.sort = "decided"}, std::nullopt, 3, today);
    EXPECT_EQ(newest.rows.front().decided_on, day(2014, 1, 5));
    auto const first = list(**tx, minh, family, {}, std::nullopt, 3, today);
    EXPECT_EQ(first.rows.front().name, "Công đoàn số 0");
}

TEST_P(ListsOfOrganisations, ManyWithinReachAreReadAllTheSame)
{
    web::Actor const minh{.user = 2, .name = "Minh", .grants = {{std::string{family.view.name}, area.phung.value}}};
    for (int i = many; i < more_than_within_reach; ++i) found_at(area.phung, i);
    auto const seen = living(**tx, minh, family, {}, today);
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(more_than_within_reach));
    EXPECT_TRUE(std::all_of(seen.begin(), seen.end(), [&](Living const& one) { return one.place == area.phung; }));
    EXPECT_EQ(paged(minh, {.q = "so 3"}, 50).size(),
              living(**tx, operator_, family, {.q = "so 3", .place = area.phung}, today).size());
}

TEST_P(ListsOfOrganisations, LivingOnesComeInVietnameseOrder)
{
    auto const all = living(**tx, operator_, family, {}, today);
    EXPECT_EQ(all.size(), std::size_t{2 * many});
    EXPECT_TRUE(
        std::is_sorted(all.begin(), all.end(), [](Living const& a, Living const& b) { return a.name < b.name; }));
}

}   // namespace
}   // namespace grassroots
