#include "registers/grassroots/organisation.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"

namespace grassroots {
namespace {

using organisations::Line;

constexpr std::size_t longest_number = 60;
constexpr std::size_t longest_name = 300;

void limit(std::vector<base::Problem>& problems, std::string_view field, std::string_view text, std::size_t most)
{
    if (base::length(text) > most) problems.push_back({field, "text.too_long", std::to_string(most)});
}

constexpr std::string_view union_kinds[] = {"grassroots_union"};
constexpr std::string_view union_parents[] = {"commune_union", "district_federation", "sector_union",
                                              "city_federation"};
constexpr std::string_view party_kinds[] = {"party_cell", "grassroots_party_committee", "subordinate_cell",
                                            "joint_cell"};
constexpr std::string_view party_parents[] = {"commune_party_committee", "district_party_committee",
                                              "city_party_committee", "grassroots_party_committee"};
constexpr std::string_view youth_kinds[] = {"youth_branch", "youth_union_base"};
constexpr std::string_view women_kinds[] = {"women_branch"};
constexpr std::string_view veterans_kinds[] = {"veterans_branch"};

constexpr Family all[] = {
    {Line::union_, "unions", {"unions.view"}, {"unions.edit"}, union_kinds, union_parents, "union.min_members"},
    {Line::party,
     "party-organisations",
     {"party.view"},
     {"party.edit"},
     party_kinds,
     party_parents,
     "cell.min_official_members"},
    {Line::youth, "youth-organisations", {"unions.view"}, {"unions.edit"}, youth_kinds, {}, ""},
    {Line::women, "women-organisations", {"unions.view"}, {"unions.edit"}, women_kinds, {}, ""},
    {Line::veterans, "veterans-organisations", {"unions.view"}, {"unions.edit"}, veterans_kinds, {}, ""},
};

struct KindLabel {
    std::string_view kind;
    std::string_view label;
};
constexpr KindLabel labels[] = {
    {"grassroots_union", "Grassroots union"},
    {"party_cell", "Grassroots Party cell"},
    {"grassroots_party_committee", "Grassroots Party committee"},
    {"subordinate_cell", "Subordinate cell"},
    {"joint_cell", "Joint cell"},
    {"youth_branch", "Youth branch"},
    {"youth_union_base", "Grassroots youth union"},
    {"women_branch", "Women's branch"},
    {"veterans_branch", "Veterans' branch"},
};

/// Words of sheets, folded by the rule of base::fold; the longer ones first.
struct KindWords {
    std::string_view words;
    std::string_view kind;
};
constexpr KindWords kind_words[] = {
    {"chi bo truc thuoc", "subordinate_cell"},
    {"chi bo ghep", "joint_cell"},
    {"dang bo", "grassroots_party_committee"},
    {"dang uy", "grassroots_party_committee"},
    {"chi bo", "party_cell"},
    {"cong doan", "grassroots_union"},
    {"cdcs", "grassroots_union"},
    {"doan co so", "youth_union_base"},
    {"chi doan", "youth_branch"},
    {"phu nu", "women_branch"},
    {"cuu chien binh", "veterans_branch"},
    {"ccb", "veterans_branch"},
};

}   // namespace

std::span<Family const> families() { return all; }

Family const& family_of(std::string_view request_path)
{
    for (std::string_view const prefix : {"/api/v1/", "/"})
        if (request_path.starts_with(prefix)) {
            auto const rest = request_path.substr(prefix.size());
            auto const found = std::ranges::find(all, rest.substr(0, rest.find('/')), &Family::path);
            if (found != std::end(all)) return *found;
        }
    base::expect(false, "a path that no family of grassroots organisations has");
    return all[0];
}

Family const& family_of(organisations::Line line)
{
    auto const* const found = std::ranges::find(all, line, &Family::line);
    base::expect(found != std::end(all), "organisations of this line are not in enterprises");
    return *found;
}

std::string_view label_of_kind(std::string_view kind)
{
    auto const found = std::ranges::find(labels, kind, &KindLabel::kind);
    return found == std::end(labels) ? kind : found->label;
}

std::string_view kind_from_text(Family const& family, std::string_view text)
{
    if (text.empty()) return family.kinds.front();
    if (auto const exact = std::ranges::find(family.kinds, text); exact != family.kinds.end()) return *exact;
    auto const folded = base::fold(text);
    for (auto const& known : kind_words)
        if (folded.find(base::fold(known.words)) != std::string::npos &&
            std::ranges::find(family.kinds, known.kind) != family.kinds.end())
            return known.kind;
    return "";
}

base::Result<base::Done> check(FoundingForm const& form, Situation const& situation, base::Date today)
{
    if (form.enterprise && situation.has_living_one)
        return base::Error{base::Refusal::conflict, {{"enterprise", "founding.has_one_already"}}};

    std::vector<base::Problem> problems;
    if (form.kind.empty()) problems.push_back({"kind", "founding.unknown_kind"});
    if (form.name.empty()) problems.push_back({"name", "required"});
    if (form.decision_number.empty()) problems.push_back({"decision_number", "required"});
    limit(problems, "name", form.name, longest_name);
    limit(problems, "decision_number", form.decision_number, longest_number);
    if (!form.place) problems.push_back({"place", "founding.place_missing"});
    if (!form.decided_on)
        problems.push_back({"decided_on", "required"});
    else if (*form.decided_on > today)
        problems.push_back({"decided_on", "date.in_future"});
    else if (situation.registered_on && *form.decided_on < *situation.registered_on)
        problems.push_back({"decided_on", "founding.before_enterprise", base::vietnamese(*situation.registered_on)});
    if (form.founding_members && *form.founding_members < situation.minimum)
        problems.push_back({"founding_members", "founding.too_few_members", std::to_string(situation.minimum)});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

base::Result<base::Done> check(Organisation const& organisation, Dissolution const& form, base::Date today)
{
    if (organisation.ended_on) return base::Error{base::Refusal::conflict, {{"", "founding.has_ended"}}};

    std::vector<base::Problem> problems;
    if (form.decision_number.empty()) problems.push_back({"decision_number", "required"});
    limit(problems, "decision_number", form.decision_number, longest_number);
    if (!form.dissolved_on)
        problems.push_back({"dissolved_on", "required"});
    else if (*form.dissolved_on > today)
        problems.push_back({"dissolved_on", "date.in_future"});
    else if (*form.dissolved_on <= organisation.decided_on)
        problems.push_back({"dissolved_on", "founding.ends_before_it_begins"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

base::Result<base::Done> check(Organisation const& organisation, Reassignment const& form, base::Date today)
{
    if (organisation.ended_on) return base::Error{base::Refusal::conflict, {{"", "founding.has_ended"}}};
    if (form.has_living_one && form.enterprise != organisation.enterprise)
        return base::Error{base::Refusal::conflict, {{"enterprise", "founding.has_one_already"}}};

    std::vector<base::Problem> problems;
    if (!form.enterprise)
        problems.push_back({"enterprise", "founding.enterprise_unknown"});
    else if (form.enterprise == organisation.enterprise)
        problems.push_back({"enterprise", "reassignment.same_enterprise"});
    if (form.decision_number.empty()) problems.push_back({"decision_number", "required"});
    limit(problems, "decision_number", form.decision_number, longest_number);
    auto const since = form.since.value_or(organisation.decided_on);
    if (!form.effective_on)
        problems.push_back({"effective_on", "required"});
    else if (*form.effective_on > today)
        problems.push_back({"effective_on", "date.in_future"});
    else if (*form.effective_on <= since)
        problems.push_back({"effective_on", "reassignment.too_early", base::vietnamese(since)});
    else if (form.registered_on && *form.effective_on < *form.registered_on)
        problems.push_back({"effective_on", "founding.before_enterprise", base::vietnamese(*form.registered_on)});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

}   // namespace grassroots
