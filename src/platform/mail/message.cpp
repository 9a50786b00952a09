#include "platform/mail/message.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/expect.hpp"
#include "base/id.hpp"

namespace mail {
namespace {

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;
constexpr std::size_t line_letters = 76;
constexpr std::size_t word_bytes = 45;   // 60 letters of base64 and 12 around them: at most 75

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_in_name(char c)
{
    return is_letter_or_digit(c) || std::string_view{"!#$%&'*+/=?^_`{|}~-"}.find(c) != std::string_view::npos;
}
bool is_in_domain(char c) { return is_letter_or_digit(c) || c == '-'; }

/// Parts between dots, none empty; each letter as `fits` says.
bool dotted(std::string_view text, std::size_t longest_part, bool (*fits)(char))
{
    while (true) {
        auto const part = text.substr(0, std::min(text.find('.'), text.size()));
        if (part.empty() || part.size() > longest_part || !std::ranges::all_of(part, fits)) return false;
        if (part.size() == text.size()) return true;
        text.remove_prefix(part.size() + 1);
    }
}

std::string base64(std::string_view bytes)
{
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');   // the library writes an end
    auto const length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                        reinterpret_cast<unsigned char const*>(bytes.data()), static_cast<int>(bytes.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

/// The longest beginning of at most `most` bytes that cuts no letter.
std::string_view whole_letters(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

std::string one_line(std::string_view text)
{
    std::string clean{text};
    for (auto& c : clean)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    return clean;
}

/// "Mon, 02 Mar 2026 03:00:00 +0000"
std::string header_date(base::Instant at)
{
    using namespace std::chrono;
    constexpr std::array<char const*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = floor<days>(at);
    year_month_day const date{day};
    hh_mm_ss const time{at - day};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", weekdays[weekday{day}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::string part(std::string_view boundary, std::string_view type, std::string_view body)
{
    return fmt::format("--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                       boundary, type, base64_lines(body));
}

}   // namespace

bool is_address(std::string_view text)
{
    auto const at = text.find('@');
    if (at == std::string_view::npos || text.size() > longest_address || at > longest_local_part) return false;
    auto const domain = text.substr(at + 1);
    return dotted(text.substr(0, at), longest_local_part, is_in_name) && dotted(domain, longest_label, is_in_domain) &&
           domain.find('.') != std::string_view::npos && domain.front() != '-' && domain.back() != '-';
}

std::string base64_lines(std::string_view bytes)
{
    auto const all = base64(bytes);
    std::string out;
    for (std::size_t at = 0; at < all.size(); at += line_letters) {
        if (at > 0) out += "\r\n";
        out += all.substr(at, line_letters);
    }
    return out;
}

std::string encoded_word(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto const piece = whole_letters(text, word_bytes);
        text.remove_prefix(piece.size());
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(piece) + "?=";
    }
    return out;
}

std::string written(Mail const& mail, Envelope const& envelope)
{
    base::expect(is_address(mail.to) && is_address(envelope.from), "a mail needs addresses");
    auto const name = base::id_text(envelope.id);
    auto const boundary = "=_" + name;   // "=_" never stands in base64
    auto const domain = envelope.from.substr(envelope.from.find('@') + 1);
    return fmt::format("Date: {}\r\nFrom: {}\r\n <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n",
                       header_date(envelope.at), encoded_word(one_line(envelope.from_name)), envelope.from, mail.to,
                       encoded_word(one_line(mail.subject)), name, domain) +
           fmt::format(
               "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
               "Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n",
               boundary) +
           part(boundary, "text/plain", mail.text) + part(boundary, "text/html", mail.html) +
           fmt::format("--{}--\r\n", boundary);
}

}   // namespace mail
