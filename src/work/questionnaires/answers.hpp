#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "work/questionnaires/questionnaire.hpp"

namespace questionnaires {

/// What was answered, by field. A field is the name of a question, or "table.2.column" for a cell of a table's second
/// row. Values as they are stored: a text, a number as `text_of` writes it, a day YYYY-MM-DD, the code of a choice,
/// chosen codes with blanks between in the order of the choices, "yes" or "no". What is not answered is not in it.
using Answers = std::map<std::string, std::string, std::less<>>;

/// The question (or column) that a field belongs to; null when the field cannot be one of the questionnaire.
Question const* question_of(Questionnaire const& questionnaire, std::string_view field);
std::string cell_name(std::string_view table, std::size_t row, std::string_view column);
/// The number of rows that have a cell filled: the last one's number.
std::size_t rows_of(Answers const& answers, Question const& table);

/// The names of the questions that are asked, given what was answered. What is not asked counts as not answered for
/// those behind. Rule Q-4.
std::set<std::string, std::less<>> asked(Questionnaire const& questionnaire, Answers const& answers);

/// A typed value as it is stored ("1.234,5" of a number is "1234.5"); the typed one where it cannot be read, which
/// `check` then refuses.
std::string stored_value(Question const& question, std::string_view typed);
/// The same where choices are written by their words: "Có", "Vay vốn; Nhà ở".
std::string value_of_words(Question const& question, std::string_view typed);
/// A stored value as people read it: numbers grouped with their unit, days dd/mm/yyyy, the labels of choices.
std::string shown_value(Question const& question, std::string_view stored, base::Texts const& texts);

/// Why a value cannot be taken for the question; empty when it can. Rule Q-7.
std::optional<base::Problem> check_value(Question const& question, std::string_view field, std::string_view stored);

enum class Finished : std::uint8_t { no, yes };
/// Judges answers. A problem's field is a view into `questionnaire`, `answers`, or a literal.
/// Refuses: invalid - an unknown field, a value of the wrong kind or out of its limits; of finished answers also a
/// required question that is asked and not answered.
std::vector<base::Problem> check(Questionnaire const& questionnaire, Answers const& answers, Finished finished);

/// Only what belongs to questions that are asked.
Answers kept(Questionnaire const& questionnaire, Answers answers);

}   // namespace questionnaires
