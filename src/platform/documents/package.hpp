#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace documents {

/// How much of a DOCX file that somebody sent is unpacked at most.
struct PackageLimits {
    int entries = 500;
    std::size_t part_bytes = 16 << 20;
    std::size_t all_bytes = 48 << 20;
};

/// The parts of a DOCX file, in its order.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// Unpacks a DOCX file that somebody sent.
/// Refuses: invalid - document.not_docx (no package, or none of Word's), document.broken, document.encrypted,
/// document.too_large, document.macros, document.linked (it would fetch something from elsewhere when it is opened).
base::Result<Parts> unpacked(std::string_view docx, PackageLimits const& limits = {});

/// The part of that name, null when there is none.
std::string* find_part(Parts& parts, std::string_view name);
std::string const* find_part(Parts const& parts, std::string_view name);

}   // namespace documents
