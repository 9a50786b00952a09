#include "kernel/seals/seal.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/expect.hpp"
#include "base/text.hpp"

namespace seals {
namespace {

constexpr char version = 1;
constexpr std::size_t key_name_bytes = 4;
constexpr std::size_t head_bytes = 1 + key_name_bytes + 8;   // version, key, paper
constexpr std::size_t longest_seal = 4096;                   // letters; nothing longer is looked at
constexpr std::size_t day_bytes = 4;
constexpr std::string_view scheme = "donghanh:";
constexpr std::string_view path = "/v/";

base::Error unreadable() { return {base::Refusal::invalid, {{"", "seal.unreadable"}}}; }

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

std::string key_bytes(std::string_view public_key)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes_of(public_key), public_key.size());
    return {reinterpret_cast<char const*>(hash.data()), key_name_bytes};
}

std::string hexadecimal(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::string in_base64(std::string_view bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

void put_whole(std::string& into, std::uint64_t value, std::size_t count)
{
    for (auto i = count; i > 0; --i) into += static_cast<char>(value >> (8 * (i - 1)) & 0xFFU);
}

std::uint64_t whole(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (unsigned char const c : bytes) value = value << 8U | c;
    return value;
}

TagOf const* find_tag(std::uint8_t number)
{
    auto const all = tags();
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](TagOf const& one) { return static_cast<std::uint8_t>(one.tag) == number; });
    return found == all.end() ? nullptr : &*found;
}

/// A day in four bytes, as the number YYYYMMDD; other texts as they are.
std::string packed(TagOf const& tag, std::string const& text)
{
    if (!tag.is_day) return text;
    base::expect(base::parse_date(text).has_value(), "a day of a seal is a day");
    auto digits = text;
    std::erase(digits, '-');
    std::string made;
    put_whole(made, std::stoul(digits), day_bytes);
    return made;
}

std::optional<std::string> unpacked(TagOf const& tag, std::string_view bytes)
{
    if (!tag.is_day) return bytes.empty() || !base::is_utf8(bytes) ? std::nullopt : std::optional{std::string{bytes}};
    if (bytes.size() != day_bytes) return std::nullopt;
    auto text = std::to_string(whole(bytes));
    if (text.size() != 8) return std::nullopt;
    text.insert(6, "-").insert(4, "-");
    return base::parse_date(text) ? std::optional{text} : std::nullopt;
}

/// The texts as they are signed: tag, length in two bytes, bytes; in the order of the tags.
std::string body_of(std::vector<Fact> const& facts)
{
    std::string body;
    for (auto const& fact : facts) {
        auto const& tag = *find_tag(static_cast<std::uint8_t>(fact.tag));
        auto const bytes = packed(tag, fact.text);
        body += static_cast<char>(fact.tag);
        put_whole(body, bytes.size(), 2);
        body += bytes;
    }
    return body;
}

/// Empty when something is left over, told twice, out of order or unknown.
std::optional<std::vector<Fact>> facts_in(std::string_view body)
{
    std::vector<Fact> facts;
    std::uint8_t last = 0;
    while (!body.empty()) {
        if (body.size() < 3) return std::nullopt;
        auto const number = static_cast<std::uint8_t>(body[0]);
        auto const length = whole(body.substr(1, 2));
        auto const* tag = find_tag(number);
        if (tag == nullptr || number <= last || body.size() < 3 + length) return std::nullopt;
        auto text = unpacked(*tag, body.substr(3, length));
        if (!text) return std::nullopt;
        facts.push_back({tag->tag, std::move(*text)});
        last = number;
        body.remove_prefix(3 + length);
    }
    return facts;
}

std::optional<std::string> from_base64url(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &length, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string_view without_address(std::string_view text)
{
    if (auto const at = text.rfind(path); at != std::string_view::npos) text.remove_prefix(at + path.size());
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
    return text;
}

}   // namespace

std::span<TagOf const> tags()
{
    static constexpr TagOf all[] = {{Tag::kind, "kind", "Paper"},
                                    {Tag::holder, "holder", "Full name"},
                                    {Tag::subject, "subject", "Class"},
                                    {Tag::from, "from", "Opened on", true},
                                    {Tag::to, "to", "Closed on", true},
                                    {Tag::number, "number", "Number of the certificate"},
                                    {Tag::issued_on, "issued_on", "Issued on", true},
                                    {Tag::issuer, "issuer", "Issuing office"}};
    return all;
}

