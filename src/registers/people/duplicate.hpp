#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/merging/comparison.hpp"
#include "registers/people/person.hpp"

/// What makes two records likely one person, and how they become one record. Source: docs/rules/people.md, P-15 to
/// P-17.
namespace people {

using merging::Comparison;
Comparison compare(Person const& a, Person const& b);

/// Whether the names differ as names are mistyped: the same given name, and a middle name missing, one letter of one
/// syllable another, or the syllables in another order. Accents and case do not matter. Equal names are not near.
bool is_near(std::string_view a, std::string_view b);

/// Fields of a person that a merge chooses between, with their labels.
struct MergeField {
    std::string_view name;
    std::string_view label;                                                  // gettext id
    std::string_view (*value)(Person const&, std::string& kept) = nullptr;   // as it is stored, to compare
    void (*take)(Person& into, Person const& from) = nullptr;
};
std::vector<MergeField> const& merge_fields();

}   // namespace people
