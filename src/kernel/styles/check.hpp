#pragma once

#include "base/result.hpp"
#include "kernel/styles/finding.hpp"
#include "platform/documents/reading.hpp"

namespace styles {

struct Checked {
    std::string culture;      // by which it was judged
    bool recognised = true;   // found by itself, not chosen
    std::vector<Finding> findings;

    int faults() const;
    int warnings() const;
};

/// What of a document is not as the rules of a culture ask; "" finds the culture by itself. Findings of one kind stand
/// once, with the number of places. Rules SC-1 to SC-9.
Checked check(documents::ReadDocument const& document, std::string_view culture);

inline constexpr std::size_t most_file_bytes = 10 << 20;

/// The same of a Word file that somebody sent; nothing of it is kept.
/// Refuses: invalid - no file, larger than 10 MB (style.file_too_large); a PDF (style.pdf); no harmless Word file; a
/// mark of secrecy (style.secret); a culture that there is not (paper.unknown_culture). Rule SC-10.
base::Result<Checked> checked_file(std::string_view docx, std::string_view culture);

}   // namespace styles
