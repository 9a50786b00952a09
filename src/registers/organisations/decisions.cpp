#include "registers/organisations/decisions.hpp"

#include "kernel/rulebook/rulebook.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {
namespace {

using base::Date;

constexpr rulebook::Needed base_org_min_members{"party.base_org_min_members"};
constexpr rulebook::Needed cell_min_members{"cell.min_official_members"};
constexpr rulebook::Needed rules[] = {base_org_min_members, cell_min_members};

bool may_change(web::Context& context, Line line, UnitId unit)
{
    return wholly_in_scope(context.tx, context.actor, edit_permission(line), unit, context.today);
}

base::Error outside(std::string_view field) { return {base::Refusal::invalid, {{field, "unit.out_of_scope"}}}; }

/// Places of people follow the tree of administrative units.
void recount_where_needed(Change const& change, Unit const& unit)
{
    if (unit.line == Line::administrative) recount(change);
}

/// Members that a Party organisation of the kind asks for; of the others no reliable number is known.
std::int64_t minimum_of(std::string_view kind, Date day)
{
    auto const* const known = find_kind(kind);
    if (known == nullptr || known->line != Line::party || !known->grassroots) return 0;
    return rulebook::embedded().integer(
        kind == "grassroots_party_committee" ? base_org_min_members.key : cell_min_members.key, day);
}

bool is_suspended(web::Context& context, Unit const& unit, DecisionForm const& decision)
{
    return suspended_on(events(context.tx, unit.id), decision.effective_on.value_or(context.today));
}

}   // namespace

Change change_of(web::Context const& context, ledger::Placement const& trees)
{
    return {context.tx, trees, {UserId{context.actor.user}, context.now}, context.services.shelf.find<Followers>()};
}

base::Result<base::Done> decide_name(web::Context& context, Unit const& unit, std::string_view name,
                                     DecisionForm const& decision)
{
    auto const decided = check_rename(unit, name, decision, context.today);
    if (!decided) return decided.error();
    auto const trees = placement(context.tx, context.today);
    rename(change_of(context, *trees), unit, name, *decided);
    return base::Done{};
}

base::Result<base::Done> decide_parent(web::Context& context, Unit const& unit, std::optional<Unit> const& parent,
                                       DecisionForm const& decision)
{
    auto const day = decision.effective_on.value_or(context.today);
    bool const is_below = parent && is_below_from(context.tx, unit.id, parent->id, day);
    auto const decided = check_transfer(unit, parent, is_below, decision, context.today);
    if (!decided) return decided.error();
    if (!may_change(context, unit.line, parent->id)) return outside("parent");
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    transfer(change, unit, parent->id, *decided);
    recount_where_needed(change, unit);
    return base::Done{};
}

base::Result<base::Done> decide_place(web::Context& context, Unit const& unit,
                                      std::vector<std::optional<Unit>> const& places, DecisionForm const& decision)
{
    MoveForm form{places, moved_on(context.tx, unit.id)};
    form.served = areas_on(context.tx, unit.id, decision.effective_on.value_or(context.today));
    auto const decided = check_move(unit, form, decision, context.today);
    if (!decided) return decided.error();
    std::vector<UnitId> ids;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!may_change(context, unit.line, places[i]->id)) return outside(area_field(i));
        ids.push_back(places[i]->id);
    }
    auto const trees = placement(context.tx, context.today);
    move(change_of(context, *trees), unit, ids, *decided);
    return base::Done{};
}

base::Result<base::Done> decide_kind(web::Context& context, Unit const& unit, std::string_view kind,
                                     std::optional<std::int64_t> members, DecisionForm const& decision)
{
    auto const day = decision.effective_on.value_or(context.today);
    KindForm form{.kind = std::string{kind}, .members = members, .minimum = minimum_of(kind, day)};
    if (unit.parent) form.parent = find(context.tx, *unit.parent, day);
    form.since = kind_since(context.tx, unit.id);
    form.below = below_from(context.tx, unit.id, day);
    auto const decided = check_kind(unit, form, decision, context.today);
    if (!decided) return decided.error();
    auto const trees = placement(context.tx, context.today);
    change_kind(change_of(context, *trees), unit, kind, *decided);
    return base::Done{};
}

base::Result<base::Done> decide_succession(web::Context& context, Unit const& unit, std::vector<PartForm> const& parts,
                                           DecisionForm const& decision)
{
    auto const decided = check_succession(unit, parts, decision, context.today);
    if (!decided) return decided.error();
    std::vector<Part> taken;
    for (auto const& part : parts) taken.push_back({part.unit->id, part.share, {}, part.people});
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    succeed(change, unit, taken, *decided, Predecessor::ends);
    take_along(change, unit.id);
    recount_where_needed(change, unit);
    return base::Done{};
}

base::Result<base::Done> decide_ending(web::Context& context, Unit const& unit, DecisionForm const& decision)
{
    auto const decided = check_ending(unit, decision, context.today);
    if (!decided) return decided.error();
    auto const trees = placement(context.tx, context.today);
    auto const change = change_of(context, *trees);
    dissolve(change, unit, *decided);
    recount_where_needed(change, unit);
    return base::Done{};
}

base::Result<base::Done> decide_suspension(web::Context& context, Unit const& unit, DecisionForm const& decision)
{
    auto const decided = check_suspension(unit, is_suspended(context, unit, decision), decision, context.today);
    if (!decided) return decided.error();
    auto const trees = placement(context.tx, context.today);
    suspend(change_of(context, *trees), unit, *decided);
    return base::Done{};
}

base::Result<base::Done> decide_resumption(web::Context& context, Unit const& unit, DecisionForm const& decision)
{
    auto const decided = check_resumption(unit, is_suspended(context, unit, decision), decision, context.today);
    if (!decided) return decided.error();
    auto const trees = placement(context.tx, context.today);
    resume(change_of(context, *trees), unit, *decided);
    return base::Done{};
}

std::span<rulebook::Needed const> needed_rules() { return rules; }

}   // namespace organisations
