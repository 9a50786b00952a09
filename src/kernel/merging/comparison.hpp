#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/texts.hpp"
#include "kernel/merging/store.hpp"

namespace merging {

/// What two records agree in and what speaks against their being one, as the rules of their register see it.
struct Comparison {
    std::optional<Likeness> likeness = {};        // empty: they are two
    std::vector<std::string_view> reasons = {};   // gettext ids
    std::vector<std::string_view> doubts = {};
};
std::vector<std::string> in_words(base::Texts const& texts, std::vector<std::string_view> const& ids);

/// Digits of a telephone number, +84 read as 0; "" when there is none.
std::string phone_digits(std::string_view phone);

}   // namespace merging
