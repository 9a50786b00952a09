#include "registers/reorganisations/handover.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace reorganisations {
namespace {

constexpr std::size_t longest_note = 500;

constexpr db::Sql insert_handover{"reorganisations.insert_handover", R"sql(
    INSERT INTO handover (id, reorganisation_id, unit_id, opened_on) VALUES (:id, :plan, :unit, :opened_on))sql"};
constexpr db::Sql insert_item{"reorganisations.insert_handover_item", R"sql(
    INSERT INTO handover_item (handover_id, item, note) VALUES (:handover, :item, ''))sql"};
constexpr db::Sql withdraw_all{"reorganisations.withdraw_handovers", R"sql(
    UPDATE handover SET withdrawn_at = :at WHERE reorganisation_id = :plan AND withdrawn_at IS NULL)sql"};
constexpr db::Sql select_of_plan{"reorganisations.select_handovers", R"sql(
    SELECT id, reorganisation_id, unit_id, opened_on FROM handover
    WHERE reorganisation_id = :plan AND withdrawn_at IS NULL ORDER BY id)sql"};
constexpr db::Sql select_one{"reorganisations.select_handover", R"sql(
    SELECT id, reorganisation_id, unit_id, opened_on FROM handover WHERE id = :id AND withdrawn_at IS NULL)sql"};
constexpr db::Sql select_items{"reorganisations.select_handover_items", R"sql(
    SELECT i.handover_id, i.item, i.done_on, i.note FROM handover h JOIN handover_item i ON i.handover_id = h.id
    WHERE h.reorganisation_id = :plan AND h.withdrawn_at IS NULL ORDER BY i.handover_id, i.item)sql"};
constexpr db::Sql update_item{"reorganisations.update_handover_item", R"sql(
    UPDATE handover_item SET done_on = :done_on, note = :note, entered_at = :at, entered_by = :by
    WHERE handover_id = :handover AND item = :item)sql"};

constexpr db::Sql all[] = {insert_handover, insert_item,  withdraw_all, select_of_plan,
                           select_one,      select_items, update_item};

Handover handover_of(db::Row const& row)
{
    return {row.id<HandoverId>(0), row.id<PlanId>(1), row.id<UnitId>(2), row.date(3)};
}

/// In the order of the rulebook, with its words.
void fill_items(db::Connection& tx, PlanId plan, std::vector<Handover>& handovers)
{
    for (auto const& row : tx.run(select_items, {{"plan", plan}})) {
        auto const found = std::ranges::find(handovers, row.id<HandoverId>(0), &Handover::id);
        if (found == handovers.end()) continue;
        found->items.push_back({.code = row.string(1), .done_on = row.maybe_date(2), .note = row.string(3)});
    }
    for (auto& handover : handovers) {
        std::vector<HandoverItem> ordered;
        for (auto const& known : rulebook::embedded().table(handover_items.key, handover.opened_on).rows) {
            auto const item = std::ranges::find(handover.items, known.text("code"), &HandoverItem::code);
            if (item == handover.items.end()) continue;
            item->vi = known.text("vi");
            item->en = known.text("en");
            ordered.push_back(*item);
        }
        handover.items = std::move(ordered);
    }
}

}   // namespace

std::size_t Handover::done() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(items, [](HandoverItem const& item) { return item.done_on.has_value(); }));
}

void open_handovers(db::Connection& tx, Plan const& plan, World const& world, ledger::Entry const& entry)
{
    if (plan.line == Line::administrative || plan.line == Line::agency) return;
    auto const today = base::civil_day(entry.at);
    auto const line = organisations::name_of(plan.line);
    for (auto const unit : ended_by(plan)) {
        auto const id = tx.new_id<HandoverId>();
        tx.change(insert_handover,
                  {{"id", id}, {"plan", plan.id}, {"unit", unit}, {"opened_on", std::min(world.day, today)}});
        for (auto const& item : rulebook::embedded().table(handover_items.key, today).rows)
            if (item.text("line").empty() || item.text("line") == line)
                tx.change(insert_item, {{"handover", id}, {"item", item.text("code")}});
    }
}

void withdraw_handovers(db::Connection& tx, PlanId plan, ledger::Entry const& entry)
{
    tx.change(withdraw_all, {{"at", entry.at}, {"plan", plan}});
}

std::vector<Handover> handovers_of(db::Connection& tx, PlanId plan)
{
    std::vector<Handover> handovers;
    for (auto const& row : tx.run(select_of_plan, {{"plan", plan}})) handovers.push_back(handover_of(row));
    fill_items(tx, plan, handovers);
    return handovers;
}

std::optional<Handover> find_handover(db::Connection& tx, HandoverId id)
{
    std::vector<Handover> one;
    for (auto const& row : tx.run(select_one, {{"id", id}})) one.push_back(handover_of(row));
    if (one.empty()) return std::nullopt;
    fill_items(tx, one.front().plan, one);
    return one.front();
}

base::Result<base::Done> save_items(db::Connection& tx, ledger::Entry const& entry, Handover const& handover,
                                    std::vector<ItemForm> const& forms, base::Date today)
{
    std::vector<base::Problem> problems;
    for (auto const& form : forms) {
        if (std::ranges::find(handover.items, form.code, &HandoverItem::code) == handover.items.end())
            problems.push_back({"item", "handover.unknown_item", form.code});
        if (!form.unread_day.empty()) problems.push_back({"done_on", "date.invalid", form.unread_day});
        if (form.done_on && *form.done_on > today) problems.push_back({"done_on", "date.in_future"});
        if (form.done_on && *form.done_on < handover.opened_on)
            problems.push_back({"done_on", "handover.before_opening", base::vietnamese(handover.opened_on)});
        if (base::length(form.note) > longest_note) problems.push_back({"note", "unit.text_too_long"});
    }
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    for (auto const& form : forms)
        tx.change(update_item, {{"done_on", form.done_on},
                                {"note", form.note},
                                {"at", entry.at},
                                {"by", entry.by},
                                {"handover", handover.id},
                                {"item", form.code}});
    accounts::audit(
        tx, entry.by, entry.at,
        accounts::AuditEntry{.action = "changed", .record_kind = "handover", .record_id = handover.id.value});
    return base::Done{};
}

std::span<db::Sql const> handover_statements() { return all; }

}   // namespace reorganisations
