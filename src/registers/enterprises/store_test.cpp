#include "registers/enterprises/store.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "kernel/ledger/query.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;

class Store : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
    }

    Enterprise made(std::string name, std::string tax_code, UnitId place) const
    {
        return {.name = std::move(name),
                .tax_code = std::move(tax_code),
                .legal_type = "llc_multi",
                .registered_on = base::parse_partial_date("2010-05-04"),
                .place = place,
                .village = "Phượng Trì",
                .workers = 30,
                .female_workers = 20};
    }
    EnterpriseId add_one(Enterprise const& e)
    {
        auto const placement = organisations::placement(**tx, today);
        return add(**tx, *placement, support::lan, std::span{&e, 1}, today).front();
    }
    std::int64_t operating(UnitId scope, base::Date on)
    {
        auto const placement = organisations::placement(**tx, today);
        ledger::View const view{**tx, *placement, {scope, ledger::until(on)}};
        return view.sums({{{"enterprise.operating"}}}).front().value;
    }
    std::vector<std::string> names(Question const& question, web::Actor const& actor = {.everything = true})
    {
        std::vector<std::string> all;
        auto asked = question;
        do {
            auto const page = list(**tx, actor, asked, today);
            for (auto const& e : page.enterprises) all.push_back(e.name);
            asked.after = page.next;
        } while (asked.after);
        return all;
    }

    base::Date const today = day(2026, 3, 2);
    std::unique_ptr<db::Transaction> tx;
    support::Area area;
};

TEST_P(Store, PreparesEveryStatement)
{
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(Store, KeepsWhatItIsGiven)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    auto const found = find(**tx, id, today);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "Công ty TNHH Hòa Bình");
    EXPECT_EQ(found->registered_on, base::parse_partial_date("2010-05-04"));
    EXPECT_EQ(found->female_workers, 20);
    EXPECT_EQ(find_by_tax_code(**tx, "0101248141", today)->id, id);
    Lookup lookup{**tx};
    EXPECT_EQ(lookup.by_tax_code("0101248141")->place, area.phung);
    EXPECT_FALSE(lookup.by_tax_code("0300588569"));
}

TEST_P(Store, FindsTheSameNameHoweverItIsWritten)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    for (auto const* name : {"công ty tnhh hoà bình", "CÔNG TY TNHH HÒA BÌNH", "cong ty tnhh hoa binh"}) {
        auto const found = find_by_name(**tx, name, std::nullopt, today);
        ASSERT_EQ(found.size(), 1U) << name;
        EXPECT_EQ(found.front().id, id);
    }
    EXPECT_TRUE(find_by_name(**tx, "Công ty TNHH Hòa Bình", area.trung_chau, today).empty());
    EXPECT_EQ(similar(**tx, made("Công ty TNHH Hoa Binh", "", area.trung_chau), today).size(), 1U);
}

TEST_P(Store, RemembersWhatHeldBefore)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    auto changed = *find(**tx, id, today);
    changed.name = "Công ty TNHH Hòa Bình Mới";
    changed.place = area.trung_chau;
    changed.workers = 35;
    auto const placement = organisations::placement(**tx, today);
    ASSERT_TRUE(save(**tx, *placement, support::lan, changed, {day(2020, 1, 1)}));
    EXPECT_EQ(find(**tx, id, day(2019, 12, 31))->place, area.phung);
    EXPECT_EQ(find(**tx, id, day(2020, 1, 1))->place, area.trung_chau);
    EXPECT_EQ(operating(area.phung, day(2019, 12, 31)), 1);
    EXPECT_EQ(operating(area.phung, today), 0);
    EXPECT_EQ(operating(area.trung_chau, today), 1);
    auto const former = history(**tx, id);
    EXPECT_EQ(std::ranges::count(former, "name", &Former::what), 1);
    EXPECT_EQ(std::ranges::count(former, "count", &Former::what), 2);
    EXPECT_EQ(names({.q = "binh moi"}), (std::vector<std::string>{"Công ty TNHH Hòa Bình Mới"}));
    auto const stale = save(**tx, *placement, support::lan, changed, {today});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, base::Refusal::conflict);
}

TEST_P(Store, CountsUntilItCeases)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    auto changed = *find(**tx, id, today);
    changed.status = "ceased";
    auto const placement = organisations::placement(**tx, today);
    ASSERT_TRUE(save(**tx, *placement, support::lan, changed, {day(2021, 6, 1)}));
    EXPECT_EQ(operating(area.city, day(2021, 5, 31)), 1);
    EXPECT_EQ(operating(area.city, day(2021, 6, 1)), 0);
    std::int64_t given = 0;
    int facts = 0;
    refill(**tx, [&](ledger::Fact const& fact, ledger::Entry const&) {
        given += fact.quantity;
        ++facts;
    });
    EXPECT_EQ(given, 0);
    EXPECT_EQ(facts, 2);
}

