#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "work/questionnaires/questionnaire.hpp"

namespace questionnaires {

/// How a comparison is written: "=", "!=", "<", "<=", ">", ">=", "includes".
std::string_view sign_of(Compared compared);
std::optional<Compared> parse_compared(std::string_view sign);

/// The comparisons that answers of a kind allow.
std::span<Compared const> comparisons_of(Kind kind);

/// Judges a condition. Refuses: invalid - a clause about something that is not asked before, a comparison that the kind
/// of question does not allow, a value that is none of its answers. Rule Q-4.
std::vector<base::Problem> check(Condition const& condition, std::span<Question const> earlier);

/// Whether it holds. `answer_of` gives the stored answer of a question, "" for none. Nothing is less or more than no
/// answer, nor is no answer less or more than anything.
bool holds(Condition const& condition, std::span<Question const> questions,
           std::function<std::string_view(std::string_view question)> const& answer_of);

/// As XLSForm writes it in its column "relevant": ${workers} >= '10' and selected(${sectors}, 'wood').
std::string relevant_of(Condition const& condition, std::span<Question const> questions);
/// Reads what `relevant_of` writes, with either kind of quotes or none around numbers; empty for anything else.
std::optional<Condition> parse_relevant(std::string_view text);

}   // namespace questionnaires
