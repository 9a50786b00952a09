#pragma once

#include "base/texts.hpp"
#include "kernel/styles/check.hpp"

namespace styles {

/// A finding in the reader's language.
struct FindingLine {
    Weight weight = Weight::fault;
    std::string part;    // "Number and symbol"
    std::string where;   // text of the paragraph
    std::string found;
    std::string expected;
    std::string source;
    int times = 1;
};
FindingLine line_of(base::Texts const& texts, Finding const& finding);
std::string culture_label(base::Texts const& texts, std::string_view culture);
/// "3 faults, 1 remark".
std::string summary(base::Texts const& texts, Checked const& checked);

}   // namespace styles
