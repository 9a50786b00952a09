#include "work/proposals/proposal.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace proposals {
namespace {

constexpr std::size_t longest_why = 500;

constexpr Reason all[] = {
    {.code = "union",
     .title = "Could found a union",
     .lead = "Operating, {0} workers or more, and no union yet.",
     .rule = "union.min_members",
     .view = {"unions.view"},
     .edit = {"unions.edit"},
     .start = "/journeys/new?code=union_founding&subject=",
     .start_label = "Begin founding a union"},
    {.code = "cell",
     .title = "Could found a Party cell",
     .lead = "Operating, {0} official Party members or more, and no Party organisation yet.",
     .rule = "cell.min_official_members",
     .view = {"party.view"},
     .edit = {"party.edit"},
     .start = "/journeys/new?code=cell_founding&subject=",
     .start_label = "Found a Party organisation",
     .headcount = "party_members"},
    {.code = "join",
     .title = "Party members too few for a cell",
     .lead =
         "Operating, with Party members, fewer than {0}, and no Party organisation: they could join one near by, or "
         "found one together with others.",
     .rule = "cell.min_official_members",
     .view = {"party.view"},
     .edit = {"party.edit"},
     .start = "/party-organisations?place=",
     .start_label = "Party organisations there",
     .headcount = "party_members",
     .starts_at_place = true,
     .only_looks = true},
    {.code = "youth",
     .title = "Young workers, no youth organisation",
     .lead = "Operating, {0} young workers or more, and no youth organisation yet.",
     .rule = "youth.min_members",
     .view = {"unions.view"},
     .edit = {"unions.edit"},
     .start = "/journeys/new?code=youth_founding&subject=",
     .start_label = "Found a youth organisation",
     .headcount = "young_workers"},
    {.code = "women",
     .title = "Many women, no women's organisation",
     .lead = "Operating, with many women among the workers, and no women's organisation yet.",
     .rule = "women.many_workers",
     .view = {"unions.view"},
     .edit = {"unions.edit"},
     .start = "/journeys/new?code=women_founding&subject=",
     .start_label = "Found a women's organisation"},
    {.code = "below",
     .title = "Union below its minimum",
     .lead = "A union that has had members and has fewer than {0} now: win new ones, or decide what becomes of it.",
     .rule = "union.min_members",
     .view = {"unions.view"},
     .edit = {"unions.edit"},
     .start = "/unions/",
     .start_label = "Open the union",
     .only_looks = true},
    {.code = "difficulty",
     .title = "In difficulty",
     .lead = "Suspended, not at its address, being dissolved, in bankruptcy, or its registration revoked: visit and "
             "ask what helps.",
     .rule = "",
     .view = enterprises::view_enterprises,
     .edit = enterprises::edit_enterprises,
     .start = "/enterprises/",
     .start_label = "Open the enterprise",
     .only_looks = true},
};

}   // namespace

std::span<Reason const> reasons() { return all; }

Reason const* find_reason(std::string_view code)
{
    auto const found = std::ranges::find(all, code, &Reason::code);
    return found == std::end(all) ? nullptr : found;
}

enterprises::Question question_of(Reason const& reason, rulebook::Rulebook const& rules, base::Date day)
{
    enterprises::Question question{.also = reason.view};
    if (reason.code == "difficulty") question.in_difficulty = true;
    if (reason.code == "difficulty" || reason.code == "below") return question;
    question.status = "active";
    question.organised = "no";
    question.sort = "workers";
    if (reason.code == "women") {
        question.line = "women";
        question.many_women = women_bands(rules.table(reason.rule, day));
    }
    if (reason.code == "union") {
        question.line = "union";
        question.workers_from = rules.integer(reason.rule, day);
    }
    if (!reason.headcount.empty()) {
        auto const minimum = rules.integer(reason.rule, day);
        question.line = reason.code == "youth" ? "youth" : "party";
        question.headcount = {.kind = std::string{reason.headcount}, .from = minimum};
        if (reason.code == "join") question.headcount = {question.headcount.kind, 1, minimum};
        question.sort = "headcount";
    }
    return question;
}

std::vector<enterprises::WomenBand> women_bands(rulebook::Table const& table)
{
    std::vector<enterprises::WomenBand> bands;
    for (auto const& row : table.rows)
        bands.push_back({.workers_from = row.integer("workers_from"),
                         .workers_below = row.maybe_integer("workers_below").value_or(0),
                         .percent = row.maybe_integer("percent").value_or(0),
                         .women_from = row.maybe_integer("women_from").value_or(0)});
    return bands;
}

base::Result<SetAside> set_aside(EnterpriseId enterprise, Reason const& reason, SetAsideForm const& form,
                                 base::Date today)
{
    std::vector<base::Problem> problems;
    if (form.why.empty())
        problems.push_back({"why", "required"});
    else if (base::length(form.why) > longest_why)
        problems.push_back({"why", "text.too_long", std::to_string(longest_why)});
    if (!form.look_again_on)
        problems.push_back({"look_again_on", "required"});
    else if (*form.look_again_on <= today)
        problems.push_back({"look_again_on", "proposal.look_again_after_today"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return SetAside{{}, enterprise, std::string{reason.code}, form.why, *form.look_again_on};
}

}   // namespace proposals
