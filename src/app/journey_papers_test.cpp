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

}   // namespace
}   // namespace app
