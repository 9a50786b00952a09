#include <random>

#include "app/journeys_fixture.hpp"

namespace app {
namespace {

using namespace testing;

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

// F-3 and F-4: from the enterprise to the register, for the associations of which no least number is known
TEST_P(WholeJourneys, AssociationsAreFoundedFromTheirEnterprise)
{
    auto const enterprise = "/enterprises/" + ids[0].text();
    for (std::string const line : {"women", "veterans"}) {
        auto const begin = "/journeys/new?code=" + line + "_founding&amp;subject=" + ids[0].text();
        EXPECT_NE(client->get(enterprise).body.find(begin), std::string::npos) << line;
        auto const journey = begun(ids[0], "2026-02-02", line + "_founding");
        auto const paper = [](std::string_view code) {
            return R"("papers":[{"code":")" + std::string{code} +
                   R"(","number":"7/QĐ-HU","dated_on":"2026-02-03","kept_at":"Tủ 2"}]})";
        };
        ASSERT_EQ(step(journey, R"({"step":"gather","on":"2026-02-03","values":[{"name":"members","number":2}],)" +
                                    paper("member_list")),
                  201);
        ASSERT_EQ(step(journey, R"({"step":"propose","on":"2026-02-03",)" + paper("proposal")), 201);
        auto const recognise = [&](std::string_view kind) {
            return step(journey, R"({"step":"recognise","on":"2026-03-02","values":[{"name":"members","number":2},)"
                                 R"({"name":"kind","text":")" +
                                     std::string{kind} + "\"}]," + paper("recognition"));
        };
        EXPECT_EQ(recognise("youth_branch"), 422);
        EXPECT_EQ(recognise(line + "_branch"), 201);
        EXPECT_NE(client->get(enterprise).body.find("href=\"/" + line + "-organisations/"), std::string::npos) << line;
        EXPECT_EQ(client->get(enterprise).body.find(begin), std::string::npos) << line;
        EXPECT_NE(client->get("/" + line + "-organisations").body.find("7/QĐ-HU"), std::string::npos) << line;
    }
    expect_sound();
}

// J-14, and what goes on stands on the page of the enterprise
TEST_P(WholeJourneys, TheEnterpriseSaysWhatGoesOnUntilItIsTakenAway)
{
    auto const enterprise = "/enterprises/" + ids[0].text();
    auto const begin = "/journeys/new?code=union_founding&amp;subject=" + ids[0].text();
    EXPECT_NE(client->get(enterprise).body.find(begin), std::string::npos);
    auto const journey = begun(ids[0], "2026-02-02");
    EXPECT_EQ(client->get(enterprise).body.find(begin), std::string::npos);
    EXPECT_NE(client->get(enterprise).body.find("href=\"/journeys/" + journey), std::string::npos);
    auto const stranger_sees = [&] {
        client->sign_in({.user = 3, .name = "Hoa", .grants = {{"enterprises.view", area.district.value}}});
        auto const page = client->get(enterprise).body;
        client->sign_in(minh);
        return page.find("/journeys/") != std::string::npos;
    };
    EXPECT_FALSE(stranger_sees());
    EXPECT_EQ(send("/api/v1/journeys/" + journey + "/removal", "{}").status, 204);
    EXPECT_EQ(send("/api/v1/journeys/" + journey + "/removal", "{}").status, 404);
    EXPECT_NE(client->get(enterprise).body.find(begin), std::string::npos);
    expect_sound();
}

// F-7
TEST_P(WholeJourneys, MoreApplicationsThanWorkersAreASlip)
{
    auto const journey = begun(ids[0], "2026-02-02");
    ASSERT_EQ(
        step(journey, R"({"step":"begin_campaign","on":"2026-02-03","values":[{"name":"led_by","text":"committee"}]})"),
        201);
    auto const applications = [&](std::string_view number) {
        return step(journey,
                    R"({"step":"count_applications","on":"2026-02-03","values":[{"name":"applications","number":)" +
                        std::string{number} +
                        R"(}],"papers":[{"code":"member_list","dated_on":"2026-02-03","kept_at":"Tủ 2"}]})");
    };
    EXPECT_EQ(applications("31"), 422);
    EXPECT_EQ(applications("30"), 201);
}

// J-11
TEST_P(WholeJourneys, RatesAreByKindOfEnterprise)
{
    meet(begun(ids[0], "2026-02-02"), "2026-02-03");
    ASSERT_FALSE(begun(ids[1], "2026-02-02").empty());   // nothing done yet: counted as the enterprise is today
    auto const begun_of = [&](std::string_view ownership) {
        return client
            ->api(web::Method::get, "/api/v1/journey-rates?code=union_founding&ownership=" + std::string{ownership})
            .body;
    };
    EXPECT_NE(begun_of("private").find("\"begun\":2"), std::string::npos) << begun_of("private");
    EXPECT_NE(begun_of("fdi_full").find("\"begun\":0"), std::string::npos) << begun_of("fdi_full");
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

TEST_P(WholeJourneys, TheHomePageCountsWhatTheListShows)
{
    for (int i = 0; i < 7; ++i) {
        auto const on = base::iso(day(2026, 3, 1) + base::Days{i * 4});
        meet(begun(ids[static_cast<std::size_t>(i)], on), on);
    }
    begun(ids[7], "2026-03-01");
    begun(ids[8], "2026-03-30");
    auto const listed = [&](std::string const& due) {
        auto const list = client->api(web::Method::get, "/api/v1/journeys?code=union_founding&due=" + due).body;
        std::size_t count = 0;
        for (auto at = list.find("\"stage\""); at != std::string::npos; at = list.find("\"stage\"", at + 1)) ++count;
        return count;
    };
    ASSERT_EQ(listed(""), 9U);
    ASSERT_GT(listed("late"), 0U);
    ASSERT_GT(listed("waiting"), 0U);
    ASSERT_LT(listed("waiting"), 9U);
    ASSERT_EQ(listed("new"), 2U);   // begun on 25 and 30 March
    EXPECT_EQ(listed("late") + listed("soon") + listed("waiting"), 9U);

    auto const home = client->get("/").body;
    EXPECT_NE(home.find("9 việc đang làm"), std::string::npos);
    auto const says = [&](std::string const& due, std::string const& words) {
        auto const link = home.find("/journeys?code=union_founding&amp;due=" + due + "\"");
        auto const count = std::to_string(listed(due)) + " " + words;
        EXPECT_LT(home.find(">" + count, link), link + 120) << count;
    };
    says("late", "quá hạn");
    says("waiting", "việc chưa có thời hạn");
    says("new", "việc mới trong 7 ngày");
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
