#include "registers/enterprises/lists.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kernel/lists/registry.hpp"
#include "platform/web/languages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace enterprises {
namespace {

using base::day;
using lists::Verdict;

constexpr db::Sql sum_operating{"test.sum_operating", R"(
    SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) FROM fact
    WHERE kind = 'enterprise.operating' AND withdrawn_at IS NULL)"};
constexpr db::Sql count_statuses{"test.count_statuses",
                                 "SELECT count(*) FROM enterprise_status WHERE status = :status"};

class EnterpriseLists : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        std::vector<Enterprise> made;
        for (int i = 0; i < 6; ++i)
            made.push_back({.name = "Công ty TNHH Phùng " + std::to_string(i),
                            .legal_type = "llc_multi",
                            .registered_on = base::parse_partial_date("2010-05-04"),
                            .place = area.phung,
                            .workers = 10 * i});
        made[1].status = "suspended";
        made[2].status = "ceased";
        made.push_back({.name = "Công ty TNHH Trung Châu", .legal_type = "llc_multi", .place = area.trung_chau});
        ids = add(**tx, *placement, support::lan, made, today);
        organisations::add({**tx, *placement, support::lan}, {.line = organisations::Line::union_,
                                                              .kind = "grassroots_union",
                                                              .name = "Công đoàn cơ sở",
                                                              .parent = area.federation,
                                                              .places = {area.phung},
                                                              .enterprise = ids[3],
                                                              .decision = {.effective_on = day(2014, 5, 12)}});
        tx->commit();
    }
    static web::Fields fields(std::initializer_list<std::pair<std::string, std::string>> all)
    {
        web::Fields made;
        for (auto const& [name, value] : all) made.add(name, value);
        return made;
    }
    web::Actor officer_of(UnitId unit) const
    {
        return {
            .user = 1, .name = "Lan", .grants = {{"enterprises.view", unit.value}, {"enterprises.edit", unit.value}}};
    }
    lists::Source const& source() const { return list_sources()[0]; }
    std::vector<std::int64_t> all_ids() const
    {
        std::vector<std::int64_t> values;
        for (auto const id : ids) values.push_back(id.value);
        return values;
    }
    std::vector<lists::Outcome> act(db::Connection& tx, web::Actor const& actor, std::string_view code,
                                    web::Fields const& values, lists::Trial trial)
    {
        web::Fields const query;
        auto const* action = lists::find_action(source(), code);
        EXPECT_TRUE(action->check(query, values, today));
        return action->take({tx, actor, now, today, query, values}, all_ids(), trial);
    }
    std::int64_t operating(db::Connection& tx) { return tx.run(sum_operating).first()->integer(0); }

    base::Date const today = day(2026, 3, 2);
    base::Instant const now{day(2026, 3, 2)};
    support::Area area;
    std::vector<EnterpriseId> ids;
};

TEST_P(EnterpriseLists, EveryoneCountsAndTakesWhatIsTheirs)
{
    auto const tx = db->begin(db::Access::read);
    auto const texts = web::texts_in(base::Language::vi);
    auto const city = officer_of(area.city);
    auto const trung_chau = officer_of(area.trung_chau);
    auto const count = [&](web::Actor const& actor, web::Fields const& query) {
        return lists::count(source(), {**tx, actor, today, texts}, query);
    };
    auto const walked = [&](web::Actor const& actor, web::Fields const& query) {
        std::int64_t rows = 0;
        lists::Stretch stretch{.most = 2};
        for (;;) {
            auto const page = source().read({**tx, actor, today, texts}, query, stretch);
            rows += static_cast<std::int64_t>(page.rows.size());
            for (auto const& row : page.rows) EXPECT_EQ(row.cells.size(), source().columns.size());
            if (!page.next) return rows;
            stretch.after = page.next;
        }
    };
    for (auto const& query : {fields({}), fields({{"status", "active"}}), fields({{"union", "no"}}),
                              fields({{"workers", "25-49"}}), fields({{"q", "phung"}}), fields({{"sort", "newest"}}),
                              fields({{"place", area.phung.text()}, {"legal_type", "llc_multi"}})})
        for (auto const& actor : {city, trung_chau}) EXPECT_EQ(count(actor, query), walked(actor, query));
    EXPECT_EQ(count(city, fields({})), 7);
    EXPECT_EQ(count(trung_chau, fields({})), 1);
    EXPECT_EQ(count({.user = 3, .name = "Dũng"}, fields({})), 0);
}

