#include "registers/people/lists.hpp"

#include <gtest/gtest.h>

#include "kernel/lists/registry.hpp"
#include "platform/web/languages.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

class PeopleLists : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        lan = create(**tx, support::lan,
                     {.full_name = "Nguyễn Thị Lan",
                      .born = base::parse_partial_date("1988-03"),
                      .sex = "female",
                      .identity_number = "001188000123",
                      .phone = "0912345678",
                      .place = area.phung});
        create(**tx, support::lan, {.full_name = "Trần Văn Minh", .sex = "male", .place = area.trung_chau});
        tx->commit();
    }
    web::Actor officer_of(UnitId unit) const
    {
        return {.user = 1, .name = "Hòa", .grants = {{"people.view", unit.value}}};
    }

    base::Date const today = base::day(2026, 3, 2);
    base::Texts const texts = web::texts_in(base::Language::vi);
    support::Area area;
    PersonId lan;
};

TEST_P(PeopleLists, HoldWhatThePageShowsWithinOnesScope)
{
    auto const tx = db->begin(db::Access::read);
    auto const& source = list_sources()[0];
    auto const city = officer_of(area.city);
    auto const phung = officer_of(area.phung);
    EXPECT_EQ(lists::count(source, {**tx, city, today, texts}, {}), 2);
    web::Fields women;
    women.add("sex", "female");
    EXPECT_EQ(lists::count(source, {**tx, city, today, texts}, women), 1);
    auto const page = source.read({**tx, phung, today, texts}, {}, {.most = 10});
    ASSERT_EQ(page.rows.size(), 1U);
    auto const& cells = page.rows[0].cells;
    ASSERT_EQ(cells.size(), source.columns.size());
    EXPECT_EQ(cells[0].text, "Nguyễn Thị Lan");
    EXPECT_FALSE(cells[1].day);   // no day is invented where the month alone is known
    EXPECT_EQ(cells[1].text, "03/1988");
    EXPECT_EQ(cells[3].text.find("001188000"), std::string::npos);
    EXPECT_EQ(cells[4].text.find("0912345"), std::string::npos);
}

TEST_P(PeopleLists, NameOnlyThoseWhomOneSees)
{
    auto const tx = db->begin(db::Access::read);
    std::vector<std::int64_t> const ids{lan.value};
    auto const& source = list_sources()[0];
    auto const phung = officer_of(area.phung);
    auto const trung_chau = officer_of(area.trung_chau);
    EXPECT_EQ(source.names({**tx, phung, today, texts}, ids)[0].name, "Nguyễn Thị Lan");
    EXPECT_EQ(source.names({**tx, trung_chau, today, texts}, ids)[0].name, "");
}

INSTANTIATE_TEST_SUITE_P(Both, PeopleLists, support::both, support::dialect_name);

}   // namespace
}   // namespace people
