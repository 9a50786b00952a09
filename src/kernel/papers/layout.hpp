#pragma once

#include <string>

#include "kernel/papers/kind.hpp"
#include "platform/documents/document.hpp"

namespace papers {

/// Our layout of a kind with these values in it. `culture`: "state" or "party".
documents::Document drawn(Kind const& kind, std::string_view culture, documents::TemplateValues const& values,
                          base::Date dated_on);

/// Our layout as a Word template, with the marks in it: what an office begins with that wants one of its own.
std::string starting_template(Kind const& kind, std::string_view culture);

}   // namespace papers
