#pragma once

#include <string>

#include "base/numbers.hpp"

namespace rulebook {

/// A text in both languages.
struct Bilingual {
    std::string vi;
    std::string en;

    std::string const& in(base::Language language) const { return language == base::Language::vi ? vi : en; }
};

}   // namespace rulebook
