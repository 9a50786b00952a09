#include "base/texts.hpp"

#include <cstring>

#include <gtest/gtest.h>

namespace base {
namespace {

/// A catalogue with the given pairs, as msgfmt writes it.
std::string catalogue_of(std::vector<std::pair<std::string, std::string>> const& pairs)
{
    auto const count = static_cast<std::uint32_t>(pairs.size());
    std::vector<std::uint32_t> words{0x950412de, 0, count, 28, 28 + 8 * count, 0, 0};
    std::string strings;
    auto const strings_at = 28 + 16 * count;
    for (int side = 0; side < 2; ++side)
        for (auto const& [id, text] : pairs) {
            auto const& string = side == 0 ? id : text;
            words.push_back(static_cast<std::uint32_t>(string.size()));
            words.push_back(strings_at + static_cast<std::uint32_t>(strings.size()));
            strings += string + '\0';
        }
    std::string bytes(words.size() * 4, '\0');
    std::memcpy(bytes.data(), words.data(), bytes.size());
    return bytes + strings;
}

TEST(Catalogue, FindsTextsAndFallsBackToTheId)
{
    auto const mo =
        catalogue_of({{"", "Language: vi\n"}, {"Close", "Đóng"}, {"Empty", ""}, {"required", "Cần điền mục này."}});
    Catalogue const catalogue(Language::vi, mo);
    Texts const texts(catalogue);
    EXPECT_EQ(texts.tr("Close"), "Đóng");
    EXPECT_EQ(texts.tr("Open"), "Open");
    EXPECT_EQ(texts.tr("Empty"), "Empty");
    EXPECT_EQ(texts.of(""), "");
    EXPECT_EQ(texts.problem({"name", "required"}), "Cần điền mục này.");
    EXPECT_EQ(texts.number(20400), "20.400");
}

TEST(Catalogue, RefusesBrokenFiles)
{
    auto const mo = catalogue_of({{"Close", "Đóng"}});
    EXPECT_THROW(Catalogue(Language::vi, ""), Bug);
    EXPECT_THROW(Catalogue(Language::vi, std::string(64, 'x')), Bug);
    for (std::size_t size = 0; size + 1 < mo.size(); ++size)
        EXPECT_THROW(Catalogue(Language::vi, std::string_view{mo}.substr(0, size)), Bug) << size;
    auto huge = mo;
    huge[8] = '\xFF';
    huge[11] = '\x7F';
    EXPECT_THROW(Catalogue(Language::vi, huge), Bug);
}

TEST(Filled, PutsValuesInTheirPlaces)
{
    EXPECT_EQ(filled("{0} of {1}", {"3", "5"}), "3 of 5");
    EXPECT_EQ(filled("{1}{0}{1}", {"a", "b"}), "bab");
    EXPECT_EQ(filled("{0}", {"{1}", "x"}), "{1}");
    EXPECT_EQ(filled("{2} {x} { {0", {"a"}), "{2} {x} { {0");
}

}   // namespace
}   // namespace base
