#include "platform/spreadsheets/csv_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace spreadsheets {
namespace {

/// `text` without the bytes of a letter that the end of a piece has cut.
std::string_view whole_letters(std::string_view text)
{
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
        auto const byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80) break;
        if (byte >= 0xC0) return text.substr(0, text.size() - back);
    }
    return text;
}

/// Few letters of a table lie outside the first two hundred; a zero in every second byte tells the byte order.
Charset utf16_by_zeros(std::string_view first)
{
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i] == '\0') ++(i % 2 == 0 ? even : odd);
    if (odd > first.size() / 5 && even < odd / 8) return Charset::utf16_little;
    if (even > first.size() / 5 && odd < even / 8) return Charset::utf16_big;
    return Charset::raw;
}

}   // namespace

Charsetting guess_charset(std::string_view first)
{
    if (first.starts_with("\xEF\xBB\xBF")) return {Charset::utf8, 3};
    if (first.starts_with("\xFF\xFE")) return {Charset::utf16_little, 2};
    if (first.starts_with("\xFE\xFF")) return {Charset::utf16_big, 2};
    if (first.find('\0') != std::string_view::npos) {
        auto const guess = utf16_by_zeros(first.substr(0, 4096));
        return {guess, 0, guess != Charset::raw};
    }
    auto const controls =
        std::ranges::count_if(first, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
    if (static_cast<std::size_t>(controls) > first.size() / 50) return {Charset::raw, 0, false};
    return {base::is_utf8(whole_letters(first)) ? Charset::utf8 : Charset::raw, 0};
}

void append_utf8(std::string& out, char32_t letter)
{
    if (letter < 0x80) {
        out += static_cast<char>(letter);
    } else if (letter < 0x800) {
        out += static_cast<char>(0xC0 | (letter >> 6));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        out += static_cast<char>(0xE0 | (letter >> 12));
        out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (letter >> 18));
        out += static_cast<char>(0x80 | ((letter >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (letter & 0x3F));
    }
}

Utf8Source::Utf8Source(std::istream& input, Charsetting const& charset)
    : input_(&input), charset_(charset.charset), buffer_(64 * 1024, '\0')
{
    input_->clear();
    input_->seekg(static_cast<std::streamoff>(charset.mark_bytes));
}

bool Utf8Source::next(std::string& out)
{
    input_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    std::string_view const bytes{buffer_.data(), static_cast<std::size_t>(input_->gcount())};
    if (bytes.empty()) return false;
    bytes_read_ += static_cast<std::int64_t>(bytes.size());
    switch (charset_) {
        case Charset::utf8:
            out.append(bytes);
            break;
        case Charset::raw:
            for (char const c : bytes) append_utf8(out, static_cast<unsigned char>(c));
            break;
        case Charset::utf16_little:
        case Charset::utf16_big:
            take_utf16(bytes, out);
            break;
    }
    return true;
}

void Utf8Source::take_utf16(std::string_view bytes, std::string& out)
{
    left_over_.append(bytes);
    std::size_t at = 0;
    for (; at + 1 < left_over_.size(); at += 2) {
        auto const first = static_cast<unsigned char>(left_over_[at]);
        auto const second = static_cast<unsigned char>(left_over_[at + 1]);
        std::uint32_t const unit = charset_ == Charset::utf16_little ? (second << 8U) | first : (first << 8U) | second;
        if (unit >= 0xD800 && unit < 0xDC00) {
            high_surrogate_ = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            bool const pair = high_surrogate_ != 0;
            append_utf8(out, pair ? 0x10000 + ((high_surrogate_ - 0xD800) << 10U) + (unit - 0xDC00) : 0xFFFD);
            high_surrogate_ = 0;
        } else {
            append_utf8(out, unit);
        }
    }
    left_over_.erase(0, at);
}

}   // namespace spreadsheets
