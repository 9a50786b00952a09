#include <sodium.h>

#include "base/text.hpp"
#include "kernel/seals/seal.hpp"

namespace seals {
namespace {

constexpr std::string_view pem_begin = "-----BEGIN PUBLIC KEY-----";
constexpr std::string_view pem_end = "-----END PUBLIC KEY-----";
/// SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410).
constexpr std::string_view key_info{"\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12};

std::optional<std::string> from_base64(std::string_view text)
{
    std::string bytes(text.size() + 1, '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          " \r\n", &length, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}   // namespace

std::string pem(std::string_view public_key)
{
    auto const info = std::string{key_info} + std::string{public_key};
    return std::string{pem_begin} + "\n" + base64(info) + "\n" + std::string{pem_end} + "\n";
}

std::optional<std::string> parse_public_key(std::string_view text)
{
    bool const is_pem = text.find(pem_begin) != std::string_view::npos;
    if (is_pem) {
        auto const from = text.find(pem_begin) + pem_begin.size();
        auto const to = text.find(pem_end, from);
        if (to == std::string_view::npos) return std::nullopt;
        text = text.substr(from, to - from);
    }
    auto bytes = from_base64(text);
    if (!bytes) return std::nullopt;
    if (is_pem) {
        if (!std::string_view{*bytes}.starts_with(key_info)) return std::nullopt;
        bytes->erase(0, key_info.size());
    }
    return bytes->size() == public_key_bytes ? bytes : std::nullopt;
}

}   // namespace seals
