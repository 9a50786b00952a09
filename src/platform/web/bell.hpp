#pragma once

#include <cstdint>
#include <string_view>

#include "platform/web/context.hpp"

namespace web {

/// The bell in the head of every page: how much is new for its reader. A slice above has one; app puts it on the shelf
/// of Services. Asked once for each page, so it must be cheap.
struct Bell {
    std::string_view url;
    std::int64_t (*count)(db::Connection& tx, Actor const& actor) = nullptr;
};

}   // namespace web
