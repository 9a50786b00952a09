#include <unordered_map>

#include "platform/web/typed_day.hpp"
#include "registers/organisations/store.hpp"
#include "work/proposals/lists.hpp"

namespace proposals {
namespace {

using lists::Outcome;
using lists::Trial;
using lists::Verdict;

SetAsideForm form_of(web::Fields const& values)
{
    return {std::string{values.get("why")}, web::parse_typed_day(values.get("look_again_on"))};
}

/// Whether the actor sees and may do the work of a reason at a place; asked once for each.
class Reach {
public:
    Reach(lists::Doing const& doing, Reason const& reason) : doing_(doing), reason_(reason) {}
    bool covers(UnitId place)
    {
        auto const [known, is_new] = places_.try_emplace(place, false);
        if (is_new)
            known->second = reaches(enterprises::view_enterprises, place) && reaches(reason_.view, place) &&
                            reaches(reason_.edit, place);
        return known->second;
    }

private:
    bool reaches(web::Permission permission, UnitId place) const
    {
        return doing_.actor.may(permission) &&
               organisations::in_scope(doing_.tx, doing_.actor, permission, place, doing_.today);
    }

    lists::Doing const& doing_;
    Reason const& reason_;
    std::unordered_map<UnitId, bool> places_ = {};
};

bool offered(web::Actor const& actor, web::Fields const& query)
{
    auto const* reason = find_reason(query.get("reason"));
    return reason != nullptr && actor.may(reason->view) && actor.may(reason->edit) && query.get("state") != "aside";
}

/// Refuses: invalid - no reason chosen, or what one decision alone refuses, see `set_aside`.
base::Result<base::Done> check(web::Fields const& query, web::Fields const& values, base::Date today)
{
    auto const* reason = find_reason(query.get("reason"));
    if (reason == nullptr) return base::Error{base::Refusal::invalid, {{"", "proposal.reason_missing"}}};
    auto const made = set_aside(EnterpriseId{1}, *reason, form_of(values), today);
    if (!made) return made.error();
    return base::Done{};
}

std::vector<Outcome> take(lists::Doing const& doing, std::span<std::int64_t const> ids, Trial trial)
{
    auto const& reason = *find_reason(doing.query.get("reason"));
    auto const form = form_of(doing.values);
    auto const places = enterprises::places_of(doing.tx, ids);
    auto const standing = standing_of(doing.tx, reason, ids, doing.today);
    Reach reach{doing, reason};
    std::vector<Outcome> outcomes;
    std::vector<SetAside> made;
    for (auto const id : ids) {
        EnterpriseId const enterprise{id};
        auto const place = places.find(enterprise);
        if (place == places.end() || !reach.covers(place->second)) {
            outcomes.push_back({Verdict::refused, "list.not_yours"});
        } else if (standing.contains(enterprise)) {
            outcomes.push_back({Verdict::refused, "proposal.aside_already"});
        } else {
            outcomes.push_back({Verdict::changed});
            if (trial == Trial::yes) continue;
            auto aside = *set_aside(enterprise, reason, form, doing.today);
            aside.id = doing.tx.new_id<SetAsideId>();
            outcomes.back().was = aside.id.text();
            made.push_back(std::move(aside));
        }
    }
    save(doing.tx, {UserId{doing.actor.user}, doing.now}, made);
    return outcomes;
}

std::vector<Outcome> undo(lists::Doing const& doing, std::span<lists::Taken const> taken)
{
    auto const& reason = *find_reason(doing.query.get("reason"));
    std::vector<std::int64_t> ids;
    for (auto const& one : taken) ids.push_back(one.id);
    auto const places = enterprises::places_of(doing.tx, ids);
    Reach reach{doing, reason};
    std::vector<SetAsideId> asides;
    for (auto const& one : taken) {
        auto const place = places.find(EnterpriseId{one.id});
        bool const reached = place != places.end() && reach.covers(place->second);
        asides.push_back(reached ? SetAsideId::parse(one.was) : SetAsideId{});
    }
    auto const withdrawn = withdraw(doing.tx, {UserId{doing.actor.user}, doing.now}, asides);
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (!asides[i])
            outcomes.push_back({Verdict::refused, "list.not_yours"});
        else if (withdrawn[i])
            outcomes.push_back({Verdict::changed});
        else
            outcomes.push_back({Verdict::refused, "list.changed_since"});
    }
    return outcomes;
}

constexpr lists::ActionField fields[] = {
    {.name = "why", .label = "Why not now", .help = "A fact about the enterprise, not an opinion about people."},
    {.name = "look_again_on",
     .label = "Look again on",
     .help = "From that day on it is proposed again.",
     .kind = lists::ActionField::Kind::day}};

// the reason decides whose it is; each enterprise is judged at its place
constexpr lists::Action actions[] = {{.code = "aside",
                                      .label = "Set aside",
                                      .permission = enterprises::view_enterprises,
                                      .fields = fields,
                                      .offered = offered,
                                      .check = check,
                                      .take = take,
                                      .undo = undo}};

}   // namespace

std::span<lists::Action const> list_actions() { return actions; }

}   // namespace proposals
