#include <gtest/gtest.h>

#include <algorithm>
#include <random>

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

namespace app {
namespace {

using base::day;

constexpr base::Date today = day(2026, 3, 31);

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
    UnitId found_cell()
    {
        auto const tx = db->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, today);
        auto const& party = *std::find_if(grassroots::families().begin(), grassroots::families().end(),
                                          [](auto const& f) { return f.line == organisations::Line::party; });
        auto const unit = grassroots::found(**tx, *placement, support::lan, party,
                                            {.kind = "party_cell",
                                             .name = "Chi bộ Công ty TNHH Số 1",
                                             .enterprise = ids[0],
                                             .place = area.phung,
                                             .decision_number = "2/QĐ-HU",
                                             .decided_on = day(2019, 5, 12)},
                                            "private");
        tx->commit();
        return unit;
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
    std::string begun(EnterpriseId enterprise, std::string_view on)
    {
        auto const answer = send("/api/v1/journeys", R"({"code":"union_founding","subject":")" + enterprise.text() +
                                                         R"(","on":")" + std::string{on} + "\"}");
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
        std::vector<ledger::Refill> refills;
        for (auto const* slice : slices())
            if (slice->refill != nullptr) refills.push_back(slice->refill);
        EXPECT_EQ(ledger::verify_facts(**tx, refills, 10), std::vector<ledger::Difference>{});
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

INSTANTIATE_TEST_SUITE_P(Both, WholeJourneys, support::both, support::dialect_name);

// F-4
TEST_P(WholeJourneys, TheRecognitionFoundsTheUnionInTheRegister)
{
    auto const journey = begun(ids[0], "2026-02-02");
    meet(journey, "2026-02-03");
    ASSERT_EQ(step(journey, R"({"step":"submit_dossier","on":"2026-02-05","papers":[{"code":"proposal",)"
                            R"("dated_on":"2026-02-04","kept_at":"Tủ 2"}]})"),
              201);
    auto const recognise = [&](std::string_view members, std::string_view parent) {
        return step(journey, R"({"step":"recognise","on":"2026-03-02","values":[{"name":"members","number":)" +
                                 std::string{members} + R"(},{"name":"parent","text":")" + std::string{parent} +
                                 R"("}],"papers":[{"code":"recognition","number":"9/QĐ-LĐLĐ","dated_on":"2026-02-27",)"
                                 R"("kept_at":"Tủ 2"}]})");
    };
    EXPECT_EQ(recognise("4", area.federation.text()), 422);
    EXPECT_EQ(recognise("12", area.phung.text()), 422);   // no union
    EXPECT_EQ(recognise("12", area.federation.text()), 201);
    EXPECT_EQ(recognise("12", area.federation.text()), 409);
    auto const tx = db->begin(db::Access::read);
    auto const unit =
        grassroots::find_by_decision(**tx, organisations::Line::union_, ids[0], "", "9/QĐ-LĐLĐ", day(2026, 2, 27));
    ASSERT_TRUE(unit);
    auto const founded = grassroots::find(**tx, *unit, today);
    EXPECT_EQ(founded->founding_members, 12);
    EXPECT_EQ(founded->name, "Công đoàn cơ sở Công ty TNHH Số 1");
    expect_sound();
    EXPECT_TRUE(begun(ids[0], "2026-03-05").empty());   // it has a union now
}

// J-7 and J-8
TEST_P(WholeJourneys, TheApiTakesBackAndGoesOverToNewerRules)
{
    auto const journey = begun(ids[0], "2019-11-04");
    auto const address = "/api/v1/journeys/" + journey;
    ASSERT_EQ(
        step(journey, R"({"step":"begin_campaign","on":"2019-11-05","values":[{"name":"led_by","text":"committee"}]})"),
        201);
    auto const page = client->api(web::Method::get, address).body;
    auto const event = page.substr(page.find("\"events\":[{\"id\":\"") + 17, 13);
    EXPECT_EQ(send(address + "/events/" + event + "/withdrawal", "{}").status, 422);
    EXPECT_EQ(send(address + "/events/" + event + "/withdrawal", R"({"why":"nhầm"})").status, 201);
    EXPECT_EQ(send(address + "/events/" + event + "/withdrawal", R"({"why":"nhầm"})").status, 409);
    EXPECT_EQ(send(address + "/version", "{}").status, 201);
    EXPECT_EQ(send(address + "/version", "{}").status, 409);
    expect_sound();
}

// F-6
TEST_P(WholeJourneys, PapersAreMadeFromWhatTheJourneyTells)
{
    auto const journey = begun(ids[0], "2026-02-02");
    meet(journey, "2026-02-03");
    EXPECT_NE(client->get("/journeys/" + journey + "/steps/submit_dossier")
                  .body.find("/papers/kinds/union.recognition_proposal/papers/new?record=" + journey),
              std::string::npos);
    for (auto const* kind :
         {"founding_minutes", "recognition_proposal", "recognition_decision", "committee_decision"}) {
        auto const draft =
            client->get("/papers/kinds/union." + std::string{kind} + "/preview?unit=" + area.federation.text() +
                        "&record=" + journey + "&format=docx");
        ASSERT_EQ(draft.status, 200) << kind;
        auto const text = words_in(draft.body);
        EXPECT_NE(text.find("Công đoàn cơ sở Công ty TNHH Số 1"), std::string::npos) << kind;
        EXPECT_NE(text.find("03/02/2026"), std::string::npos) << kind;
    }
}

