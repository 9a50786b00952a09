#include "registers/reorganisations/store.hpp"

#include <algorithm>
#include <iterator>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"

namespace reorganisations {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, line, above_id, title, decision_number, decided_on, effective_on, issuer, note, state, state_at, digest,
           revision, entered_by, entered_at
    FROM reorganisation )sql";
constexpr auto one_text = db::joined(columns, "WHERE id = :id");
constexpr auto all_text = db::joined(columns, "ORDER BY id DESC LIMIT 500");
constexpr db::Sql select_one{"reorganisations.select_one", one_text.view()};
constexpr db::Sql select_all{"reorganisations.select_all", all_text.view()};

constexpr db::Sql select_steps{"reorganisations.select_steps", R"sql(
    SELECT id, what, unit_id, kind, name, code, parent_id FROM reorganisation_step
    WHERE reorganisation_id = :plan ORDER BY id)sql"};
constexpr db::Sql select_step_units{"reorganisations.select_step_units", R"sql(
    SELECT u.step_id, u.unit_id, u.share_note, u.people FROM reorganisation_step s
    JOIN reorganisation_step_unit u ON u.step_id = s.id
    WHERE s.reorganisation_id = :plan ORDER BY u.step_id, u.place)sql"};
constexpr db::Sql select_rules{"reorganisations.select_rules", R"sql(
    SELECT id, former_id, applies_by, chosen_id, village, successor_id FROM reorganisation_rule
    WHERE reorganisation_id = :plan ORDER BY id)sql"};
constexpr db::Sql select_rule_units{"reorganisations.select_rule_units", R"sql(
    SELECT u.rule_id, u.unit_id FROM reorganisation_rule r JOIN reorganisation_rule_unit u ON u.rule_id = r.id
    WHERE r.reorganisation_id = :plan ORDER BY u.rule_id, u.unit_id)sql"};

constexpr db::Sql insert_plan{"reorganisations.insert", R"sql(
    INSERT INTO reorganisation (id, line, above_id, title, decision_number, decided_on, effective_on, issuer, note,
                                state, digest, revision, entered_at, entered_by)
    VALUES (:id, :line, :above, :title, :number, :decided_on, :effective_on, :issuer, :note, 'draft', '', 1, :at,
            :by))sql"};
constexpr db::Sql update_head{"reorganisations.update_head", R"sql(
    UPDATE reorganisation SET title = :title, decision_number = :number, decided_on = :decided_on,
           effective_on = :effective_on, issuer = :issuer, note = :note, revision = revision + 1
    WHERE id = :id AND revision = :revision AND state = 'draft')sql"};
constexpr db::Sql update_state{"reorganisations.update_state", R"sql(
    UPDATE reorganisation SET state = :state, state_at = :at, state_by = :by, digest = :digest, revision = revision + 1
    WHERE id = :id AND revision = :revision)sql"};

constexpr db::Sql all[] = {select_one,        select_all,  select_steps, select_step_units, select_rules,
                           select_rule_units, insert_plan, update_head,  update_state};

Share share_of(std::string_view note)
{
    return note == "whole" ? Share::whole : note == "most" ? Share::most : Share::part;
}

State state_of(std::string_view name)
{
    for (auto const state : {State::carried_out, State::undone, State::dropped})
        if (name_of(state) == name) return state;
    return State::draft;
}

Plan plan_of(db::Row const& row)
{
    Plan plan{.id = row.id<PlanId>(0),
              .line = organisations::parse_line(row.text(1)).value_or(Line::administrative),
              .above = row.id<UnitId>(2),
              .title = row.string(3)};
    plan.decision.number = row.string(4);
    plan.decision.decided_on = row.maybe_date(5);
    plan.decision.effective_on = row.maybe_date(6);
    plan.decision.issuer = row.string(7);
    plan.decision.note = row.string(8);
    plan.state = state_of(row.text(9));
    plan.state_at = row.maybe_instant(10);
    plan.digest = row.string(11);
    plan.revision = row.integer(12);
    plan.entered_by = row.id<UserId>(13);
    plan.entered_at = row.instant(14);
    return plan;
}

