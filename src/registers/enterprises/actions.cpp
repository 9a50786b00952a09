#include "registers/enterprises/actions.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/web/typed_day.hpp"
#include "registers/enterprises/asking.hpp"
#include "registers/enterprises/audit.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/many.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

using lists::Outcome;
using lists::Trial;
using lists::Verdict;

constexpr std::size_t longest_industry = 40;

/// The enterprises of a chunk as they stand, and whose of them the actor may change.
class Chunk {
public:
    Chunk(lists::Doing const& doing, std::span<std::int64_t const> ids)
        : question_{.also = edit_enterprises}, within_(doing.tx, doing.actor, question_, doing.today)
    {
        for (auto& one : standing(doing.tx, ids)) found_.emplace(one.enterprise.id.value, std::move(one));
    }

    /// Null when it is gone or out of reach.
    Standing const* find(std::int64_t id) const
    {
        auto const found = found_.find(id);
        if (found == found_.end()) return nullptr;
        auto const& e = found->second.enterprise;
        return within_.admits(e.id, e.place) ? &found->second : nullptr;
    }

private:
    Question question_;
    Within within_;
    std::unordered_map<std::int64_t, Standing> found_ = {};
};

std::vector<web::Choice> status_choices(lists::Reading const& reading)
{
    std::vector<web::Choice> choices;
    for (auto const& code : statuses())
        choices.push_back({std::string{code.code}, std::string{reading.texts.of(code.label)}});
    return choices;
}

