#include "registers/organisations/reorganisation.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace organisations {
namespace {

using base::Date;
using base::Error;
using base::Problem;
using base::Refusal;

constexpr std::size_t longest_name = 300;
constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_text = 500;

/// The day must be told; a day to come may be, a decision of a day to come cannot have been taken.
void judge(DecisionForm const& form, Date today, std::vector<Problem>& problems)
{
    problems.insert(problems.end(), form.unreadable.begin(), form.unreadable.end());
    bool const day_is_told = std::ranges::find(problems, "effective_on", &Problem::field) != problems.end();
    if (!form.effective_on && !day_is_told) problems.push_back({"effective_on", "required"});
    if (form.decided_on && *form.decided_on > today) problems.push_back({"decided_on", "date.in_future"});
    if (base::length(form.number) > 60) problems.push_back({"decision_number", "unit.text_too_long"});
    if (base::length(form.issuer) > longest_text) problems.push_back({"issuer", "unit.text_too_long"});
    if (base::length(form.note) > longest_text) problems.push_back({"note", "unit.text_too_long"});
}

void judge_name(std::string_view name, std::vector<Problem>& problems)
{
    if (name.empty()) problems.push_back({"name", "required"});
    if (base::length(name) > longest_name) problems.push_back({"name", "unit.name_too_long"});
}

void judge_life(Unit const& unit, DecisionForm const& form, std::vector<Problem>& problems)
{
    if (form.effective_on && *form.effective_on <= unit.founded_on)
        problems.push_back({"effective_on", "unit.before_founding", base::vietnamese(unit.founded_on)});
}

bool has_ended_by(Unit const& unit, std::optional<Date> day)
{
    return unit.ended_on && (!day || *unit.ended_on <= *day);
}

Error already_ended(Unit const& unit)
{
    return {Refusal::conflict, {{"", "unit.already_ended", base::vietnamese(*unit.ended_on - base::Days{1})}}};
}

Decision decision_of(DecisionForm const& form)
{
    return {.number = form.number,
            .decided_on = form.decided_on,
            .effective_on = form.effective_on.value_or(Date{}),
            .issuer = form.issuer,
            .note = form.note};
}

void judge_parent(Unit const& parent, Line line, std::optional<Date> day, std::vector<Problem>& problems)
{
    if (parent.line != line)
        problems.push_back({"parent", "unit.other_line", parent.name});
    else if (day && !lives_on(parent, *day))
        problems.push_back({"parent", "unit.not_living_then", parent.name});
}

/// What stands above a unit of the kind is higher, what stands below it is lower.
void judge_neighbours(KindForm const& form, UnitKind const& kind, std::vector<Problem>& problems)
{
    auto const* above = form.parent ? find_kind(form.parent->kind) : nullptr;
    if (above != nullptr && above->level >= kind.level)
        problems.push_back({"kind", "unit.parent_too_low_for_kind", form.parent->name});
    auto const is_too_high = [&](Unit const& below) {
        auto const* known = find_kind(below.kind);
        return known != nullptr && known->level <= kind.level;
    };
    if (auto const found = std::ranges::find_if(form.below, is_too_high); found != form.below.end())
        problems.push_back({"kind", "unit.child_too_high_for_kind", found->name});
}

base::Result<Decision> judged(DecisionForm const& form, std::vector<Problem> problems)
{
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};
    return decision_of(form);
}

void judge_areas(Unit const& unit, MoveForm const& form, DecisionForm const& decision, std::vector<Problem>& problems)
{
    auto const& places = form.places;
    if (places.empty()) problems.push_back({area_field(0), "unit.unknown"});
    if (places.size() > most_areas)
        problems.push_back({area_field(0), "unit.too_many_areas", std::to_string(most_areas)});
    auto const* kind = find_kind(unit.kind);
    if (places.size() > 1 && kind != nullptr && kind->grassroots) problems.push_back({area_field(1), "unit.one_area"});
    for (std::size_t i = 0; i < std::min(places.size(), most_areas); ++i) {
        auto const& place = places[i];
        auto const named_before = [&](std::optional<Unit> const& other) { return other && other->id == place->id; };
        if (!place)
            problems.push_back({area_field(i), "unit.unknown"});
        else if (place->line != Line::administrative)
            problems.push_back({area_field(i), "unit.other_line", place->name});
        else if (decision.effective_on && !lives_on(*place, *decision.effective_on))
            problems.push_back({area_field(i), "unit.not_living_then", place->name});
        else if (std::any_of(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(i), named_before))
            problems.push_back({area_field(i), "unit.area_twice", place->name});
    }
}

}   // namespace