TEST_P(Store, ListsInVietnameseOrderPageByPage)
{
    for (auto const* name : {"Ưng Hòa", "An Phát", "Ánh Dương", "Đại Long", "Dũng Tiến", "Ấn Độ"})
        add_one(made(name, "", area.phung));
    EXPECT_EQ(names({.size = 2}),
              (std::vector<std::string>{"An Phát", "Ánh Dương", "Ấn Độ", "Dũng Tiến", "Đại Long", "Ưng Hòa"}));
    EXPECT_EQ(names({.sort = "newest", .size = 4}).front(), "Ấn Độ");
    EXPECT_EQ(names({.q = "an", .size = 1}), (std::vector<std::string>{"An Phát", "Ánh Dương", "Ấn Độ"}));
    EXPECT_EQ(names({.q = "ấn"}), (std::vector<std::string>{"Ấn Độ"}));
    EXPECT_TRUE(names({.q = "%"}).empty());
    EXPECT_TRUE(names({.q = "\" OR 1"}).empty());
}

TEST_P(Store, ListsAPlaceBehindManyOthersWithoutAGap)
{
    // the list walks a stretch of all names first, then goes on place by place
    std::vector<Enterprise> many;
    std::vector<std::string> there;
    for (int i = 0; i < 400; ++i) {
        bool const here = i % 100 == 3 || i >= 320;
        many.push_back(made(fmt::format("Công ty {:03}", i), "", here ? area.phung : area.trung_chau));
        if (here) there.push_back(many.back().name);
    }
    auto const placement = organisations::placement(**tx, today);
    add(**tx, *placement, support::lan, many, today);
    EXPECT_EQ(names({.place = area.phung, .size = 10}), there);
    EXPECT_EQ(names({.place = area.phung, .size = 50}), there);
}

TEST_P(Store, FiltersByWhatAnOfficerAsks)
{
    auto small = made("Nhỏ", "0101248141", area.phung);
    small.workers = 4;
    small.female_workers = 1;
    add_one(small);
    add_one(made("Lớn", "0300588569", area.trung_chau));
    EXPECT_EQ(names({.place = area.trung_chau}), (std::vector<std::string>{"Lớn"}));
    EXPECT_EQ(names({.place = area.district}).size(), 2U);
    EXPECT_EQ(names({.workers_from = 1, .workers_below = 5}), (std::vector<std::string>{"Nhỏ"}));
    EXPECT_EQ(names({.organised = "yes"}).size(), 0U);
    EXPECT_EQ(names({.organised = "no"}).size(), 2U);
    EXPECT_EQ(names({.q = "010124"}), (std::vector<std::string>{"Nhỏ"}));
    EXPECT_EQ(names({.q = "lớn", .place = area.phung}).size(), 0U);
}

TEST_P(Store, ShowsNobodyWhatIsNotTheirs)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    web::Actor const hoa{.user = 9, .name = "Hòa", .grants = {{"enterprises.view", area.trung_chau.value}}};
    EXPECT_FALSE(find(**tx, hoa, id, today));
    EXPECT_TRUE(names({}, hoa).empty());
    EXPECT_TRUE(names({.q = "hoa binh"}, hoa).empty());
    web::Actor const of_district{.user = 8, .name = "Lan", .grants = {{"enterprises.view", area.district.value}}};
    EXPECT_TRUE(find(**tx, of_district, id, today));
    EXPECT_EQ(names({}, of_district).size(), 1U);
}

TEST_P(Store, KeepsWhatSomebodyChangedSince)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    auto const placement = organisations::placement(**tx, today);
    auto changed = *find(**tx, id, today);
    changed.phone = "0912345678";
    EXPECT_TRUE(save(**tx, *placement, support::lan, changed, {today}));
    EXPECT_EQ(withdraw(**tx, *placement, support::lan, std::span{&id, 1}), std::vector<EnterpriseId>{id});
    EXPECT_TRUE(find(**tx, id, today));
}

TEST_P(Store, TakesBackWhatWasAMistake)
{
    auto const id = add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    auto const placement = organisations::placement(**tx, today);
    EXPECT_TRUE(withdraw(**tx, *placement, support::lan, std::span{&id, 1}).empty());
    EXPECT_FALSE(find(**tx, id, today));
    EXPECT_EQ(operating(area.city, today), 0);
    EXPECT_TRUE(names({.q = "hoa"}).empty());
    add_one(made("Công ty TNHH Hòa Bình", "0101248141", area.phung));
    EXPECT_EQ(operating(area.city, today), 1);
}

INSTANTIATE_TEST_SUITE_P(Both, Store, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
