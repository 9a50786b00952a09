#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "base/date.hpp"

namespace base {

/// What one thing was over time: a name, an address. Each of `former` held until its day, oldest first and no two of
/// one day; `now` holds since.
template <class Value>
struct Strand {
    struct Former {
        Date until = {};
        Value value = {};

        friend bool operator==(Former const&, Former const&) = default;
    };
    std::vector<Former> former = {};
    Value now = {};

    friend bool operator==(Strand const&, Strand const&) = default;

    Value const& on(Date day) const
    {
        auto const next = std::ranges::upper_bound(former, day, {}, &Former::until);
        return next == former.end() ? now : next->value;
    }
    bool changes_on(Date day) const { return std::ranges::find(former, day, &Former::until) != former.end(); }
    bool changes_after(Date day) const { return !former.empty() && former.back().until > day; }

    /// From that day on it is another, until the next change that is known.
    void change(Date day, Value value)
    {
        auto next = std::ranges::upper_bound(former, day, {}, &Former::until);
        if (!changes_on(day)) {
            Value before = next == former.end() ? now : next->value;
            next = former.insert(next, {day, std::move(before)}) + 1;
        }
        (next == former.end() ? now : next->value) = std::move(value);
    }
    /// It did not change on that day: what held before goes on until the next change. Nothing when it did not.
    void forget(Date day)
    {
        auto const change = std::ranges::find(former, day, &Former::until);
        if (change == former.end()) return;
        auto const next = change + 1;
        (next == former.end() ? now : next->value) = std::move(change->value);
        former.erase(change);
    }
};

}   // namespace base
