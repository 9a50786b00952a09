#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/texts.hpp"
#include "kernel/ledger/fact.hpp"
#include "kernel/rulebook/needed.hpp"
#include "registers/reorganisations/plan.hpp"

/// What a unit that ended hands over: one list for each, opened with the decision. Rule RO-8.
namespace reorganisations {

using HandoverId = base::Id<struct HandoverTag>;

struct HandoverItem {
    std::string code;
    std::string vi;
    std::string en;
    std::optional<base::Date> done_on = {};
    std::string note = {};

    std::string const& label_in(base::Language language) const { return language == base::Language::vi ? vi : en; }
};
struct Handover {
    HandoverId id;
    PlanId plan;
    UnitId unit;
    base::Date opened_on = {};
    std::vector<HandoverItem> items = {};

    std::size_t done() const;
};

/// Opens a list for every unit that the plan ended.
void open_handovers(db::Connection& tx, Plan const& plan, World const& world, ledger::Entry const& entry);
void withdraw_handovers(db::Connection& tx, PlanId plan, ledger::Entry const& entry);

std::vector<Handover> handovers_of(db::Connection& tx, PlanId plan);
std::optional<Handover> find_handover(db::Connection& tx, HandoverId id);

/// What a form says of one item; empty where it says nothing.
struct ItemForm {
    std::string code;
    std::optional<base::Date> done_on = {};
    std::string unread_day = {};   // what stood there and is no day
    std::string note = {};
};
/// Refuses: invalid - an item that the list does not have, a day that cannot be read, lies in the future or before the
/// list was opened, a note longer than 500 letters
base::Result<base::Done> save_items(db::Connection& tx, ledger::Entry const& entry, Handover const& handover,
                                    std::vector<ItemForm> const& forms, base::Date today);

inline constexpr rulebook::Needed handover_items{"handover.items", rulebook::Kind::table};

std::span<db::Sql const> handover_statements();

}   // namespace reorganisations
