#include "work/questionnaires/condition.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"

namespace questionnaires {
namespace {

struct Sign {
    Compared compared;
    std::string_view text;
};
// longer ones first: "<=" begins with "<"
constexpr Sign signs[] = {{Compared::unequal, "!="},       {Compared::at_most, "<="}, {Compared::at_least, ">="},
                          {Compared::equal, "="},          {Compared::less, "<"},     {Compared::more, ">"},
                          {Compared::includes, "includes"}};

constexpr Compared of_texts[] = {Compared::equal, Compared::unequal};
constexpr Compared of_order[] = {Compared::equal,   Compared::unequal, Compared::less,
                                 Compared::at_most, Compared::more,    Compared::at_least};
constexpr Compared of_many[] = {Compared::includes};

/// -1, 0, 1 by number or day; empty when one of them is none.
std::optional<int> order_of(Kind kind, std::string_view left, std::string_view right)
{
    auto const sign = [](auto const& a, auto const& b) { return a < b ? -1 : b < a ? 1 : 0; };
    if (kind == Kind::number) {
        auto const a = parse_decimal(left);
        auto const b = parse_decimal(right);
        return a && b ? std::optional{sign(*a, *b)} : std::nullopt;
    }
    auto const a = base::parse_date(left);
    auto const b = base::parse_date(right);
    return a && b ? std::optional{sign(*a, *b)} : std::nullopt;
}

bool includes(std::string_view chosen, std::string_view code)
{
    auto const codes = base::words(chosen);
    return std::ranges::find(codes, code) != codes.end();
}

bool holds(Clause const& clause, Kind kind, std::string_view answer)
{
    switch (clause.compared) {
        case Compared::equal:
            return answer == clause.value;
        case Compared::unequal:
            return answer != clause.value;
        case Compared::includes:
            return includes(answer, clause.value);
        case Compared::less:
        case Compared::at_most:
        case Compared::more:
        case Compared::at_least:
            break;
    }
    auto const order = order_of(kind, answer, clause.value);
    if (!order) return false;
    switch (clause.compared) {
        case Compared::less:
            return *order < 0;
        case Compared::at_most:
            return *order <= 0;
        case Compared::more:
            return *order > 0;
        default:
            return *order >= 0;
    }
}

bool is_answer(Question const& question, std::string_view value)
{
    switch (question.kind) {
        case Kind::number:
            return parse_decimal(value).has_value();
        case Kind::date:
            return base::parse_date(value).has_value();
        case Kind::one:
        case Kind::many:
            return find(question.choices, value) != nullptr;
        case Kind::yes_no:
            return value == "yes" || value == "no";
        default:
            return true;
    }
}

/// Reads a condition of XLSForm letter by letter.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Condition> condition()
    {
        Condition made;
        std::string_view joint;
        for (;;) {
            auto clause = this->clause();
            if (!clause) return std::nullopt;
            made.clauses.push_back(std::move(*clause));
            blanks();
            if (text_.empty()) break;
            auto const next = word("and") ? "and" : word("or") ? "or" : "";
            // one joint for all: what mixes them cannot be said here
            if (*next == '\0' || (!joint.empty() && joint != next)) return std::nullopt;
            joint = next;
        }
        made.any = joint == "or";
        return made;
    }

private:
    void blanks()
    {
        while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n' || text_[0] == '\t')) text_.remove_prefix(1);
    }
    bool take(std::string_view expected)
    {
        blanks();
        if (!text_.starts_with(expected)) return false;
        text_.remove_prefix(expected.size());
        return true;
    }
    bool word(std::string_view expected)
    {
        blanks();
        return text_.size() > expected.size() && text_[expected.size()] == ' ' && take(expected);
    }
    std::optional<std::string> reference()
    {
        if (!take("${")) return std::nullopt;
        auto const end = text_.find('}');
        if (end == std::string_view::npos) return std::nullopt;
        std::string name{text_.substr(0, end)};
        text_.remove_prefix(end + 1);
        return base::clean(name);
    }
    std::optional<std::string> value()
    {
        blanks();
        if (text_.empty()) return std::nullopt;
        if (char const quote = text_[0]; quote == '\'' || quote == '"') {
            auto const end = text_.find(quote, 1);
            if (end == std::string_view::npos) return std::nullopt;
            std::string inside{text_.substr(1, end - 1)};
            text_.remove_prefix(end + 1);
            return inside;
        }
        auto const end = std::min(text_.find_first_not_of("0123456789.-"), text_.size());
        if (end == 0) return std::nullopt;
        std::string number{text_.substr(0, end)};
        text_.remove_prefix(end);
        return number;
    }
    std::optional<Clause> clause()
    {
        if (take("selected(")) {
            auto const question = reference();
            if (!question || !take(",")) return std::nullopt;
            auto const code = value();
            if (!code || !take(")")) return std::nullopt;
            return Clause{*question, Compared::includes, *code};
        }
        auto const question = reference();
        if (!question) return std::nullopt;
        for (auto const& sign : signs) {
            if (sign.compared == Compared::includes || !take(sign.text)) continue;
            auto const compared_with = value();
            if (!compared_with) return std::nullopt;
            return Clause{*question, sign.compared, *compared_with};
        }
        return std::nullopt;
    }

