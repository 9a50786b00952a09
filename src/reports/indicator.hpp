#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/numbers.hpp"
#include "kernel/rulebook/bilingual.hpp"

/// What is counted for directives and how: definitions, targets, reports. Definitions are data in rules/indicators and
/// rules/directives; the words for people are in docs/indicators.
namespace reports {

using rulebook::Bilingual;

/// flow: what happened in a period. stock: what there is at its end. people: distinct persons of a period, which are
/// never sums of years, units or participations.
enum class Measure : std::uint8_t { flow, stock, people };

struct Indicator {
    std::string id;   // "I13.preparatory.classes"
    Bilingual name;
    Bilingual unit_of_measure;
    Measure measure = Measure::flow;
    std::vector<std::string> kinds;       // kinds of facts that add
    std::vector<std::string> minus;       // and that take away (stocks only)
    std::vector<std::string> varieties;   // empty: all
    std::string people_group;             // for Measure::people
    std::vector<std::string> by;          // what it may be broken down by: "unit", "year"
    std::string source;
    std::string confidence;   // sure, likely, unsure
    int version = 1;

    /// The part before the first point: "I13". Its page of the manual.
    std::string_view family() const { return std::string_view{id}.substr(0, id.find('.')); }
};

/// All of them, by id. Read once from the program's own files; a Bug when they are faulty.
std::span<Indicator const> indicators();
/// Null when there is none.
Indicator const* find_indicator(std::string_view id);
/// The indicator a sheet means: by id, or by its Vietnamese name however accents and case are written.
Indicator const* indicator_from_text(std::string_view text);

/// Reads the definitions of one file. Throws std::runtime_error that says what is wrong and where.
std::vector<Indicator> read_indicators(std::string_view file, std::string_view content);

}   // namespace reports
