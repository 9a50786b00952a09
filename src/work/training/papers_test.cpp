#include "work/training/papers.hpp"

#include <gmock/gmock.h>

#include "kernel/papers/slice.hpp"
#include "registers/organisations/store.hpp"
#include "work/training/page_fixture.hpp"

namespace training {
namespace {

std::vector<papers::Office> nobody_over(db::Connection&, UnitId, base::Date) { return {}; }
bool lives(db::Connection&, UnitId, base::Date) { return true; }
papers::HeadProposed no_head(db::Connection&, UnitId, base::Date) { return {}; }

class TrainingPapers : public testing::OnPages {
protected:
    void SetUp() override
    {
        testing::OnPages::SetUp();
        web::TestSetting setting;
        setting.shelf.put(registry);
        setting.shelf.put(offices);
        client = std::make_unique<web::TestClient>(
            *db,
            web::RouteTables{page_routes(), enrolment_page_routes(), session_page_routes(), api_routes(),
                             enrolment_api_routes(), session_api_routes(), papers::slice().pages, papers::slice().api},
            setting);
        maker({{"people.view", area.city.value}});
    }
    /// Lan, who keeps the classes of the city and makes papers there.
    void maker(std::vector<web::Grant> more)
    {
        web::Actor actor{.user = 1, .name = "Lan"};
        for (auto const* right : {"training.view", "training.edit", "papers.view", "papers.make"})
            actor.grants.push_back({right, area.city.value});
        actor.grants.insert(actor.grants.end(), more.begin(), more.end());
        client->sign_in(actor);
    }
    static std::string paper(std::string const& kind, std::string const& record)
    {
        return "/papers/kinds/" + kind + "/papers/new?record=" + record;
    }
    static std::string id_of(std::string const& url) { return url.substr(url.rfind('/') + 1); }

    papers::Registry registry{paper_sources()};
    papers::Offices offices{.in_scope = organisations::in_scope, .over = nobody_over, .lives = lives, .head = no_head};
};

TEST_P(TrainingPapers, AreOfferedOnTheClassAndMadeFromIt)
{
    auto const url = opened_class();
    enrolled(url);
    auto const address = paper("training.class_list", id_of(url));
    EXPECT_TRUE(has(client->get(url), address));
    EXPECT_EQ(client->get(address).status, 200);
    auto const draft = client->get("/papers/kinds/training.class_list/preview?format=docx&unit=" + area.city.text() +
                                   "&record=" + id_of(url));
    EXPECT_EQ(draft.body.substr(0, 2), "PK");
}

TEST_P(TrainingPapers, NameAllOrAreNotMade)
{
    auto const url = opened_class();
    enrolled(url);
    maker({});   // may not view people
    EXPECT_EQ(client->get(paper("training.class_list", id_of(url))).status, 422);
    EXPECT_FALSE(has(client->get(url), paper("training.class_list", id_of(url))));
}

TEST_P(TrainingPapers, ADecisionNeedsSomebodyWhoPassedAndACertificateItsNumber)
{
    auto const url = opened_class();
    auto const enrolment = enrolled(url);
    EXPECT_EQ(client->get(paper("training.results_decision", id_of(url))).status, 422);
    EXPECT_EQ(client->get(paper("training.certificate", id_of(enrolment))).status, 422);
    ASSERT_EQ(client->post(enrolment, {{"result", "passed"}, {"number", "15/GCN"}, {"issued_on", "10/6/2025"}}).status,
              303);
    EXPECT_EQ(client->get(paper("training.results_decision", id_of(url))).status, 200);
    EXPECT_EQ(client->get(paper("training.certificate", id_of(enrolment))).status, 200);
    EXPECT_TRUE(has(client->get(enrolment), paper("training.certificate", id_of(enrolment))));
}

TEST_P(TrainingPapers, OfAClassElsewhereAreNotFound)
{
    auto const url = opened_class();
    auto const enrolment = enrolled(url);
    web::Actor hoa{.user = 2, .name = "Hòa"};
    for (auto const* right : {"training.view", "people.view", "papers.view", "papers.make"})
        hoa.grants.push_back({right, area.trung_chau.value});
    client->sign_in(hoa);
    EXPECT_EQ(client->get(paper("training.class_list", id_of(url))).status, 404);
    EXPECT_EQ(client->get(paper("training.certificate", id_of(enrolment))).status, 404);
    EXPECT_EQ(client->post("/papers/kinds/training.class_list/papers", {{"record", id_of(url)}}).status, 404);
}

TEST_P(TrainingPapers, CertificatesOfAClassAreMadeTogether)
{
    auto const url = opened_class();
    auto const enrolment = enrolled(url);
    auto const address = "/papers/kinds/training.certificate/bundles/new?record=" + id_of(url);
    EXPECT_FALSE(has(client->get(url), address));
    EXPECT_EQ(client->get(address).status, 422) << "nobody has a certificate yet";
    ASSERT_EQ(client->post(enrolment, {{"result", "passed"}, {"number", "15/GCN"}, {"issued_on", "10/6/2025"}}).status,
              303);
    EXPECT_TRUE(has(client->get(url), address));
    EXPECT_EQ(client->get(address).status, 200);
    auto const office = "/papers/offices/" + area.city.text();
    ASSERT_EQ(client
                  ->post(office, {{"culture", "state"},
                                  {"name", "LIÊN ĐOÀN LAO ĐỘNG"},
                                  {"symbol", "LĐLĐ"},
                                  {"place", "Hà Nội"},
                                  {"post", "CHỦ TỊCH"},
                                  {"revision", "0"}})
                  .status,
              303);
    auto const made = client->post("/papers/kinds/training.certificate/bundles",
                                   {{"record", id_of(url)}, {"unit", area.city.text()}, {"dated_on", "2/3/2026"}});
    ASSERT_EQ(made.status, 303) << made.body.substr(0, 3000);
    EXPECT_TRUE(has(client->get(web::header_of(made, "location")), "Nguyễn Văn An"));
    maker({});   // may not view people: they are counted, not named
    EXPECT_EQ(client->get(address).status, 422);
}

TEST_P(TrainingPapers, ASealFollowsTheStateOfItsCertificate)
{
    auto const enrolment = enrolled(opened_class());
    EnrolmentId const id = EnrolmentId::parse(id_of(enrolment));
    auto const end = [&] { return end_of_certificate(**db->begin(db::Access::read), id, "15/GCN"); };
    EXPECT_TRUE(end() && !end()->on) << "there never was one";
    ASSERT_EQ(client->post(enrolment, {{"result", "passed"}, {"number", "15/GCN"}, {"issued_on", "10/6/2025"}}).status,
              303);
    EXPECT_FALSE(end());
    ASSERT_EQ(client->post(enrolment + "/certificate/cancellation", {{"reason", "Sai tên"}}).status, 303);
    EXPECT_EQ(end()->on, base::day(2026, 3, 2));
    ASSERT_EQ(client->post(enrolment, {{"result", "passed"}, {"number", "16/GCN"}, {"issued_on", "11/6/2025"}}).status,
              303);
    EXPECT_TRUE(end()) << "another number stands";
}

INSTANTIATE_TEST_SUITE_P(Both, TrainingPapers, support::both, support::dialect_name);

}   // namespace
}   // namespace training
