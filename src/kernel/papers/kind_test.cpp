#include "kernel/papers/kind.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "kernel/papers/culture.hpp"
#include "kernel/papers/layout.hpp"
#include "platform/documents/template_tree.hpp"

namespace papers {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr auto small_kind = R"(
code = "a.b"
name = {vi = "A", en = "B"}
culture = "state"
type_name = "QUYẾT ĐỊNH"
type_code = "QĐ"
series = "year"
issued_by = "holder"
about = ["ten"]
source = "s"
confidence = "sure"
field = [{name = "ten", label = {vi = "Tên", en = "Name"}}]
)";

/// The text of a file, paragraph by paragraph; empty ones left out.
std::string lines(std::string const& docx)
{
    auto const parts = documents::unpacked(docx);
    auto const texts = documents::text_parts(*parts);
    std::string all;
    for (auto const& part : *texts)
        for (auto const& found : part->tree.select_nodes("//w:p"))
            if (auto const text = documents::text_of(found.node()).text; !text.empty()) all += text + "\n";
    return all;
}

TEST(Kinds, AreReadWithTheirSourceAndConfidence)
{
    EXPECT_GE(kinds().size(), 5u);
    for (auto const& kind : kinds()) {
        EXPECT_FALSE(kind.source.empty()) << kind.code;
        EXPECT_TRUE(kind.confidence == "sure" || kind.confidence == "likely" || kind.confidence == "unsure")
            << kind.code;
        EXPECT_FALSE(kind.name.en.empty()) << kind.code;
        EXPECT_EQ(find_kind(kind.code), &kind);
    }
    EXPECT_EQ(find_kind("no.such"), nullptr);
}

TEST(Kinds, FaultsSayWhatIsWrong)
{
    std::string const text = small_kind;
    EXPECT_EQ(read_kind("x.toml", text).type_code, "QĐ");
    EXPECT_THROW(read_kind("x.toml", "code = \"a\""), std::runtime_error);
    EXPECT_THROW(read_kind("x.toml", text + "[[block]]\ntext = \"{{nobody}}\"\n"), std::runtime_error);
    EXPECT_THROW(read_kind("x.toml", text + "[[block]]\ntext = \"{{so\"\n"), std::runtime_error);
    EXPECT_THROW(read_kind("x.toml", text + "[[block]]\nwhen = \"nobody\"\ntext = \"a\"\n"), std::runtime_error);
    auto unnumbered = text;
    unnumbered.replace(unnumbered.find("\"year\""), 6, "\"none\"");
    EXPECT_THROW(read_kind("x.toml", unnumbered), std::runtime_error);
    auto const with = [&](std::string_view of, std::string_view other) {
        auto changed = text;
        changed.replace(changed.find(of), of.size(), other);
        return changed;
    };
    EXPECT_THROW(read_kind("x.toml", with("\"holder\"", "\"nobody\"")), std::runtime_error);
    EXPECT_THROW(read_kind("x.toml", with("\"holder\"", "\"above\"")), std::runtime_error) << "of which line?";
    EXPECT_THROW(read_kind("x.toml", with("\"holder\"", "\"own\"\nline = \"x\"")), std::runtime_error);
    EXPECT_EQ(read_kind("x.toml", with("\"holder\"", "\"above\"\nline = \"party\"")).line, "party");
    EXPECT_THROW(read_kind("x.toml", with("[\"ten\"]", "[\"nobody\"]")), std::runtime_error);
    EXPECT_THROW(read_kind("x.toml", with("[\"ten\"]", "[]")), std::runtime_error);
}

TEST(Kinds, ThatGoToSomebodySayToWhomAndListsStandLineByLine)
{
    for (auto const& kind : kinds()) {
        auto const& to = kind.recipients;
        bool const is_sent = std::find(to.begin(), to.end(), "Như trên") != to.end();
        EXPECT_EQ(is_sent, kind.blocks.front().centre.find("Kính gửi: ") == 0) << kind.code;
        for (auto const& block : kind.blocks) EXPECT_EQ(block.text.find(". 2. "), std::string::npos) << kind.code;
    }
}

