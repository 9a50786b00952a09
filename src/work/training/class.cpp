#include "work/training/class.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace training {
namespace {

constexpr base::Days longest{366};
constexpr std::size_t longest_code = 60;   // of a class, and the number of a certificate
constexpr std::size_t longest_name = 300;

constexpr ClassType types[] = {
    {"party_awareness", "Party-awareness class"},
    {"new_party_member", "Class for new Party members"},
    {"cell_secretary", "Course for cell secretaries"},
    {"cell_committee", "Course for committee members"},
    {"party_work", "Course on Party work"},
    {"union_work", "Course on union work"},
    {"youth_work", "Course on youth work"},
    {"women_work", "Course on women's work"},
    {"veteran_work", "Course on veterans' work"},
    {"law_propaganda", "Information on policy and law"},
    {"political_theory_basic", "Basic political theory"},
};

/// Folded words that speak for a type, the more telling first.
struct Hint {
    std::string_view words;
    std::string_view type;
};
constexpr Hint hints[] = {
    {"cam tinh dang", "party_awareness"},
    {"nhan thuc ve dang", "party_awareness"},
    {"doi tuong dang", "party_awareness"},
    {"dang vien moi", "new_party_member"},
    {"bi thu chi bo", "cell_secretary"},
    {"cap uy", "cell_committee"},
    {"chi uy", "cell_committee"},
    {"cong doan", "union_work"},
    {"phu nu", "women_work"},
    {"nu cong", "women_work"},
    {"cuu chien binh", "veteran_work"},
    {"thanh nien", "youth_work"},
    {"cong tac doan", "youth_work"},
    {"ly luan chinh tri", "political_theory_basic"},
    {"phap luat", "law_propaganda"},
    {"cong tac dang", "party_work"},
    {"xay dung dang", "party_work"},
    {"dan van", "party_work"},
    {"kiem tra", "party_work"},
};

struct ResultWord {
    std::string_view word;   // folded
    ResultKind result;
};
constexpr ResultWord result_words[] = {
    {"dat", ResultKind::passed},
    {"dat yeu cau", ResultKind::passed},
    {"hoan thanh", ResultKind::passed},
    {"xuat sac", ResultKind::passed},
    {"gioi", ResultKind::passed},
    {"kha", ResultKind::passed},
    {"trung binh", ResultKind::passed},
    {"khong dat", ResultKind::failed},
    {"khong hoan thanh", ResultKind::incomplete},
    {"bo hoc", ResultKind::incomplete},
    {"vang", ResultKind::incomplete},
};

}   // namespace

std::span<ClassType const> class_types() { return types; }

ClassType const* find_type(std::string_view code)
{
    auto const found = std::ranges::find(types, code, &ClassType::code);
    return found == std::end(types) ? nullptr : found;
}

ClassType const* type_from_text(std::string_view text)
{
    if (auto const* type = find_type(text)) return type;
    auto const folded = base::fold(text);
    for (auto const& hint : hints)
        // both sides folded, so that "y" and "i" are unified alike
        if (folded.find(base::fold(hint.words)) != std::string::npos) return find_type(hint.type);
    return nullptr;
}

