#pragma once

#include <string_view>

#include "base/texts.hpp"

namespace web {

/// The embedded catalogue of a language.
base::Texts texts_in(base::Language language);

/// "vi" or "en", any case; `otherwise` for everything else.
base::Language language_of(std::string_view code, base::Language otherwise);
std::string_view language_code(base::Language language);

}   // namespace web