std::string_view Seal::fact(Tag tag) const
{
    auto const found = std::find_if(facts.begin(), facts.end(), [&](Fact const& one) { return one.tag == tag; });
    return found == facts.end() ? std::string_view{} : std::string_view{found->text};
}

Key key_from(std::string_view seed)
{
    base::expect(seed.size() == seed_bytes && sodium_init() >= 0, "a seed of a key is 32 bytes");
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(open.data(), secret.data(), bytes_of(seed));
    sodium_memzero(secret.data(), secret.size());
    return {{reinterpret_cast<char const*>(open.data()), open.size()}, std::string{seed}};
}

Key new_key()
{
    base::expect(sodium_init() >= 0, "libsodium begins");
    std::string seed(seed_bytes, '\0');
    randombytes_buf(seed.data(), seed.size());
    return key_from(seed);
}

std::string name_of_key(std::string_view public_key) { return hexadecimal(key_bytes(public_key)); }

std::string base64(std::string_view bytes) { return in_base64(bytes, sodium_base64_VARIANT_ORIGINAL); }

base::Result<std::string> sealed(Key const& key, std::int64_t paper, std::vector<Fact> facts)
{
    std::erase_if(facts, [](Fact const& fact) { return fact.text.empty(); });
    std::sort(facts.begin(), facts.end(), [](Fact const& a, Fact const& b) { return a.tag < b.tag; });
    std::string message{version};
    message += key_bytes(key.public_key);
    put_whole(message, static_cast<std::uint64_t>(paper), 8);
    auto const body = body_of(facts);
    if (body.size() > most_fact_bytes) return base::Error{base::Refusal::invalid, {{"", "seal.too_long"}}};
    message += body;
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_seed_keypair(open.data(), secret.data(), bytes_of(key.seed));
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), secret.data());
    sodium_memzero(secret.data(), secret.size());
    message.append(reinterpret_cast<char const*>(signature.data()), signature.size());
    return in_base64(message, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

base::Result<Seal> opened(std::string_view text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
    text = without_address(text);
    if (text.size() > longest_seal) return unreadable();
    auto const bytes = from_base64url(text);
    if (!bytes || bytes->size() < head_bytes + signature_bytes || bytes->front() != version) return unreadable();
    Seal seal{.key = hexadecimal(std::string_view{*bytes}.substr(1, key_name_bytes)),
              .message = bytes->substr(0, bytes->size() - signature_bytes),
              .signature = bytes->substr(bytes->size() - signature_bytes)};
    seal.paper = static_cast<std::int64_t>(whole(std::string_view{seal.message}.substr(1 + key_name_bytes, 8)));
    auto facts = facts_in(std::string_view{seal.message}.substr(head_bytes));
    if (!facts) return unreadable();
    seal.facts = std::move(*facts);
    return seal;
}

bool is_genuine(Seal const& seal, std::string_view public_key)
{
    return public_key.size() == public_key_bytes && seal.signature.size() == signature_bytes &&
           crypto_sign_verify_detached(bytes_of(seal.signature), bytes_of(seal.message), seal.message.size(),
                                       bytes_of(public_key)) == 0;
}

std::string code_text(std::string_view public_url, std::string_view seal)
{
    if (public_url.empty()) return std::string{scheme} + std::string{seal};
    return std::string{public_url} + std::string{path} + std::string{seal};
}

base::Result<PublicAddress> public_address(std::string_view text)
{
    while (text.ends_with('/')) text.remove_suffix(1);
    if (text.empty()) return PublicAddress{};
    auto host = text;
    if (host.starts_with("https://"))
        host.remove_prefix(8);
    else if (host.starts_with("http://"))
        host.remove_prefix(7);
    else
        host = {};
    bool const plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view{":/.-_[]~"}.find(c) != std::string_view::npos;
    });
    if (host.empty() || !plain || text.size() > 100)
        return base::Error{base::Refusal::invalid, {{"", "seal.public_url", std::string{text}}}};
    return PublicAddress{std::string{text}};
}

}   // namespace seals