// PA-11 and AD-7
TEST_P(WholeJourneys, PapersOfAPersonsWayAreDrawnAndNotKept)
{
    auto const person = somebody_who_agreed();
    auto const cell = found_cell();
    for (auto const* right : {"admissions.view", "admissions.edit", "people.view", "party.view"})
        minh.grants.push_back({right, area.district.value});
    client->sign_in(minh);
    auto const answer = send("/api/v1/journeys", R"({"code":"party_admission","subject":")" + person.text() +
                                                     R"(","office":")" + cell.text() + R"(","on":"2026-02-02"})");
    ASSERT_EQ(answer.status, 201) << answer.body;
    auto const journey = text(answer, "id");
    keep_head(cell);
    auto const made =
        client->post("/papers/kinds/admission.cell_resolution/papers",
                     {{"record", journey}, {"unit", cell.text()}, {"dated_on", "30/3/2026"}, {"term", "2025-2030"}});
    ASSERT_EQ(made.status, 303) << made.body.substr(0, 3000);
    auto const paper = std::string{web::header_of(made, "location")};
    EXPECT_NE(words_in(client->get(paper + "/file?format=docx").body).find("Nguyễn Thị Hòa"), std::string::npos);
    {
        auto const tx = db->begin(db::Access::read);
        auto const kept = papers::papers_about(**tx, "admission.cell_resolution", text_id(journey));
        ASSERT_EQ(kept.size(), 1U);
        EXPECT_EQ(kept.front().title, "");
        EXPECT_EQ(kept.front().number_text, "01-NQ/CB");
        EXPECT_EQ(papers::files_of(**tx, kept.front().id).docx, "") << "no file stays";
    }
    EXPECT_EQ(step(journey, R"({"step":"withdraw","on":"2026-03-31"})"), 201);
    EXPECT_EQ(client->get(paper + "/file?format=docx").status, 404) << "forgotten";
    EXPECT_EQ(client->get(paper).body.find("Nguyễn Thị Hòa"), std::string::npos);
    EXPECT_NE(client->get(paper).body.find("01-NQ/CB"), std::string::npos) << "the number stays taken";
}

TEST_P(WholeJourneys, TheHomePageCountsWhatTheListShows)
{
    for (int i = 0; i < 7; ++i) {
        auto const on = base::iso(day(2026, 3, 1) + base::Days{i * 4});
        meet(begun(ids[static_cast<std::size_t>(i)], on), on);
    }
    auto const list = client->api(web::Method::get, "/api/v1/journeys?code=union_founding&due=late");
    std::size_t late = 0;
    for (auto at = list.body.find("\"due_on\""); at != std::string::npos; at = list.body.find("\"due_on\"", at + 1))
        ++late;
    ASSERT_GT(late, 0U);
    ASSERT_LT(late, 7U);
    auto const home = client->get("/").body;
    EXPECT_NE(home.find("7 việc đang làm · " + std::to_string(late) + " quá hạn"), std::string::npos);
    EXPECT_NE(home.find("/steps/submit_dossier"), std::string::npos);
}

// J-3: no call leads past a rule, on both databases; what is kept for lists is what the events say
TEST_P(WholeJourneys, RandomCallsLeaveEverythingSound)
{
    std::mt19937_64 engine{20260331};
    auto const up_to = [&](int most) { return std::uniform_int_distribution<int>{0, most}(engine); };
    constexpr std::string_view steps[] = {"begin_campaign",
                                          "talk",
                                          "count_applications",
                                          "hold_meeting",
                                          "submit_dossier",
                                          "return_dossier",
                                          "complete_dossier",
                                          "recognise",
                                          "permit_seal",
                                          "announce",
                                          "stop",
                                          "reject",
                                          "close"};
    std::vector<std::string> running;
    std::size_t taken = 0;
    for (int call = 0; call < 3000; ++call) {
        auto const on = base::iso(day(2026, 1, 5) + base::Days{call / 40 + up_to(3)});
        if (running.empty() || up_to(12) == 0) {
            auto const journey = begun(ids[static_cast<std::size_t>(up_to(11))], on);
            if (!journey.empty()) running.push_back(journey);
            continue;
        }
        auto const paper = [&](std::string_view code) {
            return R"({"code":")" + std::string{code} + R"(","number":")" + std::to_string(call) +
                   R"(/QĐ","dated_on":")" + on + R"(","kept_at":"Tủ 2"})";
        };
        auto const code = steps[static_cast<std::size_t>(up_to(up_to(3) == 0 ? 12 : 8))];
        std::string values, papers;
        auto const& definition = *journeys::newest("union_founding");
        for (auto const& field : definition.find_step(code)->fields) {
            if (!field.required && up_to(1) == 0) continue;
            values += values.empty() ? "" : ",";
            values += R"({"name":")" + field.name + "\",";
            if (field.kind == journeys::FieldKind::number) values += "\"number\":" + std::to_string(up_to(14));
            if (field.kind == journeys::FieldKind::day) values += "\"day\":\"" + on + "\"";
            if (field.kind == journeys::FieldKind::text) values += R"("text":"chữ ký")";
            if (field.kind == journeys::FieldKind::choice)
                values +=
                    "\"text\":\"" + (field.from_slice ? area.federation.text() : field.choices.front().code) + "\"";
            values += "}";
        }
        for (auto const& slot : definition.find_step(code)->papers)
            if (slot.required || up_to(3) == 0) papers += (papers.empty() ? "" : ",") + paper(slot.code);
        auto const status = step(running[static_cast<std::size_t>(up_to(static_cast<int>(running.size()) - 1))],
                                 R"({"step":")" + std::string{code} + R"(","on":")" + on + R"(","values":[)" + values +
                                     R"(],"papers":[)" + papers + "]}");
        EXPECT_TRUE(status == 201 || status == 409 || status == 422) << status;
        taken += status == 201 ? 1 : 0;
    }
    EXPECT_GT(taken, 100U);
    expect_sound();
}

}   // namespace
}   // namespace app
