#include <gmock/gmock.h>

#include "kernel/papers/layout.hpp"
#include "kernel/papers/paper_fixture.hpp"
#include "platform/documents/archive.hpp"
#include "platform/documents/document.hpp"
#include "platform/documents/template_tree.hpp"

namespace papers {
namespace {

using testing::OnPages;
using enum web::Method;

class PaperPages : public OnPages {
protected:
    static constexpr auto decision = "/papers/kinds/training.results_decision";

    web::Upload file(std::string content) const { return {"file", "mau.docx", std::move(content)}; }
    web::Response upload(std::string content, std::int64_t unit = 1)
    {
        return client->post_files(std::string{decision} + "/templates", {{"unit", office(unit)}},
                                  {file(std::move(content))});
    }
    /// Our layout with other words in it.
    static std::string own_template(std::string_view instead_of, std::string_view words)
    {
        auto parts = *documents::unpacked(starting_template(*find_kind("training.results_decision"), "state"));
        auto& body = *documents::find_part(parts, "word/document.xml");
        auto const found = body.find(instead_of);
        EXPECT_NE(found, std::string::npos);
        body.replace(found, instead_of.size(), words);
        return documents::zipped(parts);
    }
    static std::string text_in(web::Response const& response)
    {
        auto const parts = documents::unpacked(response.body);
        if (!parts) return "no file";
        auto const texts = documents::text_parts(*parts);
        std::string all;
        for (auto const& found : texts->front()->tree.select_nodes("//w:p"))
            all += documents::text_of(found.node()).text + "\n";
        return all;
    }
};

TEST_P(PaperPages, APaperIsMadeNumberedAndKeptAsItWas)
{
    tell_head();
    auto const url = made();
    EXPECT_TRUE(has(client->get(url), "01/QĐ-LĐLĐ"));
    auto const file = client->get(url + "/file?format=docx");
    EXPECT_THAT(text_in(file), ::testing::HasSubstr("Số: 01/QĐ-LĐLĐ\n"));
    EXPECT_THAT(text_in(file), ::testing::HasSubstr("Đan Phượng, ngày 02 tháng 3 năm 2026\n"));
    EXPECT_EQ(client->get(url + "/file?format=pdf").body.substr(0, 5), "%PDF-");
    auto changed = told();
    changed[2].second = "TÊN KHÁC";
    changed.back().second = "1";
    EXPECT_EQ(client->post("/papers/offices/" + office(1), changed).status, 303);
    EXPECT_EQ(client->get(url + "/file?format=docx").body, file.body) << "the head stays as it was printed";
    EXPECT_THAT(text_in(client->get(made() + "/file")), ::testing::HasSubstr("TÊN KHÁC\n"));
    EXPECT_EQ(audited("issued", "paper"), 2u);
    auto const book = client->get("/papers");
    EXPECT_TRUE(has(book, "01/QĐ-LĐLĐ"));
    EXPECT_TRUE(has(book, "02/QĐ-LĐLĐ"));
    EXPECT_TRUE(has(client->get_fragment("/papers?type=QĐ"), "02/QĐ-LĐLĐ"));
}

TEST_P(PaperPages, WithoutAHeadNothingIsNumbered)
{
    auto const form = client->get(std::string{decision} + "/papers/new?record=" + base::id_text(7));
    EXPECT_EQ(form.status, 200);
    EXPECT_FALSE(has(form, "action=\"/papers/kinds/training.results_decision/papers\"")) << "there is no form to fail";
    EXPECT_TRUE(has(form, "Khai đầu văn bản"));
    EXPECT_TRUE(has(form, "/papers/offices/" + office(1) + "?next=%2Fpapers%2Fkinds%2F")) << "and back";
    auto const refused =
        client->post(std::string{decision} + "/papers", {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "Khai đầu văn bản"));
    EXPECT_EQ(last_number(**db->begin(db::Access::read), UnitId{1}, "QĐ", "2026"), 0);
}

TEST_P(PaperPages, WhatIsTypedWrongIsToldInTheForm)
{
    tell_head();
    for (auto const* day : {"", "hôm qua", "1/1/1999"})
        EXPECT_EQ(
            client->post(std::string{decision} + "/papers", {{"record", base::id_text(7)}, {"dated_on", day}}).status,
            422)
            << day;
    EXPECT_EQ(client
                  ->post(std::string{decision} + "/papers",
                         {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}, {"first_number", "x"}})
                  .status,
              422);
    EXPECT_EQ(client->post(std::string{decision} + "/papers", {{"record", "0"}, {"dated_on", "2/3/2026"}}).status, 404);
    EXPECT_EQ(client->post("/papers/kinds/no.such/papers", {{"record", base::id_text(7)}}).status, 404);
    EXPECT_EQ(client->post("/papers/offices/" + office(1), {{"name", ""}}).status, 422);
    EXPECT_EQ(client->post("/papers/offices/" + office(1), told()).status, 409) << "told already";
}

TEST_P(PaperPages, WhatIsNoDayIsToldFromNothing)
{
    tell_head();
    auto const answer = [&](std::string const& day) {
        return client->post(std::string{decision} + "/papers", {{"record", base::id_text(7)}, {"dated_on", day}});
    };
    EXPECT_TRUE(has(answer("32/13/2026"), "Không đọc được ngày «32/13/2026»"));
    EXPECT_TRUE(has(answer("32/13/2026"), "value=\"32/13/2026\"")) << "what was typed is kept";
    EXPECT_TRUE(has(answer(""), "Cần điền mục này"));
}

// PA-3
TEST_P(PaperPages, ASlipInTheFirstNumberDoesNotSpoilTheYear)
{
    tell_head();
    auto const with = [&](std::string const& first) {
        return client->post(std::string{decision} + "/papers",
                            {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}, {"first_number", first}});
    };
    auto const refused = with("99999999999");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "từ 1 đến 99999"));
    auto const slip = with("4848");
    ASSERT_EQ(slip.status, 303);
    auto const form = std::string{decision} + "/papers/new?record=" + base::id_text(7);
    EXPECT_TRUE(has(client->get(form), "4849/QĐ-LĐLĐ"));
    EXPECT_FALSE(has(client->get(form), "name=\"first_number\""));
    ASSERT_EQ(client->post(std::string{web::header_of(slip, "location")} + "/voiding", {{"reason", "Sai số"}}).status,
              303);
    EXPECT_TRUE(has(client->get(form), "first_number"));
    EXPECT_TRUE(has(client->get(form), "Mọi số của năm 2026 đến nay đều đã hủy"));
    auto const taken = with("4848");
    EXPECT_EQ(taken.status, 422);
    EXPECT_TRUE(has(taken, "Số 4848 đã cấp"));
    auto const mended = with("48");
    ASSERT_EQ(mended.status, 303);
    EXPECT_TRUE(has(client->get(web::header_of(mended, "location")), "48/QĐ-LĐLĐ"));
    EXPECT_TRUE(has(client->get(form), "49/QĐ-LĐLĐ"));
}

