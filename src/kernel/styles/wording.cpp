#include <algorithm>

#include "base/text.hpp"
#include "kernel/styles/finding.hpp"

namespace styles {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_zeros(std::string_view digits)
{
    auto const from = std::min(digits.find_first_not_of('0'), digits.size());
    return std::string{digits.substr(from)};
}

/// At least two digits.
std::string padded(std::string_view digits)
{
    auto plain = without_zeros(digits);
    return plain.size() < 2 ? "0" + plain : plain;
}

/// Takes what `wanted` says of each letter from the front.
template <class Wanted>
std::string taken(std::string_view& text, Wanted const& wanted)
{
    auto const end = std::find_if_not(text.begin(), text.end(), wanted);
    std::string const found{text.begin(), end};
    text.remove_prefix(found.size());
    return found;
}

bool is_blank(char c) { return c == ' '; }

/// A separator at the front: "/", "-" or the dash that Word makes of it; "" when there is none.
std::string separator(std::string_view& text)
{
    for (std::string_view const one : {"/", "-", "–"})
        if (text.starts_with(one)) {
            text.remove_prefix(one.size());
            return std::string{one};
        }
    return {};
}

struct Number {
    bool colon = false;
    std::string digits = {};
    std::string first = {};    // separator behind the digits
    std::string kind = {};     // up to the next separator
    std::string second = {};   // that separator; "" when there is none
    std::string rest = {};
};

Number parsed(std::string_view text)
{
    Number number;
    auto const letters = std::min(text.find_first_of(": .0123456789/"), text.size());   // "Số"
    text.remove_prefix(letters);
    number.colon =
        taken(text, [](char c) { return is_blank(c) || c == ':' || c == '.'; }).find(':') != std::string::npos;
    number.digits = taken(text, is_digit);
    taken(text, [](char c) { return is_blank(c) || c == '.'; });
    number.first = separator(text);
    taken(text, is_blank);
    std::size_t end = 0;
    while (end < text.size() && text[end] != '/' && text[end] != '-' && !text.substr(end).starts_with("–")) ++end;
    number.kind = base::clean(text.substr(0, end));
    text.remove_prefix(end);
    number.second = separator(text);
    number.rest = base::clean(text);
    return number;
}

}   // namespace

std::vector<Wording> number_faults(std::string_view text, std::string_view type_code, Rules const& rules)
{
    auto const number = parsed(text);
    std::string const first{rules.number_separators.front()};
    std::string const second{rules.number_separators.back()};
    auto const kind = type_code.empty() ? number.kind : std::string{type_code};
    auto const expected = rules.number_begins + (number.digits.empty() ? "    " : padded(number.digits)) + first +
                          kind + second + (number.rest.empty() ? "…" : number.rest);
    std::vector<Wording> faults;
    auto const add = [&](bool wrong, Fault what) {
        if (wrong) faults.push_back({what, expected});
    };
    add(number.colon != (rules.number_begins.find(':') != std::string::npos), Fault::number_colon);
    add(!number.digits.empty() && number.digits != padded(number.digits), Fault::number_zero);
    add(number.first != first || number.second != second || number.rest.empty(), Fault::number_separators);
    add(!type_code.empty() && number.kind != type_code, Fault::type_code);
    if (faults.empty()) add(!number.digits.empty() && text != expected, Fault::number_blanks);
    return faults;
}

std::vector<Wording> date_faults(std::string_view text)
{
    auto const lower = base::lower(text);
    auto const day_at = lower.find("ngày");
    auto const month_at = lower.find("tháng");
    auto const year_at = lower.rfind("năm");
    std::string const sample = "…, ngày 05 tháng 02 năm 2026";
    if (day_at == std::string::npos || month_at == std::string::npos || year_at == std::string::npos ||
        !(day_at < month_at && month_at < year_at) || lower.size() != text.size())
        return {{Fault::date_form, sample}};
    auto const part = [&](std::size_t from, std::size_t to) { return base::clean(text.substr(from, to - from)); };
    auto place = part(0, day_at);
    auto const day = part(day_at + std::string_view{"ngày"}.size(), month_at);
    auto const month = part(month_at + std::string_view{"tháng"}.size(), year_at);
    auto const year = part(year_at + std::string_view{"năm"}.size(), text.size());
    auto const is_number = [](std::string const& one) { return std::all_of(one.begin(), one.end(), is_digit); };
    if (place.empty() || !is_number(day) || !is_number(month) || !is_number(year)) return {{Fault::date_form, sample}};
    bool const comma = place.ends_with(',');
    while (place.ends_with(',') || place.ends_with(' ')) place.pop_back();
    auto const plain_month = without_zeros(month);
    auto const ruled_month =
        month.empty() || plain_month.size() > 1 || plain_month > "2" ? plain_month : "0" + plain_month;
    auto const ruled_day = day.empty() ? day : padded(day);
    auto const expected = place + ", ngày " + (day.empty() ? "…" : ruled_day) + " tháng " +
                          (month.empty() ? "…" : ruled_month) + " năm " + (year.empty() ? "…" : year);
    std::vector<Wording> faults;
    if (!comma) faults.push_back({Fault::date_comma, expected});
    if (day != ruled_day || month != ruled_month) faults.push_back({Fault::date_zero, expected});
    bool const whole = !day.empty() && !month.empty() && !year.empty();
    if (faults.empty() && whole && text != expected) faults.push_back({Fault::date_form, expected});
    return faults;
}

std::string behalf_as_ruled(std::string_view text, Rules const& rules)
{
    std::string letters;   // "TM" of "T/M", "TM.", "TM"
    std::size_t end = 0;
    for (; end < text.size() && letters.size() < 4; ++end) {
        char const c = text[end];
        if (c >= 'A' && c <= 'Z')
            letters += c;
        else if (c != '/' && c != '.')
            break;
        if (c == '.') {
            ++end;
            break;
        }
    }
    for (auto const& ruled : rules.behalf) {
        auto bare = ruled;
        std::erase_if(bare, [](char c) { return c == '/' || c == '.'; });
        if (bare == letters) return ruled + " " + base::clean(text.substr(end));
    }
    return std::string{text};
}

}   // namespace styles
