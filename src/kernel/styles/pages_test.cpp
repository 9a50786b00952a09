#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "kernel/styles/commands.hpp"
#include "kernel/styles/pages.hpp"
#include "kernel/styles/style_fixture.hpp"
#include "kernel/styles/words.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

namespace styles {
namespace {

using testing::decision;
using testing::File;

class StylePages : public support::OnBoth {
protected:
    void SetUp() override
    {
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{page_routes()});
        client->sign_in({.user = 1, .name = "Lan", .grants = {{"papers.view", 1}}});
    }
    web::Response send(std::string content, std::string const& culture = "")
    {
        return client->post_files("/papers/check", {{"culture", culture}},
                                  {{"file", "quyet-dinh.docx", std::move(content)}});
    }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    std::unique_ptr<web::TestClient> client;
};

TEST_P(StylePages, WhatIsWrongIsToldWithPlaceAndSource)
{
    EXPECT_TRUE(has(client->get("/papers/check"), "Tệp không được giữ lại"));
    auto const answer = send(File{decision("state")}.change("Số: 05/QĐ-LĐLĐ", "Số 05/QĐ-LĐLĐ").docx());
    EXPECT_EQ(answer.status, 200);
    for (auto const* told : {"1 lỗi, 0 điểm lưu ý", "Số 05/QĐ-LĐLĐ", "Số: 05/QĐ-LĐLĐ (dấu hai chấm)",
                             "Phụ lục I, phần I, mục II.3", "quyet-dinh.docx"})
        EXPECT_TRUE(has(answer, told)) << told;
    EXPECT_TRUE(has(send(decision("party")), "Không có lỗi"));
    EXPECT_FALSE(has(send(decision("party"), "state"), "Không có lỗi"));
}

TEST_P(StylePages, WhatIsNoHarmlessDocumentIsRefusedWithASentence)
{
    EXPECT_EQ(client->post("/papers/check", {{"culture", ""}}).status, 422);
    EXPECT_TRUE(has(send("no Word file"), "không phải tệp Word"));
    EXPECT_TRUE(has(send("%PDF-1.7\n…"), "Đây là tệp PDF"));
    EXPECT_FALSE(has(send("no Word file"), "Chưa lưu được")) << "nothing ever is";
    EXPECT_EQ(send(decision("state"), "other").status, 422);
    EXPECT_EQ(send(decision("state"), std::string(2000, 'x')).status, 422);
    EXPECT_TRUE(has(send(std::string(most_file_bytes + 1, 'x')), "10 MB"));
    auto const macros = File{decision("state")}.add("word/vbaProject.bin", "x").docx();
    EXPECT_TRUE(has(send(macros), "macro"));
    auto const broken = File{decision("state")}.change("<w:body>", "<w:body").docx();
    EXPECT_TRUE(has(send(broken), "bị hỏng"));
    auto const bomb = File{decision("state")}.add("word/bomb.xml", std::string((16 << 20) + 1, ' ')).docx();
    EXPECT_LT(bomb.size(), 1U << 20);
    EXPECT_TRUE(has(send(bomb), "quá lớn"));
}

TEST_P(StylePages, ASecretDocumentIsRefusedAtOnce)
{
    auto const secret = File{decision("state")}.change("QUYẾT ĐỊNH:", "TỐI MẬT").docx();
    auto const answer = send(secret);
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(has(answer, "TỐI MẬT"));
    EXPECT_FALSE(has(answer, "Phụ lục I, phần I"));
}

TEST_P(StylePages, AreForThoseWhoSeePapers)
{
    client->sign_in({.user = 2, .name = "Minh"});
    EXPECT_EQ(client->get("/papers/check").status, 403);
    client->sign_out();
    EXPECT_NE(client->get("/papers/check").status, 200);
}

INSTANTIATE_TEST_SUITE_P(Both, StylePages, support::both, support::dialect_name);

/// Each fault has its words in both languages, for what stands there and for what is to stand.
TEST(StyleWords, AreThereForEveryFault)
{
    for (auto const language : {base::Language::vi, base::Language::en}) {
        auto const texts = web::texts_in(language);
        for (int i = 0; i <= static_cast<int>(Fault::page_number_centred); ++i) {
            auto const fault = static_cast<Fault>(i);
            bool const is_flag = fault == Fault::bold || fault == Fault::italic || fault == Fault::justified ||
                                 fault == Fault::page_number_centred;
            auto const line =
                line_of(texts, {Weight::fault, "number", fault, "", is_flag ? "no" : "12", is_flag ? "yes" : "13", ""});
            for (auto const& words : {line.part, line.found, line.expected})
                EXPECT_THAT(words, ::testing::Not(::testing::HasSubstr("style."))) << name_of(fault);
        }
        for (auto const* rules : all_rules())
            for (auto const& part : rules->parts)
                EXPECT_THAT(line_of(texts, {Weight::fault, part.of, Fault::size, "", "1", "2", ""}).part,
                            ::testing::Not(::testing::HasSubstr("style.")));
    }
}

TEST(StyleCommand, TellsPeopleAndMachines)
{
    auto const folder = std::filesystem::temp_directory_path() / "donghanh-style-command";
    std::filesystem::create_directories(folder);
    auto const path = (folder / "x.docx").string();
    std::ofstream{path, std::ios::binary} << File{decision("state")}.change("Số: 05/QĐ-LĐLĐ", "Số: 5/QĐ-LĐLĐ").docx();
    auto const run = [&](std::map<std::string, std::vector<std::string>, std::less<>> values) {
        std::ostringstream out;
        std::ostringstream err;
        values["file"] = {path};
        CommandLine line{
            .values = std::move(values), .texts = web::texts_in(base::Language::en), .out = out, .err = err};
        auto const code = commands().front().run(line);
        return std::to_string(code) + " " + out.str() + err.str();
    };
    EXPECT_THAT(run({}), ::testing::HasSubstr("! Number and symbol: Số: 5/QĐ-LĐLĐ → Số: 05/QĐ-LĐLĐ (a zero"));
    EXPECT_THAT(run({{"--json", {}}}),
                ::testing::HasSubstr(R"({"culture":"state","faults":1,"warnings":0,"findings":[{"weight":"fault",)"
                                     R"("part":"number","what":"number_zero")"));
    EXPECT_THAT(run({}), ::testing::StartsWith("3 "));
    EXPECT_THAT(run({{"--culture", {"x"}}}), ::testing::StartsWith("3 "));
    std::ofstream{path, std::ios::binary} << decision("state");
    EXPECT_THAT(run({}), ::testing::StartsWith("0 "));
    std::filesystem::remove_all(folder);
}

}   // namespace
}   // namespace styles
