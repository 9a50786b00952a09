#pragma once

#include <string>
#include <string_view>

namespace documents {

/// The file with its language and "show the title" said in the catalogue, which Cairo cannot write: an incremental
/// update behind the end. `pdf` must have a classic cross-reference table (Cairo writes one); else it comes back
/// unchanged.
std::string with_language(std::string pdf, std::string_view language);

}   // namespace documents