TEST_P(PaperPages, APaperLeadsBackToWhereItWasAskedFor)
{
    tell_head();
    auto const step = std::string{"/journeys/1/steps/propose"};
    auto const form = client->get(std::string{decision} + "/papers/new?record=" + base::id_text(7) +
                                  "&next=%2Fjourneys%2F1%2Fsteps%2Fpropose");
    EXPECT_TRUE(has(form, "name='next' value=\"" + step + "\"")) << form.body;
    auto const made = client->post(std::string{decision} + "/papers",
                                   {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}, {"next", step}});
    ASSERT_EQ(made.status, 303);
    auto const paper = client->get(web::header_of(made, "location"));
    EXPECT_TRUE(has(paper, "href=\"" + step + "\""));
    EXPECT_TRUE(has(paper, "Quay lại bước đang làm"));
    auto const away =
        client->post(std::string{decision} + "/papers",
                     {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}, {"next", "https://example.com/"}});
    EXPECT_FALSE(has(client->get(web::header_of(away, "location")), "example.com"));
}

TEST_P(PaperPages, ASeriesGoesOnFromTheBookOnPaper)
{
    tell_head();
    auto const made = client->post(std::string{decision} + "/papers",
                                   {{"record", base::id_text(7)}, {"dated_on", "2/3/2026"}, {"first_number", "48"}});
    EXPECT_EQ(made.status, 303);
    EXPECT_TRUE(has(client->get(std::string{decision} + "/papers/new?record=" + base::id_text(7)), "49/QĐ-LĐLĐ"));
}