TEST_P(EnterpriseLists, AStatusIsSetWhereItMayBeAndTakenBack)
{
    auto const tx = db->begin(db::Access::write);
    auto const before = operating(**tx);
    auto const values = fields({{"new_status", "ceased"}, {"from", "1/3/2026"}});
    auto const outcomes = act(**tx, officer_of(area.phung), "status", values, lists::Trial::no);
    std::vector<std::string> said;
    for (auto const& o : outcomes)
        said.emplace_back(o.verdict == Verdict::changed    ? "changed"
                          : o.verdict == Verdict::as_it_is ? "as it is"
                                                           : o.reason);
    EXPECT_EQ(said, (std::vector<std::string>{"changed", "changed", "as it is", "enterprise.organisations_stand",
                                              "changed", "changed", "list.not_yours"}));
    EXPECT_EQ(operating(**tx), before - 4);   // four operate no longer
    EXPECT_EQ(find(**tx, ids[0], today)->status, "ceased");
    auto const what_happened = history(**tx, ids[0]);
    EXPECT_TRUE(std::ranges::any_of(what_happened, [](Former const& f) {
        return f.what == "status" && f.text == "ceased" && f.day == day(2026, 3, 1);
    }));

    // meanwhile somebody changes one of them
    auto changed = *find(**tx, ids[0], today);
    changed.phone = "0912345678";
    auto const placement = organisations::placement(**tx, today);
    ASSERT_TRUE(save(**tx, *placement, support::lan, changed, {today}));
    std::vector<lists::Taken> taken;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcomes[i].verdict == Verdict::changed) taken.push_back({ids[i].value, outcomes[i].was});
    web::Fields const query;
    auto const officer = officer_of(area.phung);
    auto const undone = lists::find_action(source(), "status")->undo({**tx, officer, now, today, query, values}, taken);
    ASSERT_EQ(undone.size(), 4U);
    EXPECT_EQ(undone[0].reason, "list.changed_since");
    EXPECT_EQ(undone[1].verdict, Verdict::changed);
    EXPECT_EQ(find(**tx, ids[0], today)->status, "ceased");
    EXPECT_EQ(find(**tx, ids[1], today)->status, "suspended");
    EXPECT_EQ(operating(**tx), before - 1);
    EXPECT_EQ((*tx)->run(count_statuses, {{"status", "ceased"}}).first()->integer(0), 1);   // of ids[0] alone
}

TEST_P(EnterpriseLists, WhatIsKnownLaterIsNotOverwrittenAndWhatHasCeasedStays)
{
    auto const tx = db->begin(db::Access::write);
    auto const officer = officer_of(area.phung);
    act(**tx, officer, "status", fields({{"new_status", "not_at_address"}, {"from", "2026-02-01"}}), lists::Trial::no);
    auto const outcomes =
        act(**tx, officer, "status", fields({{"new_status", "active"}, {"from", "2026-01-31"}}), lists::Trial::yes);
    EXPECT_EQ(outcomes[0].reason, "enterprise.status_known_later");
    EXPECT_EQ(outcomes[2].reason, "enterprise.ceased_already");
    EXPECT_EQ(find(**tx, ids[0], today)->status, "not_at_address");
}

TEST_P(EnterpriseLists, ATrialWritesNothing)
{
    auto const tx = db->begin(db::Access::read);
    auto const outcomes = act(**tx, officer_of(area.city), "status",
                              fields({{"new_status", "suspended"}, {"from", "2026-03-01"}}), lists::Trial::yes);
    EXPECT_EQ(outcomes[0].verdict, Verdict::changed);
    EXPECT_EQ(outcomes[1].verdict, Verdict::as_it_is);
}

TEST_P(EnterpriseLists, AnIndustryIsSetAndTakenBack)
{
    auto const tx = db->begin(db::Access::write);
    auto const values = fields({{"industry", "3100"}});
    auto const officer = officer_of(area.trung_chau);
    auto const outcomes = act(**tx, officer, "industry", values, lists::Trial::no);
    EXPECT_EQ(outcomes[0].reason, "list.not_yours");
    EXPECT_EQ(find(**tx, ids[6], today)->industry_code, "3100");
    web::Fields const query;
    std::vector<lists::Taken> const taken{{ids[6].value, outcomes[6].was}};
    auto const undone =
        lists::find_action(source(), "industry")->undo({**tx, officer, now, today, query, values}, taken);
    EXPECT_EQ(undone[0].verdict, Verdict::changed);
    EXPECT_EQ(find(**tx, ids[6], today)->industry_code, "");
}

TEST_P(EnterpriseLists, WhatIsTypedWrongIsRefused)
{
    auto const check = [&](std::string_view code, web::Fields const& values) {
        return lists::find_action(source(), code)->check({}, values, today).has_value();
    };
    EXPECT_FALSE(check("status", fields({})));
    EXPECT_FALSE(check("status", fields({{"new_status", "asleep"}, {"from", "1/3/2026"}})));
    EXPECT_FALSE(check("status", fields({{"new_status", "active"}, {"from", "31/2/2026"}})));
    EXPECT_FALSE(check("status", fields({{"new_status", "active"}, {"from", "3/3/2026"}})));   // after today
    EXPECT_TRUE(check("status", fields({{"new_status", "active"}, {"from", "2/3/2026"}})));
    EXPECT_FALSE(check("industry", fields({})));
    EXPECT_FALSE(check("industry", fields({{"industry", std::string(41, '1')}})));
}

INSTANTIATE_TEST_SUITE_P(Both, EnterpriseLists, support::both, support::dialect_name);

}   // namespace
}   // namespace enterprises
