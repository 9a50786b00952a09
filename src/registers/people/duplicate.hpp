#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/merging/store.hpp"
#include "registers/people/person.hpp"

/// What makes two records likely one person, and how they become one record. Source: docs/rules/people.md, P-15 to
/// P-17.
namespace people {

/// Why two records may be of one person, in words; what speaks against it beside.
struct Comparison {
    std::optional<merging::Likeness> likeness = {};   // empty: two people
    std::vector<std::string_view> reasons = {};       // gettext ids
    std::vector<std::string_view> doubts = {};
};
Comparison compare(Person const& a, Person const& b);

/// Digits of a telephone number, +84 read as 0; "" when there is none.
std::string phone_digits(std::string_view phone);
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
