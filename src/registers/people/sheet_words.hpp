#pragma once

#include <string>
#include <string_view>

/// What lists of people say, wherever people are imported.
namespace people {

/// The full name, in one column or in two ("Họ và đệm", "Tên").
std::string name_from_sheet(std::string_view full, std::string_view family, std::string_view given);
/// "Nam", "Nữ"; "unknown" for anything else.
std::string sex_from_text(std::string_view text);

}   // namespace people