base::Result<NewUnit> make_unit(FoundingForm const& form, DecisionForm const& decision, Date today)
{
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_name(form.name, problems);
    if (base::length(form.code) > longest_code) problems.push_back({"code", "unit.code_too_long"});
    if (form.code_bearer) problems.push_back({"code", "unit.code_taken", *form.code_bearer});
    auto const* kind = find_kind(form.kind);
    if (kind == nullptr) problems.push_back({"kind", "required"});
    if (form.parent_asked && !form.parent) problems.push_back({"parent", "unit.unknown"});
    if (kind != nullptr && form.parent) {
        judge_parent(*form.parent, kind->line, decision.effective_on, problems);
        auto const* above = find_kind(form.parent->kind);
        if (above != nullptr && above->level >= kind->level)
            problems.push_back({"parent", "unit.parent_too_low", form.parent->name});
    }
    if (!problems.empty()) return Error{Refusal::invalid, std::move(problems)};

    NewUnit made{.line = kind->line, .kind = form.kind, .code = form.code, .name = form.name};
    if (form.parent) made.parent = form.parent->id;
    if (form.place) made.places.push_back(*form.place);
    made.decision = decision_of(decision);
    return made;
}

base::Result<Decision> check_rename(Unit const& unit, std::string_view name, DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    judge_name(name, problems);
    if (name == unit.name) problems.push_back({"name", "unit.same_name"});
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_transfer(Unit const& unit, std::optional<Unit> const& parent, bool is_below,
                                      DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    if (!parent) {
        problems.push_back({"parent", "unit.unknown"});
    } else {
        judge_parent(*parent, unit.line, decision.effective_on, problems);
        if (parent->id == unit.id || is_below) problems.push_back({"parent", "unit.cycle", parent->name});
        if (unit.parent == parent->id) problems.push_back({"parent", "unit.same_parent", parent->name});
    }
    return judged(decision, std::move(problems));
}

std::string_view area_field(std::size_t index)
{
    static constexpr std::string_view names[most_areas] = {"place",  "place2", "place3", "place4",
                                                           "place5", "place6", "place7", "place8"};
    base::expect(index < most_areas, "there are so many fields");
    return names[index];
}

base::Result<Decision> check_move(Unit const& unit, MoveForm const& form, DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    if (form.since && decision.effective_on && *decision.effective_on <= *form.since)
        problems.push_back({"effective_on", "unit.before_move", base::vietnamese(*form.since)});
    auto const problems_before = problems.size();
    judge_areas(unit, form, decision, problems);
    std::vector<UnitId> ids;
    for (auto const& place : form.places)
        if (place) ids.push_back(place->id);
    bool const is_same = form.served.empty() ? ids.size() == 1 && unit.place == ids.front() : ids == form.served;
    if (problems.size() == problems_before && is_same)
        problems.push_back({area_field(0), "unit.same_place", form.places.front()->name});
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_kind(Unit const& unit, KindForm const& form, DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    if (decision.number.empty()) problems.push_back({"decision_number", "required"});
    if (form.since && decision.effective_on && *decision.effective_on <= *form.since)
        problems.push_back({"effective_on", "unit.before_kind", base::vietnamese(*form.since)});
    auto const open = kinds_open_to(unit.kind);
    auto const* kind = find_kind(form.kind);
    if (kind == nullptr)
        problems.push_back({"kind", "required"});
    else if (std::ranges::find(open, kind) == open.end())
        problems.push_back({"kind", "unit.kind_not_open"});
    else
        judge_neighbours(form, *kind, problems);
    if (form.members && *form.members < form.minimum && decision.note.empty())
        problems.push_back({"note", "unit.too_few_members", std::to_string(form.minimum)});
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_suspension(Unit const& unit, bool is_suspended, DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    if (is_suspended) return Error{Refusal::conflict, {{"", "unit.suspended_already"}}};
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_resumption(Unit const& unit, bool is_suspended, DecisionForm const& decision, Date today)
{
    if (has_ended_by(unit, decision.effective_on)) return already_ended(unit);
    if (!is_suspended) return Error{Refusal::conflict, {{"", "unit.not_suspended"}}};
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_ending(Unit const& unit, DecisionForm const& decision, Date today)
{
    if (unit.ended_on) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    return judged(decision, std::move(problems));
}

base::Result<Decision> check_succession(Unit const& unit, std::vector<PartForm> const& parts,
                                        DecisionForm const& decision, Date today)
{
    if (unit.ended_on) return already_ended(unit);
    std::vector<Problem> problems;
    judge(decision, today, problems);
    judge_life(unit, decision, problems);
    if (parts.empty()) problems.push_back({"successor", "required"});
    std::set<UnitId> seen;
    for (auto const& part : parts) {
        if (!part.unit) {
            problems.push_back({"successor", "unit.unknown"});
            continue;
        }
        if (part.unit->id == unit.id)
            problems.push_back({"successor", "unit.own_successor"});
        else if (!seen.insert(part.unit->id).second)
            problems.push_back({"successor", "unit.named_twice", part.unit->name});
        else if (part.unit->line != unit.line)
            problems.push_back({"successor", "unit.other_line", part.unit->name});
        else if (decision.effective_on && !lives_on(*part.unit, *decision.effective_on))
            problems.push_back({"successor", "unit.not_living_then", part.unit->name});
    }
    if (parts.size() > 1 && std::ranges::any_of(parts, [](auto const& p) { return p.share == Share::whole; }))
        problems.push_back({"successor", "unit.whole_beside_others"});
    return judged(decision, std::move(problems));
}

}   // namespace organisations
