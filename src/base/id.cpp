#include "base/id.hpp"

#include <array>

namespace base {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t id_length = 13;
constexpr std::int64_t milliseconds_at_2020 = 1'577'836'800'000;

constexpr std::array<std::int8_t, 256> digit_values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        auto const c = static_cast<unsigned char>(alphabet[i]);
        values[c] = static_cast<std::int8_t>(i);
        if (c >= 'A') values[c + ('a' - 'A')] = static_cast<std::int8_t>(i);
    }
    for (char c : {'I', 'i', 'L', 'l'}) values[static_cast<unsigned char>(c)] = 1;
    for (char c : {'O', 'o'}) values[static_cast<unsigned char>(c)] = 0;
    return values;
}

}   // namespace

std::string id_text(std::int64_t value)
{
    std::string text(id_length, '0');
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = id_length; i-- > 0; rest >>= 5U) text[i] = alphabet[rest & 31U];
    return text;
}

std::optional<std::int64_t> parse_id(std::string_view text)
{
    static constexpr auto values = digit_values();
    if (text.size() != id_length) return std::nullopt;
    std::uint64_t value = 0;
    for (char c : text) {
        auto const digit = values[static_cast<unsigned char>(c)];
        if (digit < 0) return std::nullopt;
        value = value << 5U | static_cast<std::uint64_t>(digit);
    }
    // 13 digits carry 65 bits; ids are positive, so the first digit has at most three of its five bits
    if (values[static_cast<unsigned char>(text[0])] > 7) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::int64_t IdSource::next(std::int64_t unix_milliseconds)
{
    auto const wanted = (unix_milliseconds - milliseconds_at_2020) << 12U;
    auto last = last_.load(std::memory_order_relaxed);
    std::int64_t mine = 0;
    do {
        mine = wanted > last ? wanted : last + 1;
    } while (!last_.compare_exchange_weak(last, mine, std::memory_order_relaxed));
    return (mine >> 12U) << 22U | node_ << 12U | (mine & 4095);
}

}   // namespace base
