#include "kernel/papers/bundle.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "kernel/papers/bundle_fixture.hpp"
#include "kernel/papers/layout.hpp"
#include "platform/documents/package.hpp"

namespace papers {
namespace {

class Bundles : public testing::OnBundles {
protected:
    web::Response make(std::string const& kind = "training.certificate", std::string const& day = "2/3/2026")
    {
        return client->post("/papers/kinds/" + kind + "/bundles",
                            {{"record", base::id_text(7)}, {"unit", office(1)}, {"dated_on", day}});
    }
    std::vector<Paper> papers_of(std::string const& url)
    {
        return papers_in(**db->begin(db::Access::read), BundleId::parse(url.substr(url.rfind('/') + 1)));
    }
    /// How many pages poppler counts.
    static std::string pages_in(std::string const& pdf)
    {
        auto const path = (std::filesystem::temp_directory_path() / "donghanh-bundle-test").string();
        std::ofstream{path, std::ios::binary} << pdf;
        EXPECT_EQ(std::system(("pdfinfo " + path + " | grep '^Pages' > " + path + ".txt").c_str()), 0);
        std::ifstream file{path + ".txt"};
        std::string word;
        file >> word >> word;
        return word;
    }
};

TEST_P(Bundles, APaperForEachInTheOrderOfTheListAndOneFileToPrint)
{
    EXPECT_TRUE(
        has(client->get("/papers/kinds/training.certificate/bundles/new?record=" + base::id_text(7)), ">Lập tất cả<"));
    auto const made = make();
    ASSERT_EQ(made.status, 303) << made.body.substr(0, 2000);
    auto const url = place(made);
    std::vector<std::string> names;
    for (auto const& paper : papers_of(url)) {
        names.push_back(paper.title);
        EXPECT_FALSE(paper.seal.empty());
    }
    EXPECT_EQ(names, (std::vector<std::string>{"An", "Bình", "Cường"}));
    auto const pdf = client->get(url + "/file?format=pdf");
    EXPECT_EQ(pdf.body.substr(0, 5), "%PDF-");
    EXPECT_EQ(pages_in(pdf.body), "3");
    auto const zip = client->get(url + "/file?format=zip").body;
    for (auto const* name : {"001 An.docx", "002 Bình.docx", "003 Cường.docx"})
        EXPECT_NE(zip.find(name), std::string::npos) << name;
    EXPECT_TRUE(has(client->get(url), "Cường"));
    EXPECT_EQ(audited("created", "paper_bundle"), 1U);
    EXPECT_EQ(audited("issued", "paper"), 3U);
}

TEST_P(Bundles, WhoHasAPaperGetsNoOther)
{
    auto const first = papers_of(place(make()));
    auto const none = make();
    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(has(client->get("/papers/kinds/training.certificate/bundles/new?record=" + base::id_text(7)),
                    "Ai cũng đã có giấy"));
    EXPECT_EQ(client->post("/papers/" + first[1].id.text() + "/voiding", {{"reason", "Sai tên"}}).status, 303);
    auto const second = papers_of(place(make()));
    ASSERT_EQ(second.size(), 1U);
    EXPECT_EQ(second.front().title, "Bình");
}

TEST_P(Bundles, NumbersRunInTheOrderOfTheListWithoutGaps)
{
    std::vector<std::string> numbers;
    for (auto const& paper : papers_of(place(make("training.results_decision")))) numbers.push_back(paper.number_text);
    EXPECT_EQ(numbers, (std::vector<std::string>{"01/QĐ-LĐLĐ", "02/QĐ-LĐLĐ", "03/QĐ-LĐLĐ"}));
}

TEST_P(Bundles, AreMadeAsAWholeOrNotAtAll)
{
    testing::longest_class = std::string(seals::most_fact_bytes, 'x');
    auto const refused = make();
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "dài quá"));
    EXPECT_EQ(make("training.certificate", "hôm qua").status, 422);
    auto const tx = db->begin(db::Access::read);
    EXPECT_TRUE(bundles_of(**tx, "training.certificate", 7).empty());
    EXPECT_TRUE(papers_about(**tx, "training.certificate", 11).empty());
}

TEST_P(Bundles, OfAnOwnTemplateAreWordFilesAlone)
{
    auto const starting = starting_template(*find_kind("training.certificate"), "state");
    ASSERT_EQ(client
                  ->post_files("/papers/kinds/training.certificate/templates", {{"unit", office(1)}},
                               {{"file", "mau.docx", starting}})
                  .status,
              303);
    auto const url = place(make());
    EXPECT_EQ(client->get(url + "/file?format=pdf").status, 404);
    EXPECT_EQ(client->get(url + "/file?format=zip").body.substr(0, 2), "PK");
    EXPECT_TRUE(has(client->get(url), "tạo PDF ngay trong Word"));
}

TEST_P(Bundles, NobodySeesOrMakesWhatIsNotTheirs)
{
    auto const url = place(make());
    EXPECT_EQ(make("training.class_list").status, 404) << "made one by one";
    EXPECT_EQ(make("no.such").status, 404);
    sign_in(2, "Minh", 2, true);
    for (auto const& hidden : {url, url + "/file?format=pdf", url + "/file?format=zip"})
        EXPECT_EQ(client->get(hidden).status, 404) << hidden;
    EXPECT_EQ(make().status, 404);
    sign_in(3, "Hòa", 1, false);
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_EQ(make().status, 403);
    client->sign_in({.user = 4, .name = "Dũng", .grants = {{"papers.view", 1}}});   // may not see classes
    EXPECT_EQ(client->get(url).status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, Bundles, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
