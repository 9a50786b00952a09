#include <gtest/gtest.h>

#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "kernel/journeys/clock.hpp"
#include "kernel/journeys/running.hpp"
#include "kernel/notices/source.hpp"
#include "platform/web/languages.hpp"
#include "registers/enterprises/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/contacts/store.hpp"

namespace app {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 2);

/// What the slices of the program tell to be due: journeys about an enterprise and about a person, and a next step.
class WholeNotices : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        enterprises::Enterprise const e{
            .name = "Công ty TNHH Hòa Bình", .legal_type = "llc_multi", .status = "active", .place = area.phung};
        auto const enterprise = enterprises::add(**tx, *placement, support::lan, std::span{&e, 1}, today).front();
        founding = begin(**tx, "union_founding", "enterprise", enterprise.value, "Công ty TNHH Hòa Bình");
        admission = begin(**tx, "party_admission", "person", 7, "Nguyễn Thị Mai");
        contacts::add(**tx, support::lan,
                      {.enterprise = enterprise,
                       .met_on = today,
                       .note = "x",
                       .next_step = "Gặp chị Mai",
                       .next_on = today + base::Days{3}});
        tx->commit();
    }
    /// A journey in its first stage with a deadline.
    std::int64_t begin(db::Connection& tx, std::string code, std::string kind, std::int64_t subject, std::string title)
    {
        auto const& definition = *journeys::newest(code);
        journeys::Journey journey{.code = code,
                                  .version = definition.version,
                                  .subject_kind = std::move(kind),
                                  .subject = subject,
                                  .title = std::move(title),
                                  .office = area.federation,
                                  .place = area.phung,
                                  .begun_on = today};
        journey.id = journeys::add(tx, support::lan, journey, definition.stages.front().code);
        journey.revision = 1;
        journeys::add(tx, support::lan, {.step = "", .on = today, .version = definition.version},
                      {.journey = journey,
                       .stage = definition.stages.front().code,
                       .since = today,
                       .due_on = today + base::Days{5}});
        return journey.id.value;
    }
    std::vector<notices::Item> told(std::initializer_list<char const*> rights, UnitId scope)
    {
        web::Actor actor{.user = 1, .name = "Lan"};
        for (auto const* right : rights) actor.grants.push_back({right, scope.value});
        auto const tx = db->begin(db::Access::read);
        web::Context context{.tx = **tx,
                             .actor = actor,
                             .today = today,
                             .now = base::Instant{today},
                             .texts = web::texts_in(base::Language::vi),
                             .services = wiring.services(),
                             .csrf = {}};
        std::vector<notices::Item> items;
        for (auto const* source : wiring.services().shelf.get<notices::Registry>().sources()) {
            std::vector<std::int64_t> records{founding, admission};
            if (source->kind != "journeys") records.clear();
            for (auto const& due : source->due(context, {today, today + base::Days{60}}, 100))
                if (std::find(records.begin(), records.end(), due.record) == records.end())
                    records.push_back(due.record);
            auto const found = source->describe(context, records);
            items.insert(items.end(), found.begin(), found.end());
        }
        return items;
    }
    static std::size_t about(std::vector<notices::Item> const& items, std::string_view words)
    {
        std::size_t count = 0;
        for (auto const& item : items)
            if ((item.title + item.outside).find(words) != std::string::npos) ++count;
        return count;
    }

    Wiring wiring{"", nullptr};
    support::Area area;
    std::int64_t founding = 0;
    std::int64_t admission = 0;
};

INSTANTIATE_TEST_SUITE_P(Both, WholeNotices, support::both, support::dialect_name);

TEST_P(WholeNotices, NothingOfAWayIntoThePartyWithoutItsRight)   // N-4
{
    auto const union_officer = told({"journeys.view", "unions.view", "enterprises.view"}, area.district);
    EXPECT_EQ(about(union_officer, "Hòa Bình"), 2U);
    EXPECT_EQ(about(union_officer, "Mai"), 1U) << "their own next step, in the program";
    for (auto const& item : union_officer) EXPECT_NE(item.record, admission);
    auto const elsewhere = told({"journeys.view", "unions.view", "admissions.view"}, area.trung_chau);
    EXPECT_TRUE(elsewhere.empty());
    EXPECT_TRUE(told({"admissions.view"}, area.district).empty()) << "the right to journeys is needed too";
}

TEST_P(WholeNotices, OutsideNobodyIsNamed)   // N-5
{
    auto const all = told({"journeys.view", "unions.view", "admissions.view", "enterprises.view"}, area.district);
    ASSERT_EQ(all.size(), 3U);
    bool seen = false;
    for (auto const& item : all) {
        EXPECT_EQ(item.outside.find("Mai"), std::string::npos) << item.outside;
        EXPECT_EQ(item.url.find("Mai"), std::string::npos) << item.url;
        if (item.record != admission) continue;
        seen = true;
        EXPECT_NE(item.title.find("Nguyễn Thị Mai"), std::string::npos) << "in the program the officer reads who it is";
        EXPECT_NE(item.outside.find(" – "), std::string::npos) << "process and step";
        EXPECT_EQ(item.due_on, today + base::Days{5});
    }
    EXPECT_TRUE(seen);
}

TEST_P(WholeNotices, WhatWasForgottenHasNoNameAnyMore)   // J-9
{
    {
        auto const tx = db->begin(db::Access::write);
        journeys::forget(**tx, support::lan, journeys::JourneyId{admission});
        tx->commit();
    }
    auto const all = told({"journeys.view", "admissions.view"}, area.district);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all.front().title, all.front().outside);
    EXPECT_EQ(about(all, "Mai"), 0U);
}

}   // namespace
}   // namespace app
