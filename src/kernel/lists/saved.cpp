#include "kernel/lists/saved.hpp"

#include <algorithm>

#include "base/numbers.hpp"
#include "base/text.hpp"

namespace lists {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::int64_t highest_number = 1'000'000'000;

}   // namespace

bool is_beyond(Alert const& alert, std::int64_t counted)
{
    if (alert.beyond == "more") return counted > alert.number;
    return alert.beyond == "fewer" && counted < alert.number;
}

std::int64_t worth_counting(Alert const& alert) { return alert.number + 1; }

base::Result<SavedList> checked(SavedListForm const& form, SavedList list, std::vector<UnitId> const& may_share)
{
    std::vector<base::Problem> problems;
    if (form.name.empty()) problems.push_back({"name", "required"});
    if (base::length(form.name) > longest_name) problems.push_back({"name", "list.name_too_long"});
    if (form.shared_with && form.shared_with != list.shared_with &&
        std::ranges::find(may_share, *form.shared_with) == may_share.end())
        problems.push_back({"shared_with", "list.not_your_unit"});
    Alert alert{.beyond = form.beyond};
    if (form.beyond == "more" || form.beyond == "fewer") {
        auto const number = base::parse_whole(form.number);
        if (!number || *number < 0 || *number > highest_number) problems.push_back({"number", "list.number_missing"});
        alert.number = number.value_or(0);
    } else if (!form.beyond.empty()) {
        problems.push_back({"beyond", "list.unknown_alert"});
    }
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    if (alert.beyond != list.alert.beyond || alert.number != list.alert.number) {
        list.alert_since.reset();
        list.alert_noted = false;
    }
    list.name = form.name;
    list.shared_with = form.shared_with;
    list.alert = alert;
    return list;
}

}   // namespace lists
