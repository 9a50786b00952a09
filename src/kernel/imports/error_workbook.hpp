#pragma once

#include <functional>
#include <string>

#include "kernel/imports/batch.hpp"
#include "kernel/imports/registry.hpp"

namespace imports {

/// Writes the refused rows of a batch as a workbook: every sheet as the user made it, titles and headings included,
/// with only its refused rows and one more column that says what is wrong. Corrected, it can be imported as it is.
/// `path_of` tells where the bytes of a file lie. Gives the number of rows; with none, no file is written. Rule I-26.
std::int64_t write_error_workbook(std::string const& to, db::Connection& tx, Plan const& plan, Registry const& registry,
                                  std::function<std::string(File const&)> const& path_of, base::Texts const& texts,
                                  Trial trial = Trial::no);

}   // namespace imports
