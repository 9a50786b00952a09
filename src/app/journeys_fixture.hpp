#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "kernel/journeys/due.hpp"
#include "kernel/journeys/slice.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/papers/store.hpp"
#include "platform/documents/package.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

/// For tests only.
namespace app::testing {

using base::day;

inline constexpr base::Date today = day(2026, 3, 31);

/// Journeys through the pages and the API of the whole program. Minh does all the work of the district.
class WholeJourneys : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const placement = organisations::placement(**tx, today);
        for (int i = 0; i < 12; ++i) {
            enterprises::Enterprise const e{.name = "Công ty TNHH Số " + std::to_string(i + 1),
                                            .legal_type = "llc_multi",
                                            .ownership = "private",
                                            .registered_on = base::parse_partial_date("2010-05-04"),
                                            .status = "active",
                                            .place = i % 2 == 0 ? area.phung : area.trung_chau,
                                            .workers = 30};
            ids.push_back(enterprises::add(**tx, *placement, support::lan, std::span{&e, 1}, today).front());
        }
        tx->commit();
        std::vector<web::Route> routes;
        for (auto const& table : all_routes()) routes.insert(routes.end(), table.begin(), table.end());
        all = std::move(routes);
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{all},
                                                   web::TestSetting{.today = today, .shelf = wiring.services().shelf});
        for (auto const* right : {"journeys.view", "journeys.edit", "unions.view", "unions.edit", "enterprises.view",
                                  "papers.view", "papers.make"})
            minh.grants.push_back({right, area.district.value});
        client->sign_in(minh);
    }
    static std::string words_in(std::string_view docx)
    {
        auto const parts = documents::unpacked(docx);
        std::string text;
        if (parts)
            for (auto const& part : *parts) text += part.second;
        return text;
    }
    static std::int64_t text_id(std::string const& id) { return journeys::JourneyId::parse(id).value; }
    PersonId somebody_who_agreed()
    {
        auto const tx = db->begin(db::Access::write);
        auto const person =
            people::create(**tx, support::lan, {.full_name = "Nguyễn Thị Hòa", .sex = "female", .place = area.phung});
        people::add(**tx, support::lan,
                    {.person = person,
                     .purpose = "party_admission_process",
                     .method = "paper_signed",
                     .given_on = day(2026, 1, 5)});
        tx->commit();
        return person;
    }
    UnitId found_cell(std::size_t of = 0)
    {
        auto const tx = db->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, today);
        auto const& party = grassroots::family_of(organisations::Line::party);
        auto const unit = grassroots::found(**tx, *placement, support::lan, party,
                                            {.kind = "party_cell",
                                             .name = "Chi bộ Công ty TNHH Số " + std::to_string(of + 1),
                                             .enterprise = ids[of],
                                             .place = of % 2 == 0 ? area.phung : area.trung_chau,
                                             .decision_number = std::to_string(of + 2) + "/QĐ-HU",
                                             .decided_on = day(2019, 5, 12)},
                                            "private");
        tx->commit();
        return unit;
    }
    /// A person's way into the Party, begun by Minh, who may see people and Party organisations from now on.
    std::string begun_admission(PersonId person, UnitId cell)
    {
        for (auto const* right : {"admissions.view", "admissions.edit", "people.view", "party.view"})
            minh.grants.push_back({right, area.district.value});
        client->sign_in(minh);
        auto const answer = send("/api/v1/journeys", R"({"code":"party_admission","subject":")" + person.text() +
                                                         R"(","office":")" + cell.text() + R"(","on":"2026-02-02"})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        return text(answer, "id");
    }
    void keep_head(UnitId unit)
    {
        auto const tx = db->begin(db::Access::write);
        auto const kept = papers::save(**tx,
                                       {.unit = unit,
                                        .culture = "party",
                                        .name = "CHI BỘ CÔNG TY TNHH SỐ 1",
                                        .symbol = "CB",
                                        .place = "Đan Phượng",
                                        .post = "BÍ THƯ"},
                                       UserId{2}, support::lan.at);
        EXPECT_TRUE(kept);
        tx->commit();
    }
    web::Response send(std::string_view address, std::string body)
    {
        return client->api(web::Method::post, address, std::move(body));
    }
    static std::string text(web::Response const& answer, std::string_view name)
    {
        auto const mark = "\"" + std::string{name} + "\":\"";
        auto const at = answer.body.find(mark);
        if (at == std::string::npos) return {};
        auto const from = at + mark.size();
        return answer.body.substr(from, answer.body.find('"', from) - from);
    }
    std::string begun(EnterpriseId enterprise, std::string_view on, std::string_view code = "union_founding")
    {
        auto const answer = send("/api/v1/journeys", R"({"code":")" + std::string{code} + R"(","subject":")" +
                                                         enterprise.text() + R"(","on":")" + std::string{on} + "\"}");
        return answer.status == 201 ? text(answer, "id") : std::string{};
    }
    int step(std::string const& journey, std::string_view body)
    {
        return send("/api/v1/journeys/" + journey + "/events", std::string{body}).status;
    }
    void meet(std::string const& journey, std::string const& on)
    {
        auto const paper = [&](std::string_view code) {
            return R"({"code":")" + std::string{code} + R"(","dated_on":")" + on + R"(","kept_at":"Tủ 2"})";
        };
        ASSERT_EQ(step(journey, R"({"step":"begin_campaign","on":")" + on +
                                    R"(","values":[{"name":"led_by","text":"committee"}]})"),
                  201);
        ASSERT_EQ(step(journey, R"({"step":"count_applications","on":")" + on +
                                    R"(","values":[{"name":"applications","number":12}],"papers":[)" +
                                    paper("member_list") + "]}"),
                  201);
        ASSERT_EQ(step(journey,
                       R"({"step":"hold_meeting","on":")" + on +
                           R"(","values":[{"name":"attended","number":12},{"name":"elected","number":3}],"papers":[)" +
                           paper("minutes") + "," + paper("ballot_minutes") + "]}"),
                  201);
    }
    void expect_sound()
    {
        auto const tx = db->begin(db::Access::read);
        EXPECT_EQ(ledger::verify_facts(**tx, ledger::refills_of(slices()), 10), std::vector<ledger::Difference>{});
        journeys::Reach const everywhere{.everywhere = true};
        auto const page =
            journeys::list(**tx, {.code = "union_founding", .reach = everywhere, .today = today}, std::nullopt, 10'000);
        for (auto const& kept : page.rows) {
            auto const events = journeys::events_of(**tx, kept.journey.id);
            auto const state = journeys::state_of(kept.journey, events, base::forever);
            EXPECT_EQ(kept.stage, state.stage->code);
            EXPECT_EQ(kept.since, state.since);
            EXPECT_FALSE(state.ended());
            auto const due = journeys::next_due(journeys::clocks_of(state, rulebook::embedded(), today));
            EXPECT_EQ(kept.due_on, due);
        }
    }

    Wiring wiring{"", nullptr};
    web::Actor minh{.user = 2, .name = "Minh"};
    support::Area area;
    std::vector<EnterpriseId> ids;
    std::vector<web::Route> all;
    std::unique_ptr<web::TestClient> client;
};

}   // namespace app::testing
