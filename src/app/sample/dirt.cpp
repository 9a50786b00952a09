#include "app/sample/dirt.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <chrono>

namespace app::sample {
namespace {

icu::UnicodeString normalized(icu::UnicodeString const& text, icu::Normalizer2 const* (*form)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    return form(status)->normalize(text, status);
}

icu::Normalizer2 const* nfc_form(UErrorCode& status) { return icu::Normalizer2::getNFCInstance(status); }
icu::Normalizer2 const* nfd_form(UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); }

bool is_mark(char16_t c) { return c >= 0x0300 && c <= 0x036F; }
bool is_tone(char16_t c) { return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323; }

}   // namespace

std::string nfd(std::string_view text)
{
    std::string out;
    return normalized(icu::UnicodeString::fromUTF8(text), nfd_form).toUTF8String(out);
}

std::string mixed_form(std::string_view text)
{
    auto const apart = normalized(icu::UnicodeString::fromUTF8(text), nfd_form);
    icu::UnicodeString mixed;
    for (std::int32_t i = 0; i < apart.length();) {
        icu::UnicodeString letter{apart.charAt(i++)};
        icu::UnicodeString tones;
        for (; i < apart.length() && is_mark(apart.charAt(i)); ++i)
            (is_tone(apart.charAt(i)) ? tones : letter).append(apart.charAt(i));
        mixed.append(normalized(letter, nfc_form)).append(tones);
    }
    std::string out;
    return mixed.toUTF8String(out);
}

Cell text_cell(std::string text) { return {Cell::Kind::text, std::move(text)}; }

Cell number_cell(double number) { return {Cell::Kind::number, {}, number}; }

Cell Dirt::text(std::string_view text)
{
    auto const form = random_->below(100);
    std::string written = form < 70   ? std::string{text}
                          : form < 84 ? nfd(text)
                          : form < 94 ? mixed_form(text)
                                      : std::string{text};
    if (form >= 94 && form < 97) written += "  ";
    if (form >= 97) written = " " + written;
    return text_cell(std::move(written));
}

Cell Dirt::day(base::Date date)
{
    std::chrono::year_month_day const ymd{date};
    auto const [y, m, d] =
        std::tuple{static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
    switch (random_->below(10)) {
        case 0:
            return text_cell(fmt::format("{:02}/{:02}/{}", d, m, y));
        case 1:
            return text_cell(fmt::format("{}.{}.{}", d, m, y));
        case 2:
            return text_cell(fmt::format("{}-{:02}-{:02}", y, m, d));
        default:
            return {Cell::Kind::day, {}, 0, date};
    }
}

Cell Dirt::birth_day(base::Date date, bool may_lose_day)
{
    if (may_lose_day && random_->chance(60)) return number_cell(base::year_of(date));
    return day(date);
}

Cell Dirt::code(std::string_view digits)
{
    if (random_->chance(120)) return number_cell(std::stod(std::string{digits}));
    return text_cell(std::string{digits});
}

}   // namespace app::sample
