#pragma once

#include <span>
#include <string_view>

/// The places of the sample are real: huyện Đan Phượng and what became of it on 1 July 2025 (Resolution
/// 1656/NQ-UBTVQH15). Enterprises, people and decisions are invented.
namespace app::sample {

struct OldCommune {
    std::string_view code;        // statistical code
    std::string_view name;        // "Xã Trung Châu"
    std::string_view successor;   // "Xã Liên Minh"
    std::string_view how;         // "toàn bộ", "phần lớn"
    std::span<std::string_view const> villages;
};
std::span<OldCommune const> old_communes();

/// A row of the sheet of units: any line, above grassroots. Days as YYYY-MM-DD, "" = open.
struct UnitRow {
    std::string_view code;
    std::string_view name;
    std::string_view kind;   // as the sheet calls it: "Huyện"
    std::string_view parent;
    std::string_view place;
    std::string_view from;
    std::string_view to;   // last day
    std::string_view decision;
};
std::span<UnitRow const> unit_rows();

/// Successions besides those of the communes.
struct SuccessionRow {
    std::string_view old_code;
    std::string_view old_name;
    std::string_view new_name;
    std::string_view how;
    std::string_view share;   // "" or a percentage
};
std::span<SuccessionRow const> successions();

}   // namespace app::sample
