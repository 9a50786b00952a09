#include "platform/web/csrf.hpp"

#include <array>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/expect.hpp"
#include "platform/web/cursor.hpp"

namespace web {
namespace {

constexpr std::size_t mark_bytes = 16;

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    base::expect(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) == 1,
                 "the system gives no randomness");
    return bytes;
}

std::string mark_of(std::string_view secret)
{
    constexpr std::string_view purpose = "forms of donghanh";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    auto const* done =
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
             reinterpret_cast<unsigned char const*>(purpose.data()), purpose.size(), digest.data(), &length);
    base::expect(done != nullptr && length >= mark_bytes, "HMAC failed");
    return {reinterpret_cast<char const*>(digest.data()), mark_bytes};
}

std::string masked(std::string_view mark, std::string_view mask)
{
    std::string mixed{mark};
    for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] = static_cast<char>(mixed[i] ^ mask[i]);
    return mixed;
}

bool token_holds(std::string_view token, std::string_view secret)
{
    auto const bytes = parse_base64url(token);
    if (!bytes || bytes->size() != 2 * mark_bytes) return false;
    auto const mark = masked(bytes->substr(mark_bytes), bytes->substr(0, mark_bytes));
    return CRYPTO_memcmp(mark.data(), mark_of(secret).data(), mark_bytes) == 0;
}

bool same_origin(Request const& request)
{
    if (auto const site = request.headers.find("sec-fetch-site")) return *site == "same-origin" || *site == "none";
    auto const origin = request.headers.find("origin");
    if (!origin) return true;   // not a browser of today; the token still has to be right
    auto const scheme = origin->find("://");
    return scheme != std::string_view::npos && origin->substr(scheme + 3) == request.headers.get("host");
}

}   // namespace

std::string csrf_token(std::string_view secret)
{
    auto const mask = random_bytes(mark_bytes);
    return base64url(mask + masked(mark_of(secret), mask));
}

bool comes_from_us(Request const& request, std::string_view secret)
{
    if (secret.empty() || !same_origin(request)) return false;
    auto const token = request.headers.find("x-csrf-token").value_or(request.form.get(csrf_field));
    return token_holds(token, secret);
}

bool surely_same_origin(Request const& request)
{
    if (auto const site = request.headers.find("sec-fetch-site")) return *site == "same-origin";
    return request.headers.find("origin").has_value() && same_origin(request);
}

std::string random_text(std::size_t bytes) { return base64url(random_bytes(bytes)); }

}   // namespace web
