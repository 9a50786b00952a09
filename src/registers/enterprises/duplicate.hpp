#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/merging/comparison.hpp"
#include "registers/enterprises/enterprise.hpp"

/// What makes two records likely one enterprise. Source: docs/rules/enterprises.md, E-20.
namespace enterprises {

using merging::Comparison;
Comparison compare(Enterprise const& a, Enterprise const& b);

/// The name without accents, case and the words of its legal form: "hoa binh" of "Công ty TNHH MTV TM&DV Hòa Bình".
/// A name of such words alone stays whole.
std::string name_core(std::string_view name);

/// What a merge chooses between; several stored fields may belong together.
struct MergeField {
    std::string_view name;
    std::string_view label;   // gettext id
    std::string (*value)(Enterprise const&) = nullptr;
    void (*take)(Enterprise& into, Enterprise const& from) = nullptr;
};
std::vector<MergeField> const& merge_fields();

}   // namespace enterprises
