#include "app/journeys_fixture.hpp"

namespace app {
namespace {

using namespace testing;

class JourneyPapers : public WholeJourneys {};
INSTANTIATE_TEST_SUITE_P(Both, JourneyPapers, support::both, support::dialect_name);

// F-6
TEST_P(JourneyPapers, PapersAreMadeFromWhatTheJourneyTells)
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
TEST_P(JourneyPapers, PapersOfAPersonsWayAreDrawnAndNotKept)
{
    auto const person = somebody_who_agreed();
    auto const cell = found_cell();
    auto const journey = begun_admission(person, cell);
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

/// Offices of both lines at the town of Phùng, and those of the district that went away.
class JourneyOffices : public WholeJourneys {
protected:
    void SetUp() override
    {
        WholeJourneys::SetUp();
        using organisations::Line;
        auto const tx = db->begin(db::Access::write);
        town_union =
            support::add_unit(**tx, Line::union_, "commune_union", "Công đoàn xã Phùng", area.federation, {area.phung});
        town_party =
            support::add_unit(**tx, Line::party, "commune_party_committee", "Đảng ủy xã Phùng", {}, {area.phung});
        tx->commit();
    }
    web::Response form(std::string const& kind, std::string const& journey)
    {
        return client->get("/papers/kinds/" + kind + "/papers/new?record=" + journey);
    }
    /// Whose head is told on the page.
    static bool is_meant(web::Response const& page, UnitId office)
    {
        return page.body.find("/papers/offices/" + office.text() + "?next=") != std::string::npos;
    }
    static bool offers(web::Response const& page, UnitId office)
    {
        return page.body.find("value=\"" + office.text() + "\"") != std::string::npos;
    }
    UnitId town_union, town_party;
};
INSTANTIATE_TEST_SUITE_P(Both, JourneyOffices, support::both, support::dialect_name);

// PA-12
TEST_P(JourneyOffices, APaperOfTheUnionIsSignedByTheNearestUnionAndThatOfTheCellByTheCell)
{
    auto const founding = begun(ids[0], "2026-02-02");
    auto const page = form("union.recognition_decision", founding);
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(is_meant(page, town_union)) << "not the town itself, nor its Party committee";
    EXPECT_TRUE(offers(page, area.federation));
    for (auto const other : {area.phung, town_party, area.centre}) EXPECT_FALSE(offers(page, other));

    auto const cell = found_cell();
    auto const journey = begun_admission(somebody_who_agreed(), cell);
    EXPECT_TRUE(is_meant(form("admission.cell_resolution", journey), cell));
    EXPECT_FALSE(offers(form("admission.cell_resolution", journey), town_party));
    for (auto const* kind : {"committee_resolution", "decision", "recognition_decision"}) {
        auto const above = form("admission." + std::string{kind}, journey);
        EXPECT_TRUE(is_meant(above, town_party)) << kind;
        EXPECT_FALSE(offers(above, cell)) << kind;
        EXPECT_FALSE(offers(above, town_union)) << kind;
    }
    keep_head(cell);
    auto const refused =
        client->post("/papers/kinds/admission.decision/papers",
                     {{"record", journey}, {"unit", cell.text()}, {"dated_on", "30/3/2026"}, {"term", "2025-2030"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.body.find("không ban hành loại văn bản này"), std::string::npos);
}

// PA-2
TEST_P(JourneyOffices, TheHeadIsProposedWithTheCommuneAndThePostOfTheKind)
{
    auto const cell = found_cell();
    begun_admission(somebody_who_agreed(), cell);
    auto const of_cell = client->get("/papers/offices/" + cell.text()).body;
    for (auto const* value : {"value=\"Phùng\"", "value=\"BÍ THƯ\"", "value=\"CHI BỘ\""})
        EXPECT_NE(of_cell.find(value), std::string::npos) << value;
    auto const of_centre = client->get("/papers/offices/" + area.centre.text()).body;
    EXPECT_NE(of_centre.find("value=\"GIÁM ĐỐC\""), std::string::npos);
    EXPECT_NE(of_centre.find("value=\"Đan Phượng\""), std::string::npos);
    EXPECT_NE(client->get("/papers/offices/" + town_union.text()).body.find("value=\"CHỦ TỊCH\""), std::string::npos);
    EXPECT_EQ(client->get("/papers/offices/" + area.phung.text()).body.find("value=\"CHỦ TỊCH\""), std::string::npos)
        << "who signs for an area is asked";
}

}   // namespace
}   // namespace app