TEST_P(PaperPages, VoidingKeepsTheNumber)
{
    tell_head();
    auto const url = made();
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", ""}}).status, 422);
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", "Sai tên"}}).status, 303);
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", "Sai tên"}}).status, 409);
    EXPECT_TRUE(has(client->get(url), "Sai tên"));
    EXPECT_TRUE(has(client->get(made()), "02/QĐ-LĐLĐ"));
    EXPECT_EQ(audited("voided", "paper"), 1u);
}

TEST_P(PaperPages, AnOwnTemplateTakesThePlaceOfOurs)
{
    tell_head();
    EXPECT_EQ(upload(own_template("Điều 2. ", "Điều Hai: ")).status, 303);
    EXPECT_EQ(audited("created", "paper_template"), 1u);
    auto const url = made();
    EXPECT_THAT(text_in(client->get(url + "/file")), ::testing::HasSubstr("Điều Hai: Học viên"));
    EXPECT_EQ(client->get(url + "/file?format=pdf").status, 404);
    auto const preview = client->get(std::string{decision} + "/preview?format=docx&record=" + base::id_text(7));
    EXPECT_THAT(text_in(preview), ::testing::HasSubstr("Điều Hai: Học viên"));
    EXPECT_EQ(client->post(std::string{decision} + "/templates/end", {{"unit", office(1)}}).status, 303);
    EXPECT_THAT(text_in(client->get(made() + "/file")), ::testing::HasSubstr("Điều 2. Học viên"));
    EXPECT_THAT(text_in(client->get(url + "/file")), ::testing::HasSubstr("Điều Hai: Học viên"));
}

TEST_P(PaperPages, FaultsOfATemplateAreToldWithNameAndPlace)
{
    auto const answer = upload(own_template("{{so_dat}}", "{{so_dta}}"));
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(has(answer, "so_dta"));
    EXPECT_TRUE(has(answer, "{{so_dat}}")) << "the nearest name";
    EXPECT_EQ(upload("").status, 422);
    EXPECT_EQ(upload("no Word file").status, 422);
    EXPECT_EQ(upload(std::string((2 << 20) + 1, 'x')).status, 422);
    EXPECT_FALSE(standing_template(**db->begin(db::Access::read), UnitId{1}, "training.results_decision"));
}

// PA-4
TEST_P(PaperPages, ATemplateNamesItsNumberAndWhatItIsAbout)
{
    /// Our layout with marks of these names taken out.
    auto const without = [](std::initializer_list<std::string_view> names) {
        auto parts = *documents::unpacked(starting_template(*find_kind("training.results_decision"), "state"));
        for (auto& part : parts)
            for (auto const name : names)
                for (auto at = part.second.find(name); at != std::string::npos; at = part.second.find(name))
                    part.second.erase(at, name.size());
        return documents::zipped(parts);
    };
    auto const unnumbered = upload(without({"{{so}}", "{{so_ky_hieu}}"}));
    EXPECT_EQ(unnumbered.status, 422);
    EXPECT_TRUE(has(unnumbered, "Mẫu chưa có trường {{so_ky_hieu}}"));
    auto const about_nothing = upload(without({"{{ten_lop}}", "{{ma_lop}}"}));
    EXPECT_EQ(about_nothing.status, 422);
    EXPECT_TRUE(has(about_nothing, "Mẫu chưa có trường {{ten_lop}}"));
    EXPECT_FALSE(standing_template(**db->begin(db::Access::read), UnitId{1}, "training.results_decision"));
    documents::Document letter;
    letter.sections.emplace_back();
    auto const plain = upload(documents::docx(letter));
    EXPECT_EQ(plain.status, 422);
    EXPECT_TRUE(has(plain, "không có trường trộn nào"));
}

