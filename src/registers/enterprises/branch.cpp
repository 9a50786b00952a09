#include "registers/enterprises/branch.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace enterprises {

bool is_dependent(std::string_view legal_type)
{
    return legal_type == "branch" || legal_type == "rep_office" || legal_type == "business_location";
}

std::string_view parent_code(std::string_view tax_code)
{
    auto const dash = tax_code.find('-');
    return dash == std::string_view::npos ? std::string_view{} : tax_code.substr(0, dash);
}

std::vector<base::Problem> check(Branch const& wanted, Enterprise const& branch, Enterprise const& parent,
                                 std::span<Branch const> standing, base::Date today)
{
    constexpr std::size_t longest_paper = 500;
    std::vector<base::Problem> problems;
    if (!is_dependent(branch.legal_type)) problems.push_back({"", "branch.not_dependent"});
    if (parent.id == branch.id || is_dependent(parent.legal_type))
        problems.push_back({"parent", "branch.parent_dependent"});
    auto const code = parent_code(branch.tax_code);
    if (!code.empty() && !parent.tax_code.empty() && code != parent.tax_code)
        problems.push_back({"parent", "branch.code_of_another", std::string{code}});
    if (wanted.from == base::Date{})
        problems.push_back({"from", "required"});
    else if (wanted.from > today)
        problems.push_back({"from", "date.in_future"});
    else
        for (auto const& one : standing)
            if (one.from >= wanted.from) {
                problems.push_back({"from", "branch.later_known", base::vietnamese(one.from)});
                break;
            }
    if (wanted.paper.empty()) problems.push_back({"paper", "required"});
    if (base::length(wanted.paper) > longest_paper)
        problems.push_back({"paper", "text.too_long", std::to_string(longest_paper)});
    return problems;
}

}   // namespace enterprises
