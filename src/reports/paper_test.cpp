#include "reports/output.hpp"
#include "reports/report_fixture.hpp"

namespace reports {
namespace {

using PaperTest = ReportTest;

TEST_P(PaperTest, TerminalColumnsStandBelowEachOther)
{
    auto const text = to_text(report(), texts(base::Language::vi));
    EXPECT_NE(text.find("Huyện Đan Phượng, từ ngày 01/01/2012 đến ngày 31/12/2020"), std::string::npos) << text;
    EXPECT_NE(text.find("Công đoàn cơ sở thành lập mới"), std::string::npos);
    EXPECT_NE(text.find("Thị trấn Phùng"), std::string::npos);
    if (std::getenv("SHOW_REPORT")) std::puts(text.c_str());
}

TEST_P(PaperTest, PaperHasEveryPart)
{
    auto const r = report();
    auto const document = to_document(r, today);
    EXPECT_EQ(document.sections.size(), 3U);
    auto const* folder = std::getenv("DOCUMENT_SAMPLES");
    EXPECT_GT(documents::pdf(document).size(), 10'000U);
    EXPECT_GT(documents::docx(document).size(), 3'000U);
    EXPECT_GT(documents::xlsx(to_workbook(r, today)).size(), 5'000U);
    if (!folder) return;
    auto const write = [&](std::string const& name, std::string const& bytes) {
        auto* file = std::fopen((std::string{folder} + "/" + name).c_str(), "wb");
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        std::fclose(file);
    };
    write("report.pdf", documents::pdf(document));
    write("report.docx", documents::docx(document));
    write("report.xlsx", documents::xlsx(to_workbook(r, today)));
}

TEST_P(PaperTest, NamesStandWithinSentencesInSmallLetters)
{
    EXPECT_EQ(filled_text(report(), "trên địa bàn {unit} có {I05.existing} công đoàn"),
              "trên địa bàn huyện Đan Phượng có 2 công đoàn");
    EXPECT_EQ(within_sentence("Đặc khu Cô Tô"), "đặc khu Cô Tô");
    EXPECT_EQ(within_sentence("Lớp bồi dưỡng nhận thức về Đảng"), "lớp bồi dưỡng nhận thức về Đảng");
    EXPECT_EQ(within_sentence(""), "");
}

TEST(TextTable, CountsLettersNotBytes)
{
    auto const text = text_table({{"Đơn vị"}, {"Số", true}}, {{"Xã Ô Diên", "7"}, {"a", "12"}});
    EXPECT_EQ(text, "Đơn vị     Số\n─────────────\nXã Ô Diên   7\na          12\n");
}

INSTANTIATE_TEST_SUITE_P(Both, PaperTest, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
