#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/committees/committee.hpp"

/// What lists ask of the committees of many units at once.
namespace committees {

struct Bench {
    std::optional<Term> term = {};    // the newest that has begun
    std::vector<Holding> held = {};   // on the day
};
/// Units without a term and without a post are not in it.
std::unordered_map<UnitId, Bench> benches(db::Connection& tx, std::span<UnitId const> units, base::Date day);

}   // namespace committees
