#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "platform/db/value.hpp"

namespace ledger {

/// Statements that ask for several ids take them 16 at a time: `IN (:i0, :i1, … :i15)`; the last one fills the rest.
inline constexpr std::size_t ids_per_statement = 16;

/// Runs `each` with the parameters of every sixteen ids, `others` included.
template <class Ids, class Each>
void by_sixteen(Ids const& ids, std::initializer_list<db::Param> others, Each each)
{
    static constexpr std::array<std::string_view, ids_per_statement> names{
        "i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "i11", "i12", "i13", "i14", "i15"};
    for (std::size_t from = 0; from < std::size(ids); from += ids_per_statement) {
        std::vector<db::Param> params{others};
        for (std::size_t i = 0; i < ids_per_statement; ++i)
            params.push_back({names[i], ids[std::min(from + i, std::size(ids) - 1)]});
        each(std::span<db::Param const>{params});
    }
}

}   // namespace ledger