// PA-12: what is decided about a person or an organisation is never decided by the cell, and each line signs its own.
TEST(Kinds, SayWhichLineIssuesThem)
{
    for (auto const& kind : kinds()) {
        if (kind.culture.empty()) continue;
        EXPECT_EQ(kind.line, kind.culture == "party" ? "party" : "union") << kind.code;
        EXPECT_FALSE(kind.type_code == "QĐ" && kind.issued_by == IssuedBy::own) << kind.code;
    }
    EXPECT_EQ(find_kind("admission.cell_resolution")->issued_by, IssuedBy::own);
    EXPECT_EQ(find_kind("admission.decision")->issued_by, IssuedBy::authority);
    EXPECT_EQ(find_kind("training.certificate")->issued_by, IssuedBy::holder);
}

TEST(Kinds, SamplesFillEveryField)
{
    for (auto const& kind : kinds()) {
        for (auto const& [name, value] : sample_values(kind).fields)
            EXPECT_FALSE(value.empty()) << kind.code << " " << name;
        for (auto const& [name, list] : sample_values(kind).lists)
            EXPECT_FALSE(list.items.empty()) << kind.code << " " << name;
    }
}

TEST(Layout, SaysTheSameDirectlyAndByWayOfItsOwnTemplate)
{
    for (auto const& kind : kinds())
        for (std::string_view const culture : {"state", "party"}) {
            auto const values = sample_values(kind);
            auto const direct = documents::docx(drawn(kind, culture, values, base::day(2026, 2, 5)));
            auto const start = starting_template(kind, culture);
            auto const faults = documents::faults_of(start, values);
            ASSERT_THAT(*faults, IsEmpty())
                << kind.code << " " << faults->front().name << " " << faults->front().place.text;
            EXPECT_EQ(lines(*documents::filled_template(start, values)), lines(direct)) << kind.code << " " << culture;
        }
}

TEST(Layout, FollowsTheCultureOfTheOffice)
{
    auto const& kind = *find_kind("training.results_decision");
    auto const values = sample_values(kind);
    auto const state = lines(documents::docx(drawn(kind, "state", values, base::day(2026, 2, 5))));
    EXPECT_THAT(state, HasSubstr("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"));
    EXPECT_THAT(state, HasSubstr("Số: 05/QĐ-LĐLĐ\n"));
    EXPECT_THAT(state, HasSubstr("TM. BAN THƯỜNG VỤ\n"));
    auto const party = lines(documents::docx(drawn(kind, "party", values, base::day(2026, 2, 5))));
    EXPECT_THAT(party, HasSubstr("ĐẢNG CỘNG SẢN VIỆT NAM\n"));
    EXPECT_THAT(party, HasSubstr("Số 05-QĐ/LĐLĐ\n"));
    EXPECT_THAT(party, HasSubstr("T/M BAN THƯỜNG VỤ\n"));
}

TEST(Layout, LeavesOutWhatTheRecordLacks)
{
    auto const& kind = *find_kind("training.results_decision");
    auto values = sample_values(kind);
    values.fields["quyet_dinh_mo_lop"] = "";
    values.fields["thay_mat"] = "";
    auto const text = lines(documents::docx(drawn(kind, "state", values, base::day(2026, 2, 5))));
    EXPECT_THAT(text, Not(HasSubstr("Căn cứ Quyết định số")));
    EXPECT_THAT(text, Not(HasSubstr("TM.")));
    EXPECT_EQ(lines(*documents::filled_template(starting_template(kind, "state"), values)), text);
}

TEST(Samples, OfEveryKindAreWrittenWhereAsked)
{
    auto const* folder = std::getenv("DOCUMENT_SAMPLES");   // to be looked at, and opened by an office program
    if (!folder) return;
    for (auto const& kind : kinds())
        for (std::string const culture : {"state", "party"}) {
            auto const document = drawn(kind, culture, sample_values(kind), base::day(2026, 2, 5));
            auto const path = std::string{folder} + "/" + kind.code + "." + culture;
            std::ofstream{path + ".docx", std::ios::binary} << documents::docx(document);
            std::ofstream{path + ".pdf", std::ios::binary} << documents::pdf(document);
            std::ofstream{path + ".own.docx", std::ios::binary}
                << *documents::filled_template(starting_template(kind, culture), sample_values(kind));
        }
}

}   // namespace
}   // namespace papers
