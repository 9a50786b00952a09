#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "registers/reorganisations/store.hpp"

namespace reorganisations {
namespace {

constexpr db::Sql touch_plan{"reorganisations.touch", R"sql(
    UPDATE reorganisation SET revision = revision + 1 WHERE id = :id AND revision = :revision AND state = 'draft')sql"};
constexpr db::Sql insert_step{"reorganisations.insert_step", R"sql(
    INSERT INTO reorganisation_step (id, reorganisation_id, what, unit_id, kind, name, code, parent_id)
    VALUES (:id, :plan, :what, :unit, :kind, :name, :code, :parent))sql"};
constexpr db::Sql insert_step_unit{"reorganisations.insert_step_unit", R"sql(
    INSERT INTO reorganisation_step_unit (step_id, place, unit_id, share_note, people)
    VALUES (:step, :place, :unit, :share, :people))sql"};
constexpr db::Sql delete_step_units{"reorganisations.delete_step_units",
                                    "DELETE FROM reorganisation_step_unit WHERE step_id = :step"};
constexpr db::Sql delete_step{"reorganisations.delete_step",
                              "DELETE FROM reorganisation_step WHERE id = :step AND reorganisation_id = :plan"};
constexpr db::Sql insert_rule{"reorganisations.insert_rule", R"sql(
    INSERT INTO reorganisation_rule (id, reorganisation_id, former_id, applies_by, chosen_id, village, successor_id)
    VALUES (:id, :plan, :former, :by, :chosen, :village, :successor))sql"};
constexpr db::Sql insert_rule_unit{"reorganisations.insert_rule_unit", R"sql(
    INSERT INTO reorganisation_rule_unit (rule_id, unit_id) VALUES (:rule, :unit))sql"};
constexpr db::Sql delete_rule_units{"reorganisations.delete_rule_units",
                                    "DELETE FROM reorganisation_rule_unit WHERE rule_id = :rule"};
constexpr db::Sql delete_rule_unit{"reorganisations.delete_rule_unit", R"sql(
    DELETE FROM reorganisation_rule_unit WHERE rule_id = :rule AND unit_id = :unit)sql"};
constexpr db::Sql delete_rule{"reorganisations.delete_rule",
                              "DELETE FROM reorganisation_rule WHERE id = :rule AND reorganisation_id = :plan"};

constexpr db::Sql all[] = {touch_plan,  insert_step,      insert_step_unit,  delete_step_units, delete_step,
                           insert_rule, insert_rule_unit, delete_rule_units, delete_rule_unit,  delete_rule};

constexpr std::string_view shares[] = {"whole", "most", "part"};

/// Whoever adds or removes works on the plan as it was read; two at once do not mix.
void touch(db::Connection& tx, ledger::Entry const& entry, Plan const& plan)
{
    tx.change_one(touch_plan, {{"id", plan.id}, {"revision", plan.revision}});
    accounts::audit(
        tx, entry.by, entry.at,
        accounts::AuditEntry{.action = "changed", .record_kind = "reorganisation", .record_id = plan.id.value});
}

void remove_rule_rows(db::Connection& tx, PlanId plan, RuleId rule)
{
    tx.change(delete_rule_units, {{"rule", rule}});
    tx.change(delete_rule, {{"rule", rule}, {"plan", plan}});
}

RuleId write_rule(db::Connection& tx, PlanId plan, Rule const& rule)
{
    auto const id = tx.new_id<RuleId>();
    tx.change(insert_rule, {{"id", id},
                            {"plan", plan},
                            {"former", rule.former},
                            {"by", name_of(rule.by)},
                            {"chosen", rule.chosen},
                            {"village", rule.village},
                            {"successor", rule.successor}});
    for (auto const unit : rule.units) tx.change(insert_rule_unit, {{"rule", id}, {"unit", unit}});
    return id;
}

}   // namespace

StepId add_step(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, Step const& step)
{
    touch(tx, entry, plan);
    auto const id = tx.new_id<StepId>();
    tx.change(insert_step, {{"id", id},
                            {"plan", plan.id},
                            {"what", name_of(step.what)},
                            {"unit", step.unit},
                            {"kind", step.kind},
                            {"name", step.name},
                            {"code", step.code},
                            {"parent", step.parent}});
    std::int64_t place = 0;
    auto const add = [&](UnitId unit, Share share, std::optional<std::int64_t> people) {
        tx.change(insert_step_unit, {{"step", id},
                                     {"place", place++},
                                     {"unit", unit},
                                     {"share", shares[static_cast<std::size_t>(share)]},
                                     {"people", people}});
    };
    for (auto const& successor : step.successors) add(successor.unit, successor.share, successor.people);
    for (auto const area : step.places) add(area, Share::whole, {});
    return id;
}

void remove_step(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, StepId step)
{
    touch(tx, entry, plan);
    auto const found = std::ranges::find(plan.steps, step, &Step::id);
    if (found != plan.steps.end() && found->what == What::succeed)
        for (auto const& rule : plan.rules)
            if (rule.former == found->unit) remove_rule_rows(tx, plan.id, rule.id);
    tx.change(delete_step_units, {{"step", step}});
    tx.change(delete_step, {{"step", step}, {"plan", plan.id}});
}

RuleId add_rule(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, Rule const& rule)
{
    touch(tx, entry, plan);
    return write_rule(tx, plan.id, rule);
}

void remove_rule(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, RuleId rule)
{
    touch(tx, entry, plan);
    remove_rule_rows(tx, plan.id, rule);
}

void mark(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, UnitId former, UnitId successor,
          std::span<UnitId const> units)
{
    touch(tx, entry, plan);
    std::optional<RuleId> standing;
    for (auto const& rule : plan.rules) {
        if (rule.former != former || rule.by != By::marked) continue;
        for (auto const unit : units) tx.change(delete_rule_unit, {{"rule", rule.id}, {"unit", unit}});
        if (rule.successor == successor) standing = rule.id;
    }
    if (standing)
        for (auto const unit : units) tx.change(insert_rule_unit, {{"rule", *standing}, {"unit", unit}});
    else
        write_rule(tx, plan.id,
                   {.former = former, .by = By::marked, .units = {units.begin(), units.end()}, .successor = successor});
}

std::span<db::Sql const> step_statements() { return all; }

}   // namespace reorganisations
