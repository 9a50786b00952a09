#pragma once

#include <string>
#include <string_view>

namespace documents {

/// The beginning of a text, at most so many letters (code points).
inline std::string_view first_letters(std::string_view text, std::size_t most)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const begins_letter = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins_letter && ++letters > most) return text.substr(0, i);
    }
    return text;
}

/// As Excel takes a sheet's name: signs that it does not allow are replaced.
inline std::string sheet_name(std::string_view name, std::size_t most = 31)
{
    std::string clean;
    for (char const c : first_letters(name, most))
        clean += std::string_view{"[]:*?/\\"}.find(c) == std::string_view::npos ? c : '-';
    return clean;
}

}   // namespace documents
