#pragma once

#include "work/quality/record.hpp"

/// What sheets say of quarters, obligations and gradings, whatever the accents and case.
namespace quality {

/// "Quý I/2026", "Q1 2026", "2026-Q1", or "1" with the year of another column. Empty when it is no quarter, when no
/// year is told, or when the two years differ.
std::optional<Quarter> quarter_from_text(std::string_view text, std::optional<std::int64_t> year);
/// "Hoàn thành", "một phần", "chưa hoàn thành nghĩa vụ".
std::optional<Obligations> obligations_from_text(std::string_view text);
/// "Hoàn thành xuất sắc nhiệm vụ", "HTTNV", "không hoàn thành".
std::optional<Grade> grade_from_text(std::string_view text);

}   // namespace quality
