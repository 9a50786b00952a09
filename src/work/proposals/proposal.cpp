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
     .start = "/unions/new?enterprise=",
     .start_label = "Found a union"},
    {.code = "women",
     .title = "Many women, no women's organisation",
     .lead = "Operating, with many women among the workers, and no women's organisation yet.",
     .rule = "women.many_workers",
     .view = {"unions.view"},
     .edit = {"unions.edit"},
     .start = "/women-organisations/new?enterprise=",
     .start_label = "Found a women's organisation"},
    {.code = "difficulty",
     .title = "In difficulty",
     .lead = "Suspended, not at its address, being dissolved, in bankruptcy, or its registration revoked: visit and "
             "ask what helps.",
     .rule = "",
     .view = enterprises::view_enterprises,
     .edit = enterprises::edit_enterprises,
     .start = "/enterprises/",
     .start_label = "Open the enterprise"},
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
    if (reason.code == "union")
        return {.status = "active",
                .workers_from = rules.integer(reason.rule, day),
                .line = "union",
                .organised = "no",
                .sort = "workers"};
    if (reason.code == "women")
        return {.status = "active",
                .line = "women",
                .organised = "no",
                .many_women = women_bands(rules.table(reason.rule, day)),
                .sort = "workers"};
    return {.in_difficulty = true};
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
