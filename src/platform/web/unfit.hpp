#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "platform/web/request.hpp"

namespace web {

/// What is never taken in, whoever sends it; app supplies the rules. Null: everything is.
struct Unfit {
    std::optional<base::Problem> (*text)(std::string_view text) = nullptr;
    std::optional<base::Problem> (*file_name)(std::string_view name) = nullptr;
    /// Looks into a file.
    std::optional<base::Problem> (*content)(std::string_view bytes) = nullptr;
};

/// The first thing in a request that is not taken in: a value of its form, the name of a file, a text anywhere in its
/// JSON. Bodies that are neither are not looked into here, nor are the contents of files.
std::optional<base::Problem> unfit_in(Request const& request, Unfit const& unfit);

}   // namespace web
