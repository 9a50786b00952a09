#include "platform/spreadsheets/legacy.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

using namespace spreadsheets;

TEST(Syllable, IsWhatVietnameseCanSpell)
{
    for (auto const* word :
         {"Đan", "Phượng", "nghiệp", "Thủy", "quốc", "Ủy", "ý", "giếng", "Hòa", "hoà", "khuỷu", "yên", "ĐẢNG"})
        EXPECT_TRUE(is_syllable(word)) << word;
    for (auto const* word : {"§an", "NguyÔn", "Ñan", "Phöôïng", "Müller", "Ấấ", "trwờng", "Café-", "naïve"})
        EXPECT_FALSE(is_syllable(word)) << word;
}

TEST(Legacy, Tcvn3IsRecognisedAndRead)
{
    std::vector<std::string> const texts{"Céng hoµ x· héi chñ nghÜa ViÖt Nam", "NguyÔn ThÞ B×nh", "HuyÖn §an Ph­îng"};
    ASSERT_EQ(guess_legacy(texts), Legacy::tcvn3);
    EXPECT_EQ(to_unicode(Legacy::tcvn3, texts[0]), "Cộng hoà xã hội chủ nghĩa Việt Nam");
    EXPECT_EQ(to_unicode(Legacy::tcvn3, texts[1]), "Nguyễn Thị Bình");
    EXPECT_EQ(to_unicode(Legacy::tcvn3, texts[2]), "Huyện Đan Phượng");
    EXPECT_EQ(to_unicode(Legacy::tcvn3, "céng hoµ"), "cộng hoà");
    EXPECT_EQ(to_unicode(Legacy::tcvn3, "CéNG HOµ"), "CỘNG HOÀ");
}

TEST(Legacy, VniIsRecognisedAndRead)
{
    std::vector<std::string> const texts{"Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Huyeän Ñan Phöôïng",
                                         "NGUYEÃN THÒ AÙNH"};
    ASSERT_EQ(guess_legacy(texts), Legacy::vni);
    EXPECT_EQ(base::clean(to_unicode(Legacy::vni, texts[0])), "Cộng hòa xã hội chủ nghĩa Việt Nam");
    EXPECT_EQ(base::clean(to_unicode(Legacy::vni, texts[1])), "Huyện Đan Phượng");
    EXPECT_EQ(base::clean(to_unicode(Legacy::vni, texts[2])), "NGUYỄN THỊ ÁNH");
}

TEST(Legacy, Windows1258IsRecognisedAndRead)
{
    std::vector<std::string> const texts{"C\u00f4\u00f2ng hoa\u00cc xa\u00de h\u00f4\u00f2i",
                                         "Huy\u00ea\u00f2n \u00d0an Ph\u00fd\u00f5\u00f2ng", "Vi\u00ea\u00f2t Nam"};
    ASSERT_EQ(guess_legacy(texts), Legacy::windows1258);
    EXPECT_EQ(base::clean(to_unicode(Legacy::windows1258, texts[0])), "Cộng hoà xã hội");
    EXPECT_EQ(base::clean(to_unicode(Legacy::windows1258, texts[1])), "Huyện Đan Phượng");
}

TEST(Legacy, UnicodeAndOtherLanguagesAreLeftAlone)
{
    EXPECT_EQ(guess_legacy(std::vector<std::string>{"Cộng hòa xã hội chủ nghĩa Việt Nam", "Đan Phượng"}), Legacy::none);
    EXPECT_EQ(guess_legacy(std::vector<std::string>{"Müller", "Café", "Ångström", "Zürich"}), Legacy::none);
    EXPECT_EQ(guess_legacy(std::vector<std::string>{"Nguyen Van An"}), Legacy::none);
    EXPECT_EQ(guess_legacy(std::vector<std::string>{"NguyÔn"}), Legacy::none);
}
