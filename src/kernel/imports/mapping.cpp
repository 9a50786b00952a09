#include <algorithm>
#include <charconv>

#include "kernel/imports/header.hpp"

/// Which column is what, as it is stored.
namespace imports {

std::vector<std::string_view> missing_columns(SheetKind const& kind, Mapping const& mapping)
{
    std::vector<std::string_view> missing;
    for (std::size_t k = 0; k < kind.columns.size(); ++k)
        if (kind.columns[k].required && (k >= mapping.size() || mapping[k].empty()))
            missing.push_back(kind.columns[k].field);
    return missing;
}

std::string mapping_text(SheetKind const& kind, Mapping const& mapping)
{
    std::string text;
    for (std::size_t k = 0; k < mapping.size(); ++k) {
        if (mapping[k].empty()) continue;
        if (!text.empty()) text += ';';
        text += kind.columns[k].field;
        char sign = '=';
        for (auto const column : mapping[k]) {
            text += sign + std::to_string(column);
            sign = '+';
        }
    }
    return text;
}

Mapping parse_mapping(SheetKind const& kind, std::string_view text)
{
    Mapping mapping(kind.columns.size());
    while (!text.empty()) {
        auto const end = std::min(text.find(';'), text.size());
        auto part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto const sign = part.find('=');
        if (sign == std::string_view::npos) continue;
        auto const column = std::ranges::find(kind.columns, part.substr(0, sign), &Column::field);
        if (column == kind.columns.end()) continue;
        auto& columns = mapping[static_cast<std::size_t>(column - kind.columns.begin())];
        for (part.remove_prefix(sign + 1); !part.empty();) {
            std::size_t number = 0;
            auto const [after, fault] = std::from_chars(part.data(), part.data() + part.size(), number);
            if (fault != std::errc{}) break;
            columns.push_back(number);
            part.remove_prefix(static_cast<std::size_t>(after - part.data()));
            if (part.starts_with('+')) part.remove_prefix(1);
        }
    }
    return mapping;
}

}   // namespace imports
