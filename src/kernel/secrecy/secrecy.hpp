#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

/// What must never be stored here: secret papers, and the contents of personal dossiers. Rules: docs/rules/secrecy.md.
namespace secrecy {

/// MẬT, TỐI MẬT, TUYỆT MẬT.
std::span<std::string_view const> marks();

/// The mark of secrecy that a text bears, "" when there is none: TỐI MẬT or TUYỆT MẬT anywhere in capitals, MẬT alone
/// on a line or within a number ("12-MẬT/ĐU"). "MẬT ONG" is honey. Rule SE-1.
std::string mark_in(std::string_view text);

/// Whether the word MẬT stands in it in capitals, wherever: for what is noted of papers. Rule SE-1.
bool has_word(std::string_view text);

/// Why a text or a file of this name is not taken in; empty when nothing speaks against it. Rules SE-1 and SE-2.
std::optional<base::Problem> unfit_text(std::string_view text);
std::optional<base::Problem> unfit_file_name(std::string_view name);

}   // namespace secrecy
