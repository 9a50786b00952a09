#include "app/journeys_fixture.hpp"
#include "kernel/accounts/roles.hpp"

namespace app {
namespace {

using namespace testing;

constexpr db::Sql count_steps{"test.count_steps",
                              "SELECT count(*) FROM fact WHERE variety = :step AND unit_id = :unit"};

/// A person's way in the hands of more than one.
class Admissions : public WholeJourneys {
protected:
    void sign_in_secretary(UnitId cell)
    {
        web::Actor secretary{.user = 40 + cell.value % 10, .name = "Bình"};
        for (auto const right : accounts::find_role("cell_secretary")->permissions)
            secretary.grants.push_back({std::string{right}, cell.value});
        client->sign_in(secretary);
    }
    std::int64_t counted(std::string_view step, UnitId place)
    {
        auto const tx = db->begin(db::Access::read);
        auto rows = (*tx)->run(count_steps, {{"step", step}, {"unit", place}});
        return rows.first()->integer(0);
    }
    int seen(std::string const& journey) { return client->get("/journeys/" + journey).status; }
    int assign_helper(std::string const& journey)
    {
        return step(journey, R"({"step":"assign_helper","on":"2026-03-02","papers":[{"code":"assignment",)"
                             R"("dated_on":"2026-03-02","kept_at":"Tủ 2"}]})");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Admissions, support::both, support::dialect_name);

// AD-9
TEST_P(Admissions, TheSecretaryCarriesOnWhatTheOwnCellPrepares)
{
    auto const person = somebody_who_agreed();
    auto const own = found_cell(0), other = found_cell(2);
    auto const journey = begun_admission(person, own);
    sign_in_secretary(other);
    EXPECT_EQ(seen(journey), 404);
    EXPECT_EQ(assign_helper(journey), 404);
    sign_in_secretary(own);
    EXPECT_EQ(seen(journey), 200);
    EXPECT_NE(client->get("/journeys").body.find("Nguyễn Thị Hòa"), std::string::npos);
    EXPECT_EQ(assign_helper(journey), 201);
    auto const resolution = client->get("/papers/kinds/admission.cell_resolution/papers/new?record=" + journey);
    EXPECT_EQ(resolution.status, 200);
    EXPECT_NE(resolution.body.find("/papers/offices/" + own.text()), std::string::npos) << "signed by the own cell";
    EXPECT_NE(client->get("/people/" + person.text()).status, 200) << "the record of the person is not the cell's";
    EXPECT_EQ(client->get("/journeys/new?code=party_admission&subject=" + person.text()).status, 404);
}

// AD-2: who withdrew is not shown as having gone the whole way, and nothing is offered that cannot be done
TEST_P(Admissions, WhoWithdrewStandsWhereTheWayEnded)
{
    auto const person = somebody_who_agreed();
    auto const journey = begun_admission(person, found_cell(0));
    auto const page = [&] { return client->get("/people/" + person.text()).body; };
    EXPECT_NE(page().find("/journeys/" + journey), std::string::npos) << "the person's page leads to it";
    ASSERT_EQ(assign_helper(journey), 201);
    EXPECT_NE(client->get("/journeys/" + journey + "/steps/withdraw").body.find("Không lấy lại được"),
              std::string::npos);
    ASSERT_EQ(step(journey, R"({"step":"withdraw","on":"2026-03-03"})"), 201);
    auto const ended = client->get("/journeys/" + journey).body;
    EXPECT_NE(ended.find("Đã rút"), std::string::npos);
    EXPECT_NE(ended.find("Được phân công giúp đỡ"), std::string::npos);
    EXPECT_EQ(ended.find("Đảng viên chính thức"), std::string::npos);
    EXPECT_EQ(ended.find("/withdrawal"), std::string::npos);
}

// J-12
TEST_P(Admissions, AJourneyIsGivenToAnotherCell)
{
    auto const before = found_cell(0), after = found_cell(1);
    auto const journey = begun_admission(somebody_who_agreed(), before);
    ASSERT_EQ(assign_helper(journey), 201);
    auto const address = "/api/v1/journeys/" + journey;
    EXPECT_EQ(send(address + "/office", R"({"office":")" + before.text() + R"(","on":"2026-03-09"})").status, 422)
        << "it is there already";
    sign_in_secretary(before);
    EXPECT_EQ(client->api(web::Method::get, address + "/offices").body.find(after.text()), std::string::npos);
    EXPECT_EQ(send(address + "/office", R"({"office":")" + after.text() + R"(","on":"2026-03-09"})").status, 422)
        << "not the secretary's";
    EXPECT_EQ(client->get("/journeys/" + journey + "/office").status, 200);

    client->sign_in(minh);
    EXPECT_NE(client->api(web::Method::get, address + "/offices").body.find(after.text()), std::string::npos);
    EXPECT_NE(client->get("/journeys/" + journey + "/office").body.find("Chi bộ Công ty TNHH Số 2"), std::string::npos);
    EXPECT_EQ(client->post("/journeys/" + journey + "/office", {{"office", ""}, {"on", "9/3/2026"}}).status, 422);
    for (auto const* day : {"", "32/3/2026", "1/3/2026", "1/4/2026"})
        EXPECT_EQ(client->post("/journeys/" + journey + "/office", {{"office", after.text()}, {"on", day}}).status, 422)
            << day << ": none, unreadable, before the last step, ahead";
    EXPECT_EQ(client->post("/journeys/" + journey + "/office", {{"office", after.text()}, {"on", "9/3/2026"}}).status,
              303);
    auto const page = client->get("/journeys/" + journey);
    EXPECT_NE(page.body.find("Giao cho Chi bộ Công ty TNHH Số 2"), std::string::npos);
    EXPECT_EQ(page.body.find("/withdrawal"), std::string::npos) << "it is given back, not taken back";

    sign_in_secretary(before);
    EXPECT_EQ(seen(journey), 404);
    sign_in_secretary(after);
    EXPECT_EQ(seen(journey), 200);
    EXPECT_EQ(step(journey, R"({"step":"withdraw","on":"2026-03-31"})"), 201);
    EXPECT_EQ(client->get("/journeys/" + journey + "/office").status, 303) << "it has ended";
    EXPECT_EQ(send(address + "/office", R"({"office":")" + before.text() + R"(","on":"2026-03-09"})").status, 409);
    EXPECT_EQ(counted("party_admission.assign_helper", area.phung), 1) << "where it was";
    EXPECT_EQ(counted("party_admission.withdraw", area.trung_chau), 1) << "where it is";
    expect_sound();
}

}   // namespace
}   // namespace app
