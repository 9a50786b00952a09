#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/texts.hpp"
#include "kernel/records.hpp"
#include "registers/enterprises/change.hpp"
#include "work/questionnaires/decimal.hpp"

/// What is asked of an enterprise: questions in order, each perhaps only under a condition. Rules:
/// docs/rules/questionnaires.md.
namespace questionnaires {

using QuestionnaireId = base::Id<struct QuestionnaireTag>;

/// A text in both languages; an empty English one shows the Vietnamese.
struct Wording {
    std::string vi = {};
    std::string en = {};

    std::string const& in(base::Language language) const
    {
        return language == base::Language::en && !en.empty() ? en : vi;
    }
    friend bool operator==(Wording const&, Wording const&) = default;
};

/// heading: no question, a title above those that follow.
enum class Kind : std::uint8_t { heading, text, number, date, one, many, yes_no, table };
std::string_view name_of(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);
/// The gettext id of a kind.
std::string_view label_of(Kind kind);
inline constexpr Kind kinds[] = {Kind::heading, Kind::text, Kind::number, Kind::date,
                                 Kind::one,     Kind::many, Kind::yes_no, Kind::table};

struct Choice {
    std::string code;
    Wording label;

    friend bool operator==(Choice const&, Choice const&) = default;
};

/// How an answer is compared. includes: one of the chosen of a "many".
enum class Compared : std::uint8_t { equal, unequal, less, at_most, more, at_least, includes };
struct Clause {
    std::string question;   // name of an earlier one
    Compared compared = Compared::equal;
    std::string value = {};   // as answers are stored; "" compares with no answer

    friend bool operator==(Clause const&, Clause const&) = default;
};
/// When a question is asked: all clauses hold, or any of them; without clauses always.
struct Condition {
    bool any = false;
    std::vector<Clause> clauses = {};

    friend bool operator==(Condition const&, Condition const&) = default;
};

struct Question {
    std::string name;   // a to z, 0 to 9 and _, from a letter on; unique
    Kind kind = Kind::text;
    Wording label = {};
    Wording help = {};
    bool required = false;
    std::string unit = {};   // of a number: "người", "triệu đồng"
    std::optional<Decimal> min = {};
    std::optional<Decimal> max = {};
    int decimals = 0;                     // of a number
    std::vector<Choice> choices = {};     // of one and many
    std::vector<Question> columns = {};   // of a table
    Condition when = {};
    std::string field = {};   // of the register that the answer proposes to change; "" = none

    friend bool operator==(Question const&, Question const&) = default;
};

struct Questionnaire {
    Wording title;
    std::vector<Question> questions = {};

    friend bool operator==(Questionnaire const&, Questionnaire const&) = default;
};

inline constexpr std::size_t most_questions = 300;
inline constexpr std::size_t most_choices = 200;
inline constexpr std::size_t most_columns = 12;
inline constexpr std::size_t most_rows = 50;   // of a table

/// Null when there is none of that name.
Question const* find(std::span<Question const> questions, std::string_view name);
Choice const* find(std::span<Choice const> choices, std::string_view code);

/// Fields of the enterprise's record that answers may be bound to, by questions of their kind.
std::span<enterprises::ChangeableField const> register_fields();
/// Null when there is none of that code.
enterprises::ChangeableField const* find_register_field(std::string_view code);

/// Judges one question behind `earlier` ones. Refuses: invalid - a name that is taken or no name, no label, texts too
/// long, choices or columns missing, too many or alike, limits the wrong way round, a condition on something that is
/// not asked before or cannot be compared so, a field of the register that does not fit. Rules.
std::vector<base::Problem> check(Question const& question, std::span<Question const> earlier);
/// The same for all, with the place of the question where each was found.
struct Found {
    std::optional<std::size_t> question;   // from 0; empty: the questionnaire itself
    base::Problem problem;
};
std::vector<Found> check(Questionnaire const& questionnaire);

/// What stands in the way of giving it out: what `check` finds, and that nothing is asked. Rule Q-6.
std::vector<Found> check_for_publication(Questionnaire const& questionnaire);

/// A name made of a label's first words that no question has: "so_lao_dong", "so_lao_dong_2".
std::string name_for(std::string_view label, std::span<Question const> others);

}   // namespace questionnaires
