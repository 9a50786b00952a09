#include "base/text.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace base {
namespace {

// the same words in composed, decomposed and mixed form
constexpr auto dan_phuong_composed = "Đan Phượng";
constexpr auto dan_phuong_decomposed = "Đan Phu\u031B\u0323o\u031Bng";
constexpr auto phuong_mixed = "Đan Ph\u01B0\u01A1\u0323ng";

TEST(Clean, AllUnicodeFormsGiveOneText)
{
    EXPECT_EQ(clean("Đan Phu\u031Bo\u031B\u0323ng"), dan_phuong_composed);
    EXPECT_EQ(clean(phuong_mixed), dan_phuong_composed);
    EXPECT_NE(clean(dan_phuong_decomposed), dan_phuong_composed);   // the dot stands under another letter
    EXPECT_EQ(clean("vi\u00EA\u0323t"), "vi\u1EC7t");
    EXPECT_EQ(clean("e\u0323\u0302"), "\u1EC7");
    EXPECT_EQ(clean("e\u0302\u0323"), "\u1EC7");
}

TEST(Clean, RepairsLettersThatLookLikeStrokedD)
{
    EXPECT_EQ(clean("\u00D0ức"), "Đức");
    EXPECT_EQ(clean("\u0189ức"), "Đức");
    EXPECT_EQ(clean("\u00F0ức"), "đức");
    EXPECT_EQ(fold("\u00D0ức"), "duc");
}

TEST(Clean, FoldsBlanksAndDropsWhatNobodySees)
{
    EXPECT_EQ(clean("  Nguyễn \t Văn\u00A0\u00A0An \n"), "Nguyễn Văn An");
    EXPECT_EQ(clean("\uFEFFNguyễn\u200B Văn\u00AD An"), "Nguyễn Văn An");
    EXPECT_EQ(clean(std::string_view("a\0b\x07", 4)), "ab");
    EXPECT_EQ(clean(""), "");
    EXPECT_EQ(clean(" \u3000 "), "");
}

TEST(Clean, BrokenBytesBecomeTheReplacementCharacter)
{
    EXPECT_EQ(clean("a\xFF\x62"), "a\uFFFDb");
    EXPECT_EQ(clean("\xE1\xBB"), "\uFFFD");
    EXPECT_FALSE(is_utf8("a\xFF\x62"));
    EXPECT_FALSE(is_utf8("\xC0\xAF"));       // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));   // half of a surrogate pair
    EXPECT_FALSE(is_utf8("eight letters then \xE1\xBB"));
    EXPECT_TRUE(is_utf8("Đan Phượng \uFFFD 𠀋"));
}

TEST(Nfc, KeepsLines)
{
    EXPECT_EQ(nfc("dòng một\n  dòng hai"), "dòng một\n  dòng hai");
    EXPECT_EQ(nfc("o\u0300\n\u00D0"), "ò\nĐ");
}

TEST(Fold, FindsWithoutAccents)
{
    EXPECT_EQ(fold("Đan Phượng"), "dan phuong");
    EXPECT_EQ(fold("ĐAN PHƯỢNG"), "dan phuong");
    EXPECT_EQ(fold(phuong_mixed), "dan phuong");
    EXPECT_EQ(fold(dan_phuong_decomposed), "dan phuong");
    EXPECT_EQ(fold("  Công ty   TNHH Ánh Dương 68 "), "cong ti tnhh anh duong 68");
    EXPECT_EQ(fold("Café Zürich, Škoda"), "cafe zurich, skoda");
    EXPECT_EQ(fold("H'Mông"), "h'mong");
}

TEST(Fold, EveryVietnameseVowelLosesItsMarks)
{
    EXPECT_EQ(fold("aàảãáạăằẳẵắặâầẩẫấậ"), std::string(18, 'a'));
    EXPECT_EQ(fold("eèẻẽéẹêềểễếệ"), std::string(12, 'e'));
    EXPECT_EQ(fold("iìỉĩíị"), std::string(6, 'i'));
    EXPECT_EQ(fold("oòỏõóọôồổỗốộơờởỡớợ"), std::string(18, 'o'));
    EXPECT_EQ(fold("uùủũúụưừửữứự"), std::string(12, 'u'));
    EXPECT_EQ(fold("yỳỷỹýỵđ"), "yyyyyyd");
    EXPECT_EQ(fold("AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐ"), std::string(18, 'a') + "d");
}

TEST(Fold, IAndYAreOneWhereTheySoundAlike)
{
    EXPECT_EQ(fold("Mỹ"), fold("Mĩ"));
    EXPECT_EQ(fold("Lý Thường Kiệt"), fold("Lí Thường Kiệt"));
    EXPECT_EQ(fold("kỹ thuật"), fold("kĩ thuật"));
    EXPECT_EQ(fold("quý"), fold("quí"));
    EXPECT_EQ(fold("Ý"), fold("Í"));
    EXPECT_NE(fold("tay"), fold("tai"));
    EXPECT_NE(fold("Thúy"), fold("Thúi"));
    EXPECT_EQ(fold("Yến"), "yen");
}

TEST(AccentKey, TonePlacementDoesNotMatter)
{
    EXPECT_EQ(accent_key("hòa"), accent_key("hoà"));
    EXPECT_EQ(accent_key("Ủy"), accent_key("Uỷ"));
    EXPECT_EQ(accent_key("khỏe"), accent_key("khoẻ"));
    EXPECT_EQ(accent_key("thúy"), accent_key("thuý"));
    EXPECT_EQ(accent_key("Ban Thường vụ Đảng ủy"), accent_key("ban thường vụ đảng uỷ"));
    EXPECT_EQ(accent_key("hoa\u0300"), accent_key("hòa"));
    EXPECT_NE(accent_key("hóa"), accent_key("hòa"));
    EXPECT_NE(accent_key("hoa"), accent_key("hòa"));
    EXPECT_NE(accent_key("Song Phượng"), accent_key("Song Phương"));
    EXPECT_NE(accent_key("dung"), accent_key("dũng"));
    EXPECT_EQ(accent_key("Mỹ"), accent_key("Mĩ"));
    EXPECT_NE(accent_key("đa"), accent_key("da"));
}

TEST(AccentKey, ATypedSyllableStandsAtTheSamePlaceInTheText)
{
    EXPECT_EQ(accent_key("Nguyễn Văn Hoà"), accent_key("Nguyễn") + " " + accent_key("Văn") + " " + accent_key("Hòa"));
}

TEST(Case, AllVietnameseLetters)
{
    EXPECT_EQ(upper("Nguyễn Văn Đức, ơ ư ẵ ỵ"), "NGUYỄN VĂN ĐỨC, Ơ Ư Ẵ Ỵ");
    EXPECT_EQ(lower("NGUYỄN VĂN ĐỨC, Ơ Ư Ẵ Ỵ"), "nguyễn văn đức, ơ ư ẵ ỵ");
}

TEST(Words, SplitAtAnyBlank)
{
    EXPECT_EQ(words(" Trần  Thị\u00A0Anh "), (std::vector<std::string_view>{"Trần", "Thị", "Anh"}));
    EXPECT_TRUE(words("  ").empty());
}

TEST(Length, CountsLettersNotBytes)
{
    EXPECT_EQ(length("Đức"), 3U);
    EXPECT_EQ(length("u\u031B\u0323"), 1U);
}

TEST(NameSortKey, VietnameseListOrder)
{
    std::vector<std::string> const wanted{
        "Trần Thị Anh",   "Lê Đức Ảnh",    "Nguyễn Văn Ánh",   "Bạch Ăn",      "Bùi Thị Ân",  "Phạm Văn Ẩn",
        "Hoàng Thị Dung", "Đặng Văn Dũng", "Nguyễn Tiến Dũng", "Vũ Thị Đào",   "Đỗ Hồng Đạt", "Hà Thị Hoa",
        "Lý Thị Hoà",     "Ngô Văn Hòa",   "Cao Thị Oanh",     "Trần Văn Ông", "Trần Văn Ơn", "Đinh Văn Uy",
        "Đinh Văn Ưng",   "Phan Văn Ý",    "Nguyễn Thị Yến"};
    auto sorted = wanted;
    std::ranges::reverse(sorted);
    std::ranges::sort(sorted, {}, [](std::string const& name) { return name_sort_key(name); });
    EXPECT_EQ(sorted, wanted);
}

TEST(NameSortKey, FormAndCaseDoNotMatter)
{
    EXPECT_EQ(name_sort_key("Nguyễn Văn Hoà"), name_sort_key("NGUYỄN VĂN HÒA"));
    EXPECT_EQ(name_sort_key("Nguye\u0302\u0303n Văn An"), name_sort_key("Nguyễn Văn  An"));
    EXPECT_EQ(name_sort_key(""), "");
}

TEST(NameSortKey, TheRestIsComparedSyllableBySyllable)
{
    EXPECT_LT(name_sort_key("An"), name_sort_key("Bùi An"));
    EXPECT_LT(name_sort_key("Lê Z An"), name_sort_key("Lệ A An"));
    EXPECT_LT(name_sort_key("Nguyễn An"), name_sort_key("Nguyễn Văn An"));
    EXPECT_LT(name_sort_key("Nguyễn Văn An"), name_sort_key("Nguyễn An Anh"));
}

TEST(NameSortKey, TonesInTheOrderOfTheAlphabet)
{
    for (auto const& [before, after] : std::vector<std::pair<std::string, std::string>>{{"ma", "mà"},
                                                                                        {"mà", "mả"},
                                                                                        {"mả", "mã"},
                                                                                        {"mã", "má"},
                                                                                        {"má", "mạ"},
                                                                                        {"mạ", "mă"},
                                                                                        {"mặ", "mâ"},
                                                                                        {"dạ", "đa"},
                                                                                        {"ẹ", "ê"},
                                                                                        {"ọ", "ô"},
                                                                                        {"ộ", "ơ"},
                                                                                        {"ụ", "ư"},
                                                                                        {"lê", "lề"},
                                                                                        {"lề", "lệ"}})
        EXPECT_LT(name_sort_key(before), name_sort_key(after)) << before << " " << after;
}

TEST(SortKey, NumbersByValueAndAlphabetByVietnamese)
{
    EXPECT_LT(sort_key("Chi bộ 2"), sort_key("Chi bộ 10"));
    EXPECT_LT(sort_key("Công ty Dũng"), sort_key("Công ty Đan Phượng"));
    EXPECT_LT(sort_key("xã Đan Phượng"), sort_key("xã Đồng Tháp"));
    EXPECT_LT(sort_key("xã"), sort_key("xã Đan"));
    EXPECT_FALSE(collation_version().empty());
}

}   // namespace
}   // namespace base
