#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

/// Facts of a paper signed with Ed25519, so short that a QR code holds them, and verifiable without a network. The
/// format: docs/rules/papers.md, PA-7.
namespace seals {

/// What is told; the number is part of the format and never changes its meaning.
enum class Tag : std::uint8_t { kind = 1, holder, subject, from, to, number, issued_on, issuer };

struct TagOf {
    Tag tag;
    std::string_view name;    // as definitions of papers name it
    std::string_view label;   // gettext id
    bool is_day = false;
};
/// All of them, in the order in which they stand in a seal.
std::span<TagOf const> tags();

struct Fact {
    Tag tag = Tag::kind;
    std::string text;   // NFC; a day as YYYY-MM-DD

    friend bool operator==(Fact const&, Fact const&) = default;
};

inline constexpr std::size_t public_key_bytes = 32;
inline constexpr std::size_t seed_bytes = 32;
inline constexpr std::size_t signature_bytes = 64;
/// What all texts of a seal may take together: a code of that size still fits on a certificate and scans.
inline constexpr std::size_t most_fact_bytes = 512;

/// A pair of keys. `seed` is the private one.
struct Key {
    std::string public_key;
    std::string seed;
};
Key key_from(std::string_view seed);
Key new_key();
/// "5f1c09ab": the first four bytes of the SHA-256 of the public key.
std::string name_of_key(std::string_view public_key);
/// -----BEGIN PUBLIC KEY----- …, as OpenSSL reads it.
std::string pem(std::string_view public_key);
/// The public key in a PEM file, or written as base64; empty when it is neither.
std::optional<std::string> parse_public_key(std::string_view text);
std::string base64(std::string_view bytes);

/// A seal that was read; whether it is genuine says `is_genuine`.
struct Seal {
    std::string key;          // name of the key
    std::int64_t paper = 0;   // id
    std::vector<Fact> facts = {};
    std::string message = {};   // the bytes that are signed
    std::string signature = {};

    std::string_view fact(Tag tag) const;   // "" when it is not told
};

/// The seal as text, in letters that stand in an address. Empty facts are left out. Rule PA-7.
/// Refuses: invalid - the texts take more than `most_fact_bytes` (seal.too_long)
base::Result<std::string> sealed(Key const& key, std::int64_t paper, std::vector<Fact> facts);
/// Reads a seal: the text itself, with "donghanh:" before it, or an address that ends in "/v/" and the text.
/// Refuses: invalid - it is none, is cut off, or is not written as `sealed` writes it (seal.unreadable)
base::Result<Seal> opened(std::string_view text);
/// Whether this key has signed it.
bool is_genuine(Seal const& seal, std::string_view public_key);

/// What the code on a paper says: an address below `public_url`, or "donghanh:" and the seal while there is none.
std::string code_text(std::string_view public_url, std::string_view seal);

/// Where the pages of this installation are reached from outside, "https://donghanh.example.vn"; "" = nowhere. On the
/// shelf of web::Services.
struct PublicAddress {
    std::string url;
};
/// Without a slash at the end. Refuses: invalid - no http or https address of a host (seal.public_url)
base::Result<PublicAddress> public_address(std::string_view text);

}   // namespace seals
