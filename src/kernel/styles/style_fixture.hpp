#pragma once

#include <gtest/gtest.h>

#include <string>

#include "kernel/papers/culture.hpp"
#include "kernel/papers/kind.hpp"
#include "kernel/papers/layout.hpp"
#include "kernel/papers/paper.hpp"
#include "kernel/styles/check.hpp"
#include "platform/documents/archive.hpp"

/// For tests only: documents as the program makes them, in which one thing after another is spoilt.
namespace styles::testing {

/// Of a kind of paper, in a culture, with the kind's samples.
inline std::string made(papers::Kind const& kind, std::string const& culture)
{
    papers::Issuer const issuer{
        .unit = UnitId{1},
        .culture = culture,
        .superior = culture == "party" ? "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI" : "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI",
        .name = culture == "party" ? "ĐẢNG ỦY XÃ ĐAN PHƯỢNG" : "LIÊN ĐOÀN LAO ĐỘNG HUYỆN",
        .symbol = culture == "party" ? "ĐU" : "LĐLĐ",
        .place = "Đan Phượng",
        .on_behalf = "BAN THƯỜNG VỤ",
        .post = "CHỦ TỊCH",
        .signer = "Nguyễn Thị Lan"};
    auto const values =
        papers::with_head(kind, issuer, papers::sample_values(kind), base::day(2026, 2, 5), std::int64_t{5});
    return documents::docx(papers::drawn(kind, culture, values, base::day(2026, 2, 5)));
}
inline std::string decision(std::string const& culture)
{
    return made(*papers::find_kind("training.results_decision"), culture);
}

/// The parts of a file, to be spoilt.
class File {
public:
    explicit File(std::string const& docx) : parts_(*documents::unpacked(docx)) {}

    File& change(std::string_view from, std::string_view to, std::string_view part = "word/document.xml")
    {
        auto& content = *documents::find_part(parts_, part);
        auto const at = content.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at != std::string::npos) content.replace(at, from.size(), to);
        return *this;
    }
    /// Within the paragraph that holds `text`.
    File& change_at(std::string_view text, std::string_view from, std::string_view to)
    {
        auto& content = *documents::find_part(parts_, "word/document.xml");
        auto const at = content.find(text);
        EXPECT_NE(at, std::string::npos) << text;
        if (at == std::string::npos) return *this;
        auto const begin = content.rfind("<w:p>", at);
        auto const end = content.find("</w:p>", at);
        auto paragraph = content.substr(begin, end - begin);
        EXPECT_NE(paragraph.find(from), std::string::npos) << paragraph;
        for (auto found = paragraph.find(from); found != std::string::npos;
             found = paragraph.find(from, found + to.size()))
            paragraph.replace(found, from.size(), to);
        content.replace(begin, end - begin, paragraph);
        return *this;
    }
    /// Takes the whole paragraph away.
    File& without(std::string_view text)
    {
        auto& content = *documents::find_part(parts_, "word/document.xml");
        auto const at = content.find(text);
        EXPECT_NE(at, std::string::npos) << text;
        auto const begin = content.rfind("<w:p>", at);
        content.erase(begin, content.find("</w:p>", at) + 6 - begin);
        return *this;
    }
    File& add(std::string name, std::string content)
    {
        parts_.emplace_back(std::move(name), std::move(content));
        return *this;
    }
    std::string docx() const { return documents::zipped(parts_); }
    /// "number.number_colon; " of each fault, "(body.space); " of each remark.
    std::string told(std::string_view culture = "") const { return told_of(docx(), culture); }
    static std::string told_of(std::string const& docx, std::string_view culture = "")
    {
        auto const checked = checked_file(docx, culture);
        if (!checked) return std::string{checked.error().problems.front().code};
        std::string all;
        for (auto const& one : checked->findings) {
            auto const name = one.part + "." + std::string{name_of(one.what)};
            all += one.weight == Weight::fault ? name + "; " : "(" + name + "); ";
        }
        return all;
    }

private:
    documents::Parts parts_;
};

}   // namespace styles::testing
