#include "kernel/seals/seal.hpp"

#include <gmock/gmock.h>

#include "base/id.hpp"

namespace seals {
namespace {

Key known_key() { return key_from(std::string(seed_bytes, '\x07')); }

std::vector<Fact> facts()
{
    return {{Tag::kind, "Giấy chứng nhận"},
            {Tag::holder, "Nguyễn Văn An"},
            {Tag::subject, "Bồi dưỡng nhận thức về Đảng khóa I năm 2026"},
            {Tag::from, "2026-02-02"},
            {Tag::to, "2026-02-07"},
            {Tag::number, "15/GCN"},
            {Tag::issued_on, "2026-02-10"},
            {Tag::issuer, "TRUNG TÂM CHÍNH TRỊ HUYỆN ĐAN PHƯỢNG"}};
}

std::string text() { return *sealed(known_key(), 7, facts()); }

TEST(Seal, TellsWhatWasSealed)
{
    auto const seal = opened(text());
    ASSERT_TRUE(seal);
    EXPECT_EQ(seal->facts, facts());
    EXPECT_EQ(seal->paper, 7);
    EXPECT_EQ(seal->key, name_of_key(known_key().public_key));
    EXPECT_EQ(seal->fact(Tag::number), "15/GCN");
    EXPECT_TRUE(is_genuine(*seal, known_key().public_key));
    EXPECT_FALSE(is_genuine(*seal, key_from(std::string(seed_bytes, '\x08')).public_key));
}

TEST(Seal, IsTheSameForTheSameFactsInAnyOrder)
{
    auto turned = facts();
    std::reverse(turned.begin(), turned.end());
    EXPECT_EQ(*sealed(known_key(), 7, turned), text());
    EXPECT_NE(*sealed(known_key(), 8, facts()), text());
}

/// The example of docs/rules/papers.md, rule PA-7, as OpenSSL signs it.
TEST(Seal, IsWrittenAsTheRulesSay)
{
    EXPECT_EQ(*sealed(known_key(), 7, {{Tag::holder, "An"}, {Tag::from, "2026-02-02"}}),
              "Af6BLBIAAAAAAAAABwIAAkFuBAAEATUlari8ofrlQCzAEfXwBzvi_N6IedDFUzc5nRV88LAl6UGrHlHEciA6Q9kkqrp9IvPHNvIjRaGz"
              "p626LxL085F1jg8");
}

TEST(Seal, ThatWasTouchedIsNotGenuine)
{
    auto const whole = text();
    for (std::size_t i = 20; i + 1 < whole.size(); i += 7) {
        auto touched = whole;
        touched[i] = touched[i] == 'A' ? 'B' : 'A';
        auto const seal = opened(touched);
        EXPECT_FALSE(seal && is_genuine(*seal, known_key().public_key)) << i;
    }
}

TEST(Seal, IsReadFromAnAddressAndWithItsScheme)
{
    for (auto const& written : {text(), code_text("", text()), code_text("https://donghanh.example.vn", text()),
                                code_text("https://example.vn/v/", text()), text() + "\n"})
        EXPECT_TRUE(opened(written)) << written;
}

TEST(Seal, ThatIsNoneIsRefused)
{
    for (auto const& broken : {std::string{}, std::string{"x"}, text().substr(0, 80), text() + "=", text() + "!",
                               "A" + text(), std::string(5000, 'A'), std::string(200, 'A')})
        EXPECT_EQ(opened(broken).error().problems.front().code, "seal.unreadable") << broken;
}

/// A message with this behind its head, signed.
std::string with_body(std::string const& body)
{
    auto bytes = opened(text())->message.substr(0, 13) + body + std::string(signature_bytes, 'x');
    auto letters = base64(bytes);
    std::erase(letters, '=');
    std::replace(letters.begin(), letters.end(), '+', '-');
    std::replace(letters.begin(), letters.end(), '/', '_');
    return letters;
}

TEST(Seal, FactsStandOnceInOrderAndWhole)
{
    EXPECT_TRUE(
        opened(with_body(std::string("\x02\x00\x01"
                                     "A",
                                     4))));
    for (auto const& body :
         {std::string("\x02\x00\x01"
                      "A\x02\x00\x01"
                      "B",
                      8),
          std::string("\x03\x00\x01"
                      "A\x02\x00\x01"
                      "B",
                      8),
          std::string("\x63\x00\x01"
                      "A",
                      4),
          std::string("\x02\x00\x05"
                      "A",
                      4),
          std::string("\x02\x00", 2), std::string("\x02\x00\x01\xff", 4), std::string("\x02\x00\x00", 3),
          std::string("\x04\x00\x04\x00\x00\x00\x01", 7), std::string("\x04\x00\x02\x01\x01", 5)})
        EXPECT_FALSE(opened(with_body(body)));
}

TEST(Seal, HoldsNoMoreThanACodeCan)
{
    auto long_facts = facts();
    long_facts[2].text = std::string(most_fact_bytes - 140, 'x');
    EXPECT_TRUE(sealed(known_key(), 7, long_facts));
    long_facts[2].text = std::string(most_fact_bytes, 'x');
    EXPECT_EQ(sealed(known_key(), 7, long_facts).error().problems.front().code, "seal.too_long");
}

TEST(Keys, AreReadAsTheyArePublished)
{
    auto const key = known_key().public_key;
    EXPECT_EQ(parse_public_key(pem(key)), key);
    EXPECT_EQ(parse_public_key(base64(key) + "\n"), key);
    for (auto const* broken : {"", "no key", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
                               "-----BEGIN PUBLIC KEY-----\nAAAA"})
        EXPECT_EQ(parse_public_key(broken), std::nullopt) << broken;
    EXPECT_NE(new_key().seed, new_key().seed);
}

TEST(PublicAddress, IsAHostByHttp)
{
    EXPECT_EQ(public_address("https://donghanh.example.vn/")->url, "https://donghanh.example.vn");
    EXPECT_EQ(public_address("http://[::1]:8080")->url, "http://[::1]:8080");
    EXPECT_EQ(public_address("")->url, "");
    for (auto const* wrong : {"donghanh.example.vn", "ftp://x.vn", "https://", "https://x y", "https://x.vn/\"'"})
        EXPECT_FALSE(public_address(wrong)) << wrong;
}

}   // namespace
}   // namespace seals
