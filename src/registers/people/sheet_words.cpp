#include "registers/people/sheet_words.hpp"

#include "base/text.hpp"

namespace people {

std::string name_from_sheet(std::string_view full, std::string_view family, std::string_view given)
{
    if (!full.empty()) return std::string{full};
    std::string name{family};
    if (!name.empty() && !given.empty()) name += ' ';
    return name.append(given);
}

std::string sex_from_text(std::string_view text)
{
    auto const folded = base::fold(text);
    return folded == "nam" ? "male" : folded == "nu" ? "female" : "unknown";
}

}   // namespace people
