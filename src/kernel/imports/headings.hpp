#pragma once

#include <string>
#include <string_view>

namespace imports {

/// A heading in the form in which headings are compared: folded, only letters and digits, what stands in brackets left
/// out, common abbreviations written out ("MST" is "ma so thue"). Rule I-2.
std::string normal_heading(std::string_view heading);

/// How alike two normal headings are, 0 to 100. 100: equal; 96: the same words in another order; 60 and more: one says
/// the same with some words more or fewer, or is misspelt. 0: less than that.
int likeness(std::string_view heading, std::string_view wanted);

/// Whether the column only numbers the rows: STT, TT, Số thứ tự. Rule I-3.
bool is_row_number_heading(std::string_view normal_heading);

/// The heading that the error workbook adds, in Vietnamese and English; such a column is not data.
inline constexpr std::string_view error_heading = "Lỗi cần sửa";
inline constexpr std::string_view error_heading_en = "To be corrected";

}   // namespace imports
