#include "kernel/styles/finding.hpp"

namespace styles {

std::string_view name_of(Fault fault)
{
    constexpr std::string_view names[] = {"size",
                                          "bold",
                                          "italic",
                                          "capitals",
                                          "font",
                                          "missing",
                                          "text",
                                          "number_colon",
                                          "number_zero",
                                          "number_separators",
                                          "number_blanks",
                                          "type_code",
                                          "type_unknown",
                                          "date_comma",
                                          "date_zero",
                                          "date_form",
                                          "behalf",
                                          "mark",
                                          "recipients_end",
                                          "justified",
                                          "first_line",
                                          "space",
                                          "line_spacing",
                                          "paper",
                                          "margin",
                                          "page_number_missing",
                                          "page_number_below",
                                          "page_number_first",
                                          "page_number_centred"};
    return names[static_cast<std::size_t>(fault)];
}

}   // namespace styles
