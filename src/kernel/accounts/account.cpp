#include "kernel/accounts/account.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "kernel/accounts/roles.hpp"

namespace accounts {
namespace {

constexpr std::size_t longest_display_name = 200;
constexpr std::size_t shortest_sign_in_name = 2;
constexpr std::size_t longest_sign_in_name = 64;

bool is_sign_in_name(std::string_view name)
{
    if (name.size() < shortest_sign_in_name || name.size() > longest_sign_in_name) return false;
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
    });
}

}   // namespace

base::Result<AccountForm> checked(AccountForm const& form)
{
    AccountForm clean{base::lower(base::clean(form.sign_in_name)), base::clean(form.display_name)};
    std::vector<base::Problem> problems;
    if (clean.sign_in_name.empty())
        problems.push_back({"sign_in_name", "required"});
    else if (!is_sign_in_name(clean.sign_in_name))
        problems.push_back({"sign_in_name", "account.sign_in_name"});
    if (clean.display_name.empty())
        problems.push_back({"display_name", "required"});
    else if (base::length(clean.display_name) > longest_display_name)
        problems.push_back({"display_name", "account.display_name_long"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return clean;
}

base::Result<Grant> checked(Grant const& grant)
{
    std::vector<base::Problem> problems;
    auto const* role = find_role(grant.role);
    if (role == nullptr)
        problems.push_back({"role", "account.role_unknown"});
    else if (role->reach == Reach::unit && !grant.unit)
        problems.push_back({"unit", "account.unit_needed"});
    if (grant.period.from == base::Date{})
        problems.push_back({"valid_from", "required"});
    else if (grant.period.to <= grant.period.from)
        problems.push_back({"valid_to", "account.end_before_start"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    auto good = grant;
    if (role->reach == Reach::everywhere) good.unit = {};
    return good;
}

bool holds(Session const& session, SessionLimits const& limits, base::Instant now)
{
    return now < session.ends_at && now < session.last_seen_at + limits.idle;
}

std::chrono::seconds wait_after(std::span<base::Instant const> failures, int allowed, GuessLimits const& limits,
                                base::Instant now)
{
    auto const count = static_cast<std::size_t>(allowed);
    if (failures.size() < count) return std::chrono::seconds{0};
    auto const free_at = failures[count - 1] + limits.window;
    return std::max(std::chrono::seconds{0}, std::chrono::seconds{free_at - now});
}

std::string browser_name(std::string_view user_agent)
{
    constexpr std::pair<std::string_view, std::string_view> browsers[] = {
        {"coc_coc", "Cốc Cốc"}, {"Edg/", "Edge"},    {"OPR/", "Opera"},     {"Firefox/", "Firefox"},
        {"FxiOS", "Firefox"},   {"CriOS", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"},
    };
    constexpr std::pair<std::string_view, std::string_view> systems[] = {
        {"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
        {"iPad", "iPad"},       {"Mac OS", "macOS"},    {"Linux", "Linux"},
    };
    auto const first_of = [&](auto const& table) {
        for (auto const& [mark, name] : table)
            if (user_agent.find(mark) != std::string_view::npos) return std::string{name};
        return std::string{};
    };
    auto const browser = first_of(browsers);
    auto const system = first_of(systems);
    return browser.empty() || system.empty() ? browser + system : browser + " · " + system;
}

}   // namespace accounts
