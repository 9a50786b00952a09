#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "registers/enterprises/row.hpp"

/// Only for the list of this slice.
namespace enterprises {

/// What was typed, as words: all must begin a word of the name. When every typed syllable carries accents, the name
/// must carry them too; else those that do come first.
struct Typed {
    std::vector<std::string> words;
    std::string accent_key;
    bool all_accented = false;

    explicit Typed(std::string_view q)
    {
        std::string letters;
        for (char c : base::fold(q)) letters += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ';
        for (auto const word : base::words(letters)) words.emplace_back(word);
        accent_key = base::accent_key(q);
        auto const typed = base::words(accent_key);
        all_accented =
            !typed.empty() && std::ranges::all_of(typed, [](std::string_view w) { return base::fold(w) != w; });
    }
    bool is_code() const { return words.size() == 1 && words[0].find_first_not_of("0123456789") == std::string::npos; }
    bool fits(std::string_view name_fold) const
    {
        return std::ranges::all_of(
            words, [&](std::string const& w) { return name_fold.find(" " + w) != std::string_view::npos; });
    }
    /// For rows that were not found by what was typed.
    bool fits_row(db::Row const& row) const
    {
        if (is_code() && row.maybe_string(4).value_or("").starts_with(words[0])) return true;
        return fits(row.text(name_fold_column));
    }
    bool fits_accents(std::string_view name) const
    {
        return base::accent_key(name).find(accent_key) != std::string::npos;
    }
    /// The question of the index: all words, the last one as a beginning.
    std::string question(db::Dialect dialect) const
    {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) {
            bool const last = i + 1 == words.size();
            if (dialect == db::Dialect::sqlite)
                text += (i ? " AND \"" : "\"") + words[i] + (last ? "\"*" : "\"");
            else
                text += (i ? " & " : "") + words[i] + (last ? ":*" : "");
        }
        return text;
    }
};

}   // namespace enterprises