void read_steps(db::Connection& tx, Plan& plan)
{
    for (auto const& row : tx.run(select_steps, {{"plan", plan.id}}))
        plan.steps.push_back({.id = row.id<StepId>(0),
                              .what = parse_what(row.text(1)).value_or(What::found),
                              .unit = row.id<UnitId>(2),
                              .kind = row.string(3),
                              .name = row.string(4),
                              .code = row.string(5),
                              .parent = row.maybe_id<UnitId>(6)});
    for (auto const& row : tx.run(select_step_units, {{"plan", plan.id}})) {
        auto const step = std::ranges::find(plan.steps, row.id<StepId>(0), &Step::id);
        if (step->what == What::succeed)
            step->successors.push_back({row.id<UnitId>(1), share_of(row.text(2)), row.maybe_integer(3)});
        else
            step->places.push_back(row.id<UnitId>(1));
    }
}

void read_rules(db::Connection& tx, Plan& plan)
{
    for (auto const& row : tx.run(select_rules, {{"plan", plan.id}}))
        plan.rules.push_back({.id = row.id<RuleId>(0),
                              .former = row.id<UnitId>(1),
                              .by = parse_by(row.text(2)).value_or(By::rest),
                              .chosen = row.maybe_id<UnitId>(3),
                              .village = row.string(4),
                              .successor = row.id<UnitId>(5)});
    for (auto const& row : tx.run(select_rule_units, {{"plan", plan.id}}))
        std::ranges::find(plan.rules, row.id<RuleId>(0), &Rule::id)->units.push_back(row.id<UnitId>(1));
}

void tell(db::Connection& tx, ledger::Entry const& entry, std::string_view action, PlanId plan)
{
    accounts::audit(tx, entry.by, entry.at,
                    accounts::AuditEntry{.action = action, .record_kind = "reorganisation", .record_id = plan.value});
}

}   // namespace

std::optional<Plan> find(db::Connection& tx, PlanId id)
{
    auto plan = [&]() -> std::optional<Plan> {
        auto rows = tx.run(select_one, {{"id", id}});
        auto const row = rows.first();
        return row ? std::optional{plan_of(*row)} : std::nullopt;
    }();
    if (!plan) return plan;
    read_steps(tx, *plan);
    read_rules(tx, *plan);
    return plan;
}

std::vector<Plan> list(db::Connection& tx)
{
    std::vector<Plan> plans;
    for (auto const& row : tx.run(select_all)) plans.push_back(plan_of(row));
    return plans;
}

PlanId create(db::Connection& tx, ledger::Entry const& entry, Plan const& plan)
{
    auto const id = tx.new_id<PlanId>();
    tx.change(insert_plan, {{"id", id},
                            {"line", organisations::name_of(plan.line)},
                            {"above", plan.above},
                            {"title", plan.title},
                            {"number", plan.decision.number},
                            {"decided_on", plan.decision.decided_on},
                            {"effective_on", plan.decision.effective_on},
                            {"issuer", plan.decision.issuer},
                            {"note", plan.decision.note},
                            {"at", entry.at},
                            {"by", entry.by}});
    tell(tx, entry, "created", id);
    return id;
}

void save_head(db::Connection& tx, ledger::Entry const& entry, Plan const& plan)
{
    tx.change_one(update_head, {{"title", plan.title},
                                {"number", plan.decision.number},
                                {"decided_on", plan.decision.decided_on},
                                {"effective_on", plan.decision.effective_on},
                                {"issuer", plan.decision.issuer},
                                {"note", plan.decision.note},
                                {"id", plan.id},
                                {"revision", plan.revision}});
    tell(tx, entry, "changed", plan.id);
}

void save_state(db::Connection& tx, ledger::Entry const& entry, Plan const& plan, State state, std::string_view digest)
{
    tx.change_one(update_state, {{"state", name_of(state)},
                                 {"at", entry.at},
                                 {"by", entry.by},
                                 {"digest", digest},
                                 {"id", plan.id},
                                 {"revision", plan.revision}});
    tell(tx, entry, name_of(state), plan.id);
}

std::span<db::Sql const> store_statements() { return all; }

}   // namespace reorganisations