    std::string_view text_;
};

}   // namespace

std::string_view sign_of(Compared compared) { return std::ranges::find(signs, compared, &Sign::compared)->text; }

std::optional<Compared> parse_compared(std::string_view sign)
{
    auto const found = std::ranges::find(signs, sign, &Sign::text);
    return found == std::end(signs) ? std::nullopt : std::optional{found->compared};
}

std::span<Compared const> comparisons_of(Kind kind)
{
    switch (kind) {
        case Kind::heading:
        case Kind::table:
            return {};
        case Kind::number:
        case Kind::date:
            return of_order;
        case Kind::many:
            return of_many;
        default:
            return of_texts;
    }
}

std::vector<base::Problem> check(Condition const& condition, std::span<Question const> earlier)
{
    std::vector<base::Problem> problems;
    for (auto const& clause : condition.clauses) {
        auto const* question = find(earlier, clause.question);
        if (question == nullptr) {
            problems.push_back({"when", "condition.not_before", clause.question});
            continue;
        }
        auto const allowed = comparisons_of(question->kind);
        if (std::ranges::find(allowed, clause.compared) == allowed.end())
            problems.push_back({"when", "condition.comparison", question->label.vi});
        else if (!clause.value.empty() && !is_answer(*question, clause.value))
            problems.push_back({"when", "condition.value", clause.value});
        else if (clause.value.empty() && clause.compared != Compared::equal && clause.compared != Compared::unequal)
            problems.push_back({"when", "condition.value", clause.value});
        // quotes of both kinds could not be written in XLSForm
        else if (clause.value.find('\'') != std::string::npos && clause.value.find('"') != std::string::npos)
            problems.push_back({"when", "condition.value", clause.value});
    }
    return problems;
}

bool holds(Condition const& condition, std::span<Question const> questions,
           std::function<std::string_view(std::string_view question)> const& answer_of)
{
    if (condition.clauses.empty()) return true;
    auto const one = [&](Clause const& clause) {
        auto const* question = find(questions, clause.question);
        return question != nullptr && holds(clause, question->kind, answer_of(clause.question));
    };
    return condition.any ? std::ranges::any_of(condition.clauses, one) : std::ranges::all_of(condition.clauses, one);
}

std::string relevant_of(Condition const& condition, std::span<Question const> questions)
{
    std::string text;
    for (auto const& clause : condition.clauses) {
        if (!text.empty()) text += condition.any ? " or " : " and ";
        auto const* question = find(questions, clause.question);
        bool const bare = question != nullptr && question->kind == Kind::number && !clause.value.empty();
        char const quote = clause.value.find('\'') == std::string::npos ? '\'' : '"';
        auto const value = bare ? clause.value : quote + clause.value + quote;
        if (clause.compared == Compared::includes)
            text += "selected(${" + clause.question + "}, " + value + ")";
        else
            text += "${" + clause.question + "} " + std::string{sign_of(clause.compared)} + " " + value;
    }
    return text;
}

std::optional<Condition> parse_relevant(std::string_view text)
{
    if (base::words(text).empty()) return Condition{};
    return Reader{text}.condition();
}

}   // namespace questionnaires
