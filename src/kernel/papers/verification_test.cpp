#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "kernel/papers/layout.hpp"
#include "kernel/papers/paper_fixture.hpp"
#include "kernel/papers/verification.hpp"
#include "kernel/seals/slice.hpp"
#include "kernel/seals/store.hpp"
#include "platform/documents/archive.hpp"
#include "platform/documents/template_tree.hpp"

namespace papers {
namespace {

bool cancelled = false;

base::Result<Subject> find_learner(web::Context&, std::string_view id)
{
    if (PaperId::parse(id).value != 9) return base::Error{base::Refusal::not_found};
    Subject subject{.record = 9, .title = "Nguyễn Văn An", .url = "/classes/7", .office = UnitId{1}};
    subject.values = sample_values(*find_kind("training.certificate"));
    subject.values.pictures.clear();
    return subject;
}
std::vector<Choosable> no_learners(web::Context&, std::size_t) { return {}; }
std::optional<Ended> ended(db::Connection&, std::int64_t, std::string_view number)
{
    return cancelled && number == "15/GCN" ? std::optional{Ended{base::day(2026, 3, 1)}} : std::nullopt;
}
constexpr Source certificates[] = {
    {"training.certificate", web::Permission{"training.view"}, find_learner, no_learners, ended}};

class SealedPapers : public testing::OnPages {
protected:
    void SetUp() override
    {
        cancelled = false;
        web::TestSetting setting;
        setting.shelf.put(with_certificates);
        setting.shelf.put(offices);
        setting.shelf.put(address);
        client = std::make_unique<web::TestClient>(
            *db,
            web::RouteTables{kind_page_routes(), paper_page_routes(), making_page_routes(), issuer_page_routes(),
                             verification_page_routes(), seals::slice().pages},
            setting);
        sign_in(1, "Lan", 1, true);
        tell_head();
        folder = std::filesystem::temp_directory_path() /
                 ("donghanh-sealed-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    /// The address of An's certificate.
    std::string certificate()
    {
        auto const answer = client->post("/papers/kinds/training.certificate/papers",
                                         {{"record", base::id_text(9)}, {"dated_on", "2/3/2026"}});
        EXPECT_EQ(answer.status, 303) << answer.body.substr(0, 2000);
        return std::string{web::header_of(answer, "location")};
    }
    std::string seal_of(std::string const& url)
    {
        return find_paper(**db->begin(db::Access::read), PaperId::parse(url.substr(url.rfind('/') + 1)))->seal;
    }
    /// The relation of the one picture of a Word file's body.
    static std::string picture_name_in(std::string const& body)
    {
        auto const from = body.find("r:embed=\"") + 9;
        return body.substr(from, body.find('"', from) - from);
    }
    /// What a scanner reads on a printed page of the file.
    std::string scanned(std::string const& pdf)
    {
        auto const path = (folder / "paper").string();
        std::ofstream{path + ".pdf", std::ios::binary} << pdf;
        auto const command = "pdftoppm -r 200 -png -singlefile " + path + ".pdf " + path + " && zbarimg -q --raw " +
                             path + ".png > " + path + ".txt 2>/dev/null";
        EXPECT_EQ(std::system(command.c_str()), 0) << "pdftoppm (poppler-utils) and zbarimg (zbar-tools) read the code";
        std::ifstream file{path + ".txt"};
        std::string line;
        std::getline(file, line);
        return line;
    }

    Registry with_certificates{certificates};
    seals::PublicAddress address{"https://donghanh.example.vn"};
    std::filesystem::path folder;
};

TEST_P(SealedPapers, TheCodeOnThePrintedPageOpensTheSignedFacts)
{
    auto const url = certificate();
    auto const text = scanned(client->get(url + "/file?format=pdf").body);
    EXPECT_EQ(text, "https://donghanh.example.vn/v/" + seal_of(url));
    client->sign_out();
    auto const page = client->get(text.substr(std::string{"https://donghanh.example.vn"}.size()));
    EXPECT_EQ(page.status, 200);
    for (auto const* told : {"Nguyễn Văn An", "15/GCN", "10/02/2026", "02/02/2026", "07/02/2026",
                             "Bồi dưỡng nhận thức về Đảng khóa I năm 2026", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN", "còn giá trị"})
        EXPECT_TRUE(has(page, told)) << told;
    EXPECT_FALSE(has(page, "08/03/1988")) << "the day of birth is not among the facts";
    EXPECT_EQ(web::header_of(page, "cache-control"), "no-store");
    EXPECT_EQ(web::header_of(page, "x-robots-tag"), "noindex, nofollow");
}

TEST_P(SealedPapers, TheWordFileBearsTheSameCode)
{
    auto const url = certificate();
    auto const parts = *documents::unpacked(client->get(url + "/file?format=docx").body);
    auto const path = (folder / "code.png").string();
    for (auto const& [name, content] : parts)
        if (name.starts_with("word/media/")) std::ofstream{path, std::ios::binary} << content;
    ASSERT_TRUE(std::filesystem::exists(path));
    auto const command = "zbarimg -q --raw " + path + " > " + path + ".txt 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::ifstream file{path + ".txt"};
    std::string line;
    std::getline(file, line);
    EXPECT_EQ(line, "https://donghanh.example.vn/v/" + seal_of(url));
}

TEST_P(SealedPapers, WhatWasVoidedOrCancelledIsToldWithItsDay)
{
    auto const url = certificate();
    auto const page = "/v/" + seal_of(url);
    cancelled = true;
    EXPECT_TRUE(has(client->get(page), "Mất giá trị từ 01/03/2026"));
    cancelled = false;
    EXPECT_TRUE(has(client->get(page), "còn giá trị"));
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", "Sai tên rất riêng"}}).status, 303);
    auto const voided = client->get(page);
    EXPECT_TRUE(has(voided, "Mất giá trị từ 02/03/2026"));
    EXPECT_FALSE(has(voided, "Sai tên rất riêng")) << "why is not for everybody";
}

TEST_P(SealedPapers, WhatNobodyHereSealedShowsNothing)
{
    auto const genuine = seal_of(certificate());
    auto forged = genuine;
    forged[60] = forged[60] == 'A' ? 'B' : 'A';
    auto const strange = *seals::sealed(seals::new_key(), 1, {{seals::Tag::holder, "Người Lạ"}});
    for (auto const& seal : {forged, strange, std::string{"x"}, std::string(2000, 'A')}) {
        auto const page = client->get("/v/" + seal);
        EXPECT_EQ(page.status, 404) << seal;
        EXPECT_FALSE(has(page, "Nguyễn Văn An"));
        EXPECT_FALSE(has(page, "Người Lạ"));
    }
}

TEST_P(SealedPapers, AGenuineSealWithoutAPaperIsNotInTheBook)
{
    std::string seal;
    {
        auto tx = db->begin(db::Access::write);
        auto const key = seals::signing_key(**tx, UserId{1}, base::Instant{base::day(2026, 3, 2)});
        seal = *seals::sealed(key, 12345, {{seals::Tag::holder, "<b>An</b>"}});
        tx->commit();
    }
    auto const page = client->get("/v/" + seal);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(has(page, "Không có trong sổ"));
    EXPECT_TRUE(has(page, "&lt;b&gt;An&lt;/b&gt;"));
    EXPECT_FALSE(has(page, "<b>An</b>"));
}

TEST_P(SealedPapers, AnOwnTemplateGivesTheCodeItsPlaceAndSize)
{
    auto const& kind = *find_kind("training.certificate");
    auto const starting = starting_template(kind, "state");
    EXPECT_TRUE(documents::faults_of(starting, sample_values(kind))->empty());
    EXPECT_EQ(client
                  ->post_files("/papers/kinds/training.certificate/templates", {{"unit", office(1)}},
                               {{"file", "mau.docx", starting}})
                  .status,
              303);
    auto const url = certificate();
    auto const parts = *documents::unpacked(client->get(url + "/file?format=docx").body);
    auto const& body = *documents::find_part(parts, "word/document.xml");
    EXPECT_EQ(body.find("{{ma_qr}}"), std::string::npos);
    auto const text = "https://donghanh.example.vn/v/" + seal_of(url);
    EXPECT_NE(body.find(text), std::string::npos) << "the picture says what it holds";
    auto const name = documents::qr_code(text);
    auto const* picture = documents::find_part(parts, "word/media/" + picture_name_in(body) + ".png");
    ASSERT_NE(picture, nullptr);
    EXPECT_EQ(*picture, documents::png(name));

    auto wrong = *documents::unpacked(starting);
    auto& changed = *documents::find_part(wrong, "word/document.xml");
    changed.replace(changed.find("{{ma_qr}}"), 9, "{{ma_qrr}}");
    auto const faults = documents::faults_of(documents::zipped(wrong), sample_values(kind));
    ASSERT_EQ(faults->size(), 1U);
    EXPECT_EQ(faults->front().suggestion, "ma_qr");
}

INSTANTIATE_TEST_SUITE_P(Both, SealedPapers, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
