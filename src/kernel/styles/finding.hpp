#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/styles/rule.hpp"

namespace styles {

/// What is not as the rules say. Each has a sentence for what stands there and one for what is to stand.
enum class Fault : std::uint8_t {
    size,
    bold,
    italic,
    capitals,
    font,
    missing,
    text,
    number_colon,
    number_zero,
    number_separators,
    number_blanks,
    type_code,
    type_unknown,
    date_comma,
    date_zero,
    date_form,
    behalf,
    mark,
    recipients_end,
    justified,
    first_line,
    space,
    line_spacing,
    paper,
    margin,
    page_number_missing,
    page_number_below,
    page_number_first,
    page_number_centred,
};
/// "number_colon": part of a message key.
std::string_view name_of(Fault fault);

struct Finding {
    Weight weight = Weight::fault;
    std::string part;   // "number", "margin_left"; part of a message key
    Fault what = Fault::text;
    std::string where;      // the text of the paragraph, shortened; "" for the whole document
    std::string found;      // as it stands; of a flag "" or "no"
    std::string expected;   // as it should be; of a flag "yes" or "no"
    std::string source;
    int times = 1;   // in how many places; the first is told
};

/// One text that is to be written otherwise.
struct Wording {
    Fault what = Fault::text;
    std::string expected;
};
/// What is wrong with "Số: 05/QĐ-LĐLĐ". `type_code` "" when the type is not known. Rule SC-4.
std::vector<Wording> number_faults(std::string_view text, std::string_view type_code, Rules const& rules);
/// What is wrong with "Đan Phượng, ngày 05 tháng 02 năm 2026". Rule SC-5.
std::vector<Wording> date_faults(std::string_view text);
/// "T/M BAN THƯỜNG VỤ" as the culture writes it; the same text when nothing is wrong. Rule SC-6.
std::string behalf_as_ruled(std::string_view text, Rules const& rules);

}   // namespace styles
