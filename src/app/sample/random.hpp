#pragma once

#include <cstdint>
#include <iterator>

namespace app::sample {

/// Repeatable numbers, the same on every machine (the standard library's distributions are not). SplitMix64.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
        z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
        return z ^ z >> 31U;
    }
    /// 0 <= result < bound; bound at least 1.
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>((next() >> 32U) * bound >> 32U); }
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1))); }
    /// True `per_mille` times in a thousand.
    bool chance(std::uint32_t per_mille) { return below(1000) < per_mille; }
    /// One element of an array or vector that is not empty.
    auto const& pick(auto const& all) { return all[below(static_cast<std::uint32_t>(std::size(all)))]; }

private:
    std::uint64_t state_;
};

}   // namespace app::sample
