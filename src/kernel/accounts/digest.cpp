#include "kernel/accounts/digest.hpp"

#include <openssl/evp.h>

#include "base/expect.hpp"

namespace accounts {
namespace {

constexpr std::size_t sha256_size = 32;

EVP_MD_CTX* context(void* state) { return static_cast<EVP_MD_CTX*>(state); }

}   // namespace

void Digest::Free::operator()(void* state) const { EVP_MD_CTX_free(context(state)); }

Digest::Digest() : state_(EVP_MD_CTX_new())
{
    base::expect(state_ != nullptr, "no memory for a digest");
    begin();
}

Digest::~Digest() = default;

void Digest::begin()
{
    base::expect(EVP_DigestInit_ex(context(state_.get()), EVP_sha256(), nullptr) == 1, "OpenSSL has no SHA-256");
}

void Digest::bytes(void const* data, std::size_t size)
{
    base::expect(EVP_DigestUpdate(context(state_.get()), data, size) == 1, "a digest failed");
}

Digest& Digest::add(std::string_view text)
{
    add(static_cast<std::int64_t>(text.size()));
    bytes(text.data(), text.size());
    return *this;
}

Digest& Digest::add(std::int64_t number)
{
    unsigned char little_endian[8];
    auto rest = static_cast<std::uint64_t>(number);
    for (auto& byte : little_endian) {
        byte = static_cast<unsigned char>(rest & 0xFFU);
        rest >>= 8U;
    }
    bytes(little_endian, sizeof little_endian);
    return *this;
}

std::string Digest::finish()
{
    std::string out(sha256_size, '\0');
    base::expect(EVP_DigestFinal_ex(context(state_.get()), reinterpret_cast<unsigned char*>(out.data()), nullptr) == 1,
                 "a digest failed");
    begin();
    return out;
}

std::string sha256(std::string_view text)
{
    std::string out(sha256_size, '\0');
    base::expect(EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(out.data()), nullptr,
                            EVP_sha256(), nullptr) == 1,
                 "OpenSSL has no SHA-256");
    return out;
}

std::string hexadecimal(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (unsigned char byte : bytes) {
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

}   // namespace accounts
