#pragma once

#include <cstdint>
#include <random>

#include "registers/people/person.hpp"

namespace bench {

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}
    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(limit)); }

private:
    std::mt19937 engine_;
};

/// Someone whose name is as frequent as names are; `number` makes the identity number, which two in ten lack.
people::Person invented(Random& random, std::int64_t number);

}   // namespace bench
