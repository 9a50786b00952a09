#include "base/text.hpp"

#include <cstring>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "base/expect.hpp"
#include "base/letters.hpp"

namespace base {
namespace {

using letters::Letter;

/// Latin letters and common signs below the combining marks, and Latin Extended Additional, are NFC wherever they
/// stand.
bool is_composed(char32_t c) { return c < 0x0300 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2000 && c < 0x2100); }

std::string composed_by_icu(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
    if (nfc != nullptr)
        nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                           status);
    expect(U_SUCCESS(status), "ICU cannot normalise");
    return out;
}

/// Copies what `keep` lets through, letters repaired; says whether anything needs ICU's composition.
template <class Take>
std::string filtered(std::string_view text, Take const& take)
{
    std::string out;
    out.reserve(text.size());
    bool composed = true;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = letters::next(text, at);
        composed = composed && is_composed(c);
        take(out, c);
    }
    return composed ? out : composed_by_icu(out);
}

bool is_plain(std::string_view text)
{
    for (unsigned char c : text)
        if (c >= 0x80 || c < 0x20) return false;
    return true;
}

}   // namespace

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size()) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, text.data() + at, 8);
            if ((eight & 0x8080808080808080U) == 0) {
                at += 8;
                continue;
            }
        }
        auto const start = at;
        if (letters::next(text, at) == 0xFFFD && text.substr(start, at - start) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

std::string clean(std::string_view text)
{
    auto out = filtered(text, [](std::string& to, char32_t c) {
        if (letters::is_blank(c)) {
            if (!to.empty() && to.back() != ' ') to += ' ';
        } else if (!letters::is_invisible(c)) {
            letters::append(to, letters::repaired(c));
        }
    });
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string nfc(std::string_view text)
{
    if (is_plain(text)) return std::string{text};
    return filtered(text, [](std::string& to, char32_t c) {
        if (!letters::is_invisible(c)) letters::append(to, letters::repaired(c));
    });
}

std::string fold(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t syllable = 0;
    Letter spare;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = letters::next(text, at);
        if (letters::is_mark(c) || letters::is_invisible(c)) continue;
        auto const& letter = letters::of(c, spare);
        if (letter.is_letter) {
            letters::append(out, letter.bare);
            continue;
        }
        letters::unify_final_y(out, syllable);
        if (!letters::is_blank(c))
            letters::append(out, letter.lower);
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        syllable = out.size();
    }
    letters::unify_final_y(out, syllable);
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string accent_key(std::string_view text) { return letters::tones_behind(clean(text), true); }

std::string upper(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    Letter spare;
    for (std::size_t at = 0; at < text.size();) letters::append(out, letters::of(letters::next(text, at), spare).upper);
    return out;
}

std::string lower(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    Letter spare;
    for (std::size_t at = 0; at < text.size();) letters::append(out, letters::of(letters::next(text, at), spare).lower);
    return out;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> found;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const before = at;
        if (!letters::is_blank(letters::next(text, at))) continue;
        if (before > start) found.push_back(text.substr(start, before - start));
        start = at;
    }
    if (text.size() > start) found.push_back(text.substr(start));
    return found;
}

std::size_t length(std::string_view text)
{
    auto const composed = nfc(text);
    std::size_t count = 0;
    for (char c : composed)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) ++count;
    return count;
}

}   // namespace base