base::Result<TrainingClass> make_class(ClassForm const& form, base::Date today)
{
    std::vector<base::Problem> problems;
    if (form.code.empty()) problems.push_back({"code", "required"});
    if (form.name.empty()) problems.push_back({"name", "required"});
    if (form.type.empty())
        problems.push_back({"type", "required"});
    else if (!find_type(form.type))
        problems.push_back({"type", "class.unknown_type", form.type});
    if (base::length(form.code) > longest_code)
        problems.push_back({"code", "text.too_long", std::to_string(longest_code)});
    if (base::length(form.name) > longest_name)
        problems.push_back({"name", "text.too_long", std::to_string(longest_name)});
    if (base::length(form.decision_number) > longest_code)
        problems.push_back({"decision_number", "text.too_long", std::to_string(longest_code)});
    if (base::length(form.venue) > longest_name)
        problems.push_back({"venue", "text.too_long", std::to_string(longest_name)});
    if (!form.place) problems.push_back({"place", "class.place_missing"});
    if (!form.opened_on)
        problems.push_back({"opened_on", "required"});
    else if (*form.opened_on > today + longest)
        problems.push_back({"opened_on", "class.too_far_ahead"});
    if (form.opened_on && form.closed_on) {
        if (*form.closed_on < *form.opened_on)
            problems.push_back({"closed_on", "class.closed_before_opened"});
        else if (*form.closed_on - *form.opened_on > longest)
            problems.push_back({"closed_on", "class.too_long"});
    }
    if (form.periods && *form.periods < 1) problems.push_back({"periods", "class.no_periods"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};

    return TrainingClass{{},
                         form.code,
                         form.name,
                         form.type,
                         *form.opened_on,
                         form.closed_on,
                         form.decision_number,
                         form.organiser,
                         *form.place,
                         form.venue,
                         form.periods};
}

TrainingCount count_training(std::span<Attendee const> rows, base::Period period)
{
    TrainingCount count;
    std::set<ClassId> classes;
    std::set<PersonId> people;
    for (auto const& row : rows) {
        if (!period.contains(row.opened_on)) continue;
        classes.insert(row.training_class);
        people.insert(row.person);
        ++count.participations.count;
    }
    count.classes = static_cast<std::int64_t>(classes.size());
    count.people.count = static_cast<std::int64_t>(people.size());
    return count;
}

std::string_view name_of(ResultKind result)
{
    switch (result) {
        case ResultKind::passed:
            return "passed";
        case ResultKind::failed:
            return "failed";
        case ResultKind::incomplete:
            return "incomplete";
        case ResultKind::none:
            break;
    }
    return "";
}

std::optional<ResultKind> parse_result(std::string_view name)
{
    for (auto const result : {ResultKind::none, ResultKind::passed, ResultKind::failed, ResultKind::incomplete})
        if (name_of(result) == name) return result;
    return std::nullopt;
}

std::optional<ResultKind> result_from_text(std::string_view text)
{
    auto const folded = base::fold(text);
    if (folded.empty()) return ResultKind::none;
    for (auto const& known : result_words)
        if (base::fold(known.word) == folded) return known.result;
    return std::nullopt;
}

ResultKind judge(Effort const& effort, PassRules const& rules)
{
    auto const absent = effort.periods_held - effort.periods_attended;
    if (effort.periods_held > 0 && absent * 1000 > rules.max_absent_per_mille * effort.periods_held)
        return ResultKind::incomplete;
    if (effort.mark_tenths && *effort.mark_tenths < rules.pass_mark_tenths) return ResultKind::failed;
    if (!effort.mark_tenths && effort.periods_held == 0) return ResultKind::none;
    return ResultKind::passed;
}

base::Date valid_until(base::Date issued_on, std::int64_t months)
{
    return base::add_months(issued_on, static_cast<int>(months));
}

base::Result<Certificate> issue(EnrolmentId enrolment, TrainingClass const& training_class, ResultKind result,
                                std::string_view number, std::optional<base::Date> issued_on, base::Date today)
{
    std::vector<base::Problem> problems;
    if (result != ResultKind::passed) problems.push_back({"", "certificate.not_passed"});
    if (number.empty()) problems.push_back({"number", "required"});
    if (base::length(number) > longest_code)
        problems.push_back({"number", "text.too_long", std::to_string(longest_code)});
    if (!issued_on)
        problems.push_back({"issued_on", "required"});
    else if (*issued_on > today)
        problems.push_back({"issued_on", "date.in_future"});
    else if (*issued_on < training_class.opened_on)
        problems.push_back({"issued_on", "certificate.before_class"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};

    return Certificate{{}, enrolment, std::string{number}, *issued_on};
}

}   // namespace training