base::Result<base::Done> check_status(web::Fields const&, web::Fields const& values, base::Date today)
{
    std::vector<base::Problem> problems;
    auto const status = values.get("new_status");
    if (status.empty())
        problems.push_back({"new_status", "required"});
    else if (std::ranges::none_of(statuses(), [&](Code const& c) { return c.code == status; }))
        problems.push_back({"new_status", "enterprise.unknown_status"});
    auto const from = web::parse_typed_day(values.get("from"));
    if (values.get("from").empty())
        problems.push_back({"from", "required"});
    else if (!from)
        problems.push_back({"from", "date.invalid", std::string{values.get("from")}});
    else if (*from > today)
        problems.push_back({"from", "date.in_future"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

/// Rule E-16.
Outcome judge_status(Standing const* one, std::string_view status, base::Date from)
{
    if (one == nullptr) return {Verdict::refused, "list.not_yours"};
    auto const& e = one->enterprise;
    if (e.status == status) return {Verdict::as_it_is};
    if (has_ceased(e.status)) return {Verdict::refused, "enterprise.ceased_already"};
    if (one->status_from && *one->status_from >= from) return {Verdict::refused, "enterprise.status_known_later"};
    if (has_ceased(status) && one->has_organisation) return {Verdict::refused, "enterprise.organisations_stand"};
    return {Verdict::changed};
}

std::vector<Outcome> take_status(lists::Doing const& doing, std::span<std::int64_t const> ids, Trial trial)
{
    Chunk const chunk{doing, ids};
    std::string const status{doing.values.get("new_status")};
    auto const from = *web::parse_typed_day(doing.values.get("from"));
    std::vector<Outcome> outcomes;
    std::vector<StatusChange> changes;
    for (auto const id : ids) {
        auto const* one = chunk.find(id);
        auto outcome = judge_status(one, status, from);
        if (outcome.verdict == Verdict::changed) {
            // what taking back needs: the status before, and when this one was entered
            outcome.was = one->enterprise.status + " " + std::to_string(one->enterprise.revision + 1) + " " +
                          base::iso(doing.now);
            changes.push_back({.before = *one, .status = status, .from = from});
        }
        outcomes.push_back(std::move(outcome));
    }
    if (trial == Trial::no) change_status(doing.tx, {UserId{doing.actor.user}, doing.now}, changes, doing.today);
    return outcomes;
}

/// The parts of `was`.
struct Was {
    std::string value;
    std::int64_t revision = 0;
    base::Instant entered_at = {};
};
Was was_of(std::string_view text)
{
    auto const last = text.rfind(' ');
    auto const before = text.rfind(' ', last - 1);
    return {std::string{text.substr(0, before)},
            base::parse_whole(text.substr(before + 1, last - before - 1)).value_or(0),
            base::parse_instant(text.substr(last + 1)).value_or(base::Instant{})};
}

std::vector<Outcome> undo_status(lists::Doing const& doing, std::span<lists::Taken const> taken)
{
    std::vector<std::int64_t> ids;
    for (auto const& one : taken) ids.push_back(one.id);
    Chunk const chunk{doing, ids};
    std::vector<Outcome> outcomes;
    std::vector<StatusChange> changes;
    for (auto const& one : taken) {
        auto was = was_of(one.was);
        auto const* now = chunk.find(one.id);
        if (now == nullptr || now->enterprise.revision != was.revision) {
            outcomes.push_back({Verdict::refused, now == nullptr ? "list.not_yours" : "list.changed_since"});
            continue;
        }
        outcomes.push_back({Verdict::changed});
        changes.push_back({.before = *now, .status = std::move(was.value), .entered_at = was.entered_at});
    }
    take_status_back(doing.tx, {UserId{doing.actor.user}, doing.now}, changes, doing.today);
    return outcomes;
}

base::Result<base::Done> check_industry(web::Fields const&, web::Fields const& values, base::Date)
{
    auto const code = values.get("industry");
    if (code.empty()) return base::Error{base::Refusal::invalid, {{"industry", "required"}}};
    if (base::length(code) > longest_industry)
        return base::Error{base::Refusal::invalid, {{"industry", "text.too_long"}}};
    return base::Done{};
}

/// Rule E-17.
std::vector<Outcome> take_industry(lists::Doing const& doing, std::span<std::int64_t const> ids, Trial trial)
{
    Chunk const chunk{doing, ids};
    std::string const code{doing.values.get("industry")};
    std::vector<Outcome> outcomes;
    std::vector<IndustryChange> changes;
    for (auto const id : ids) {
        auto const* one = chunk.find(id);
        if (one == nullptr) {
            outcomes.push_back({Verdict::refused, "list.not_yours"});
        } else if (one->enterprise.industry_code == code) {
            outcomes.push_back({Verdict::as_it_is});
        } else {
            outcomes.push_back({Verdict::changed,
                                {},
                                one->enterprise.industry_code + " " + std::to_string(one->enterprise.revision + 1) +
                                    " " + base::iso(doing.now)});
            changes.push_back({*one, code});
        }
    }
    if (trial == Trial::no) change_industry(doing.tx, {UserId{doing.actor.user}, doing.now}, changes);
    return outcomes;
}

std::vector<Outcome> undo_industry(lists::Doing const& doing, std::span<lists::Taken const> taken)
{
    std::vector<std::int64_t> ids;
    for (auto const& one : taken) ids.push_back(one.id);
    Chunk const chunk{doing, ids};
    std::vector<Outcome> outcomes;
    std::vector<IndustryChange> changes;
    for (auto const& one : taken) {
        auto was = was_of(one.was);
        auto const* now = chunk.find(one.id);
        if (now == nullptr || now->enterprise.revision != was.revision) {
            outcomes.push_back({Verdict::refused, now == nullptr ? "list.not_yours" : "list.changed_since"});
            continue;
        }
        outcomes.push_back({Verdict::changed});
        changes.push_back({*now, std::move(was.value)});
    }
    change_industry(doing.tx, {UserId{doing.actor.user}, doing.now}, changes);
    return outcomes;
}

constexpr lists::ActionField status_fields[] = {
    {.name = "new_status", .label = "Status", .kind = lists::ActionField::Kind::choice, .choices = status_choices},
    {.name = "from",
     .label = "From which day",
     .help = "The day on which it came about, not the day on which it is entered.",
     .kind = lists::ActionField::Kind::day}};
constexpr lists::ActionField industry_fields[] = {{.name = "industry", .label = "Industry"}};

constexpr lists::Action actions[] = {{.code = "status",
                                      .label = "Set the status",
                                      .permission = edit_enterprises,
                                      .fields = status_fields,
                                      .check = check_status,
                                      .take = take_status,
                                      .undo = undo_status},
                                     {.code = "industry",
                                      .label = "Set the industry",
                                      .permission = edit_enterprises,
                                      .fields = industry_fields,
                                      .check = check_industry,
                                      .take = take_industry,
                                      .undo = undo_industry}};

}   // namespace

std::span<lists::Action const> list_actions() { return actions; }

}   // namespace enterprises
