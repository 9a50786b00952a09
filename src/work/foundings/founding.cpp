#include "work/foundings/founding.hpp"

#include <algorithm>

namespace foundings {
namespace {

using journeys::Asked;
using journeys::Parameters;

std::optional<base::Problem> at_least(Asked const& asked, Parameters const& parameters, std::string_view field,
                                      std::string_view code)
{
    auto const minimum = std::get<std::int64_t>(parameters.at("minimum")->value);
    auto const number = asked.number(field);
    if (number && *number >= minimum) return std::nullopt;
    return base::Problem{field, code, std::to_string(minimum)};
}

std::optional<base::Problem> enough_applications(Asked const& asked, Parameters const& parameters)
{
    return at_least(asked, parameters, "applications", "founding.too_few_applications");
}

std::optional<base::Problem> enough_members(Asked const& asked, Parameters const& parameters)
{
    return at_least(asked, parameters, "members", "founding.too_few_members");
}

std::optional<base::Problem> enough_official_members(Asked const& asked, Parameters const& parameters)
{
    return at_least(asked, parameters, "official_members", "founding.too_few_members");
}

/// Fewer only by a special decision.
std::optional<base::Problem> enough_for_a_committee(Asked const& asked, Parameters const& parameters)
{
    auto const kind = asked.form.values.find("kind");
    auto const* code = kind == asked.form.values.end() ? nullptr : std::get_if<std::string>(&kind->second);
    if (code == nullptr || *code != "grassroots_party_committee") return std::nullopt;
    auto const& papers = asked.form.papers;
    if (std::any_of(papers.begin(), papers.end(), [](auto const& paper) { return paper.code == "special_decision"; }))
        return std::nullopt;
    return at_least(asked, parameters, "members", "founding.too_few_for_a_committee");
}

std::optional<base::Problem> attended_fit(Asked const& asked, Parameters const&)
{
    auto const attended = asked.number("attended");
    auto const elected = asked.number("elected");
    if (!attended || !elected || *elected <= *attended) return std::nullopt;
    return base::Problem{"elected", "founding.elected_more", std::to_string(*attended)};
}

/// Fields that count people who work there; at a meeting others may be present too.
constexpr std::string_view people_of_it[] = {"met", "applications", "members"};

/// More people than work there, or more women, is a slip, or the number that is known is old. Rule F-7.
std::optional<base::Problem> within_workforce(Asked const& asked, Parameters const&)
{
    auto const women = asked.known.number("women");
    auto const most = women ? women : asked.known.number("workers");
    if (!most || *most == 0) return std::nullopt;
    for (auto const field : people_of_it) {
        auto const told = asked.form.values.find(field);
        if (told == asked.form.values.end()) continue;
        auto const* number = std::get_if<std::int64_t>(&told->second);
        if (number == nullptr || *number <= *most) continue;
        std::string_view const code = women ? "founding.more_than_women" : "founding.more_than_workers";
        return base::Problem{field, code, std::to_string(*most)};
    }
    return std::nullopt;
}

constexpr std::string_view minimum[] = {"minimum"};
constexpr journeys::Condition all[] = {
    {"founding.enough_applications", minimum, enough_applications},
    {"founding.enough_members", minimum, enough_members},
    {"founding.enough_official_members", minimum, enough_official_members},
    {"founding.enough_for_a_committee", minimum, enough_for_a_committee},
    {"founding.attended_fit", {}, attended_fit},
    {"founding.within_workforce", {}, within_workforce},
};

struct Renamed {
    std::string_view field;
    std::string_view control;
};
constexpr Renamed controls[] = {
    {"decision_number", "recognition-number"},
    {"decided_on", "recognition-dated_on"},
    {"founding_members", "members"},
    {"parent", "parent"},
    {"kind", "kind"},
};

}   // namespace

std::span<journeys::Condition const> conditions() { return all; }

grassroots::FoundingForm form_of(journeys::Event const& recognition)
{
    grassroots::FoundingForm form;
    for (auto const& paper : recognition.papers)
        if (paper.code == "recognition") {
            form.decision_number = paper.number;
            form.decided_on = paper.dated_on;
        }
    if (auto const members = recognition.values.find("members"); members != recognition.values.end())
        if (auto const* number = std::get_if<std::int64_t>(&members->second)) form.founding_members = *number;
    if (auto const parent = recognition.values.find("parent"); parent != recognition.values.end())
        if (auto const* id = std::get_if<std::string>(&parent->second)) form.parent = UnitId::parse(*id);
    return form;
}

base::Error as_step(base::Error const& refusal)
{
    auto told = refusal;
    for (auto& problem : told.problems) {
        auto const* found = std::find_if(std::begin(controls), std::end(controls),
                                         [&](Renamed const& one) { return one.field == problem.field; });
        problem.field = found == std::end(controls) ? std::string_view{} : found->control;
    }
    return told;
}

}   // namespace foundings
