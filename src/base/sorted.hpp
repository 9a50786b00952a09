#pragma once

#include <algorithm>
#include <vector>

namespace base {

/// Sorts the values and keeps each once.
template <class Value>
void sort_once(std::vector<Value>& values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());   // clang 14 refuses std::ranges::unique
}

}   // namespace base
