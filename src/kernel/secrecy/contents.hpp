#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "platform/documents/package.hpp"

/// What files hold, before anything of them is kept.
namespace secrecy {

/// Why a file of these bytes is not taken in: a cell, the name of a sheet or a paragraph bears a mark
/// (secrecy.marked_in says where), a comment or a header does (secrecy.marked_beside), or it is a PDF, which nobody
/// here can look into. Empty when nothing speaks against it, and for files that cannot be opened: who reads them says
/// why. Rules SE-1 and PA-6.
std::optional<base::Problem> unfit_content(std::string_view bytes);

/// The same of a file at hand, and of its name (unfit_file_name).
std::optional<base::Problem> unfit_file(std::string const& path);

/// A paragraph of a Word file that is or holds a mark of secrecy, its headers, footers and boxes too; "" when none
/// does. Refuses: what `documents::unpacked` refuses.
base::Result<std::string> mark_in_word(std::string_view docx);
base::Result<std::string> mark_in_word(documents::Parts const& docx);

}   // namespace secrecy
