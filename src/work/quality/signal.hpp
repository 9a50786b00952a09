#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/rulebook/rulebook.hpp"
#include "registers/committees/committee.hpp"
#include "registers/organisations/unit.hpp"
#include "work/quality/record.hpp"

/// What stands out about an organisation on a day, each with its rule. About organisations alone: a person is neither
/// named nor weighed. Rules QL-3 to QL-12.
namespace quality {

/// What the registers tell of an organisation on a day.
struct Known {
    organisations::Line line = organisations::Line::union_;
    std::string kind;
    base::Date founded_on = {};
    std::optional<committees::Term> term = {};   // the newest that has begun
    bool has_head = false;                       // somebody holds the leading post
    std::int64_t officers = 0;                   // people who hold a post
    bool has_inspection_head = false;
    bool head_trained = false;                           // in a class for officials of this line, not too long ago
    std::optional<std::int64_t> members = {};            // empty: nobody entered any
    std::optional<std::int64_t> members_year_ago = {};   // empty: it did not live, or nobody was entered
    bool enterprise_ceased = false;
    std::vector<Report> reports = {};     // newest quarter first
    std::vector<Grading> gradings = {};   // newest year first
};

/// `act`: something has to be done; `watch`: soon, or look.
enum class Weight : std::uint8_t { watch, act };
using Told = std::variant<std::int64_t, base::Date>;
struct Signal {
    std::string_view code;   // "term_over"
    std::string_view text;   // gettext id of a sentence with {0}, {1}
    std::vector<Told> told = {};
    Weight weight = Weight::watch;
    std::string_view rule;       // "QL-3"
    std::string_view key = {};   // of the rulebook, for its source; "" = none
};
/// Those that ask for action first, each kind in the order of the rules.
std::vector<Signal> signals_of(Known const& known, rulebook::Rulebook const& rules, base::Date today);

/// Whether so many ask for action that the organisation is fading. Rule QL-12.
bool is_fading(std::vector<Signal> const& signals, rulebook::Rulebook const& rules, base::Date today);

/// Types of class (of work/training) that train officials of a line.
std::vector<std::string_view> classes_for(organisations::Line line);

}   // namespace quality