TEST_P(PaperPages, PreviewsTakeNoNumber)
{
    auto const samples = client->get(std::string{decision} + "/preview?format=pdf");
    EXPECT_EQ(samples.body.substr(0, 5), "%PDF-");
    EXPECT_EQ(client->get(std::string{decision} + "?record=" + base::id_text(7)).status, 200);
    EXPECT_EQ(client->get(std::string{decision} + "?record=" + base::id_text(8)).status, 404);
    EXPECT_EQ(client->get(std::string{decision} + "/preview?record=" + base::id_text(8)).status, 404);
    EXPECT_THAT(text_in(client->get(std::string{decision} + "/starting-template")),
                ::testing::HasSubstr("{{ten_lop}}"));
    EXPECT_EQ(last_number(**db->begin(db::Access::read), UnitId{1}, "QĐ", "2026"), 0);
    EXPECT_EQ(client->get("/papers/kinds").status, 200);
}

TEST_P(PaperPages, NobodySeesOrMakesWhatIsNotTheirs)
{
    tell_head();
    EXPECT_EQ(upload(own_template("Điều 2. ", "Điều Hai: ")).status, 303);
    auto const url = made();
    auto const standing = standing_template(**db->begin(db::Access::read), UnitId{1}, "training.results_decision");
    auto const kept = std::string{decision} + "/templates/" + standing->id.text();
    EXPECT_EQ(client->get(kept).status, 200);
    sign_in(2, "Minh", 2, true);   // another office
    for (auto const& hidden : {url, url + "/file", "/papers?unit=" + office(1), "/papers/offices/" + office(1), kept,
                               std::string{decision} + "?unit=" + office(1)})
        EXPECT_EQ(client->get(hidden).status, 404) << hidden;
    EXPECT_EQ(upload(own_template("Điều 2. ", "x"), 1).status, 404);
    EXPECT_EQ(client->post(std::string{decision} + "/templates/end", {{"unit", office(1)}}).status, 404);
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", "x"}}).status, 404);
    EXPECT_EQ(client->post("/papers/offices/" + office(1), told()).status, 404);
    EXPECT_EQ(client->api(get, "/api/v1" + url).status, 404);
    sign_in(3, "Hòa", 1, false);   // looks only
    EXPECT_EQ(client->get(url).status, 200);
    EXPECT_EQ(client->post(url + "/voiding", {{"reason", "x"}}).status, 403);
    EXPECT_EQ(upload(own_template("Điều 2. ", "x")).status, 403);
    EXPECT_EQ(client->get("/papers/offices/" + office(1)).status, 403);
    client->sign_in({.user = 4, .name = "Dũng", .grants = {{"papers.view", 1}}});   // may not see classes
    EXPECT_EQ(client->get(url).status, 404);
    EXPECT_EQ(client->get(decision).status, 404);
    EXPECT_FALSE(has(client->get("/papers"), "01/QĐ-LĐLĐ"));
    client->sign_out();
    EXPECT_NE(client->get("/papers").status, 200);
}

TEST_P(PaperPages, TheApiDoesTheSame)
{
    tell_head();
    EXPECT_TRUE(has(client->api(get, "/api/v1/paper-kinds"), "hoc_vien_dat.ho_ten"));
    auto const body =
        R"({"kind": "training.results_decision", "record": ")" + base::id_text(7) + R"(", "dated_on": "2026-03-02"})";
    auto const made = client->api(post, "/api/v1/papers", body);
    EXPECT_EQ(made.status, 201);
    EXPECT_TRUE(has(made, R"("number_text":"01/QĐ-LĐLĐ")"));
    auto const id = made.body.substr(made.body.find("\"id\":\"") + 6, 13);
    EXPECT_TRUE(has(client->api(get, "/api/v1/papers"), id));
    EXPECT_EQ(client->api(get, "/api/v1/papers/" + id + "/file?format=pdf").body.substr(0, 5), "%PDF-");
    EXPECT_EQ(client->api(post, "/api/v1/papers/" + id + "/voiding", R"({"reason": ""})").status, 422);
    EXPECT_EQ(client->api(post, "/api/v1/papers/" + id + "/voiding", R"({"reason": "Sai"})").status, 200);
    EXPECT_EQ(client->api(post, "/api/v1/papers/" + id + "/voiding", R"({"reason": "Sai"})").status, 409);
    EXPECT_EQ(client->api(post, "/api/v1/papers", R"({"kind": "x"})").status, 422);
    EXPECT_EQ(client->api(get, "/api/v1/papers/0000000000009").status, 404);
}

INSTANTIATE_TEST_SUITE_P(Both, PaperPages, support::both, support::dialect_name);

}   // namespace
}   // namespace papers
