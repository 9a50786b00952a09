#pragma once

#include <optional>
#include <string_view>

#include "platform/web/unfit.hpp"

namespace secrecy {

/// The first words of `secrecy.doubtful_words` in a text, with their sentence: whole words in one sentence, whatever
/// the case; a word without any accents counts for the one with them, one with others ("Định Công") does not. Rule
/// SE-3.
std::optional<web::DoubtfulWords> doubtful_words(std::string_view text, base::Date today);

}   // namespace secrecy
