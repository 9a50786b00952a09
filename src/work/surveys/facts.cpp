#include "work/surveys/facts.hpp"

#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "work/surveys/statements.hpp"

namespace surveys {
namespace {

constexpr ledger::FactKind kinds[] = {{"survey.answered", "Enterprises asked by surveys"}};

using OutcomeId = base::Id<struct OutcomeTag>;

constexpr db::Sql select_standing{"surveys.select_outcome", R"sql(
    SELECT id, state FROM survey_outcome
    WHERE survey_id = :survey AND enterprise_id = :enterprise AND withdrawn_at IS NULL)sql"};

constexpr db::Sql withdraw_outcome{"surveys.withdraw_outcome", R"sql(
    UPDATE survey_outcome SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id)sql"};

constexpr db::Sql insert_outcome{"surveys.insert_outcome", R"sql(
    INSERT INTO survey_outcome (id, survey_id, enterprise_id, state, found_on, place_id, ownership, entered_at,
                                entered_by)
    VALUES (:id, :survey, :enterprise, :state, :on, :place, :ownership, :at, :by))sql"};

constexpr db::Sql select_all{"surveys.select_outcomes", R"sql(
    SELECT id, enterprise_id, state, found_on, place_id, ownership, entered_by, entered_at FROM survey_outcome
    WHERE withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql all_statements[] = {select_standing, withdraw_outcome, insert_outcome, select_all};

struct Outcome {
    OutcomeId id;
    EnterpriseId enterprise;
    std::string_view state;
    base::Date found_on = {};
    UnitId place;
    std::string_view ownership = {};
};

/// Where the commune was divided, the village of the enterprise tells in which part it is now.
std::optional<UnitId> present_place(db::Connection& tx, Outcome const& outcome)
{
    if (!organisations::was_split(tx, outcome.place)) return std::nullopt;
    auto const then = enterprises::find(tx, outcome.enterprise, outcome.found_on);
    return then ? organisations::present_place(tx, outcome.place, then->village) : std::nullopt;
}

ledger::Fact fact_of(db::Connection& tx, Outcome const& outcome)
{
    return {.kind = ledger::kind_in(kinds, "survey.answered"),
            .variety = outcome.state,
            .on_day = outcome.found_on,
            .unit = outcome.place,
            .present_place = present_place(tx, outcome),
            .enterprise = outcome.enterprise,
            .ownership = outcome.ownership,
            .source_kind = "survey_outcome",
            .source_id = outcome.id.value};
}

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

void refill(db::Connection& tx, ledger::Give const& give)
{
    struct Standing {
        Outcome outcome;   // views into the texts beside it
        std::string state, ownership;
        ledger::Entry entry;
    };
    std::vector<Standing> all;
    for (auto const& row : tx.run(select_all))
        all.push_back({{row.id<OutcomeId>(0), row.id<EnterpriseId>(1), {}, row.date(3), row.id<UnitId>(4)},
                       row.string(2),
                       row.string(5),
                       {row.id<UserId>(6), row.instant(7)}});
    for (auto& one : all) {
        one.outcome.state = one.state;
        one.outcome.ownership = one.ownership;
        give(fact_of(tx, one.outcome), one.entry);
    }
}

void set_outcome(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign, EnterpriseId enterprise,
                 State state)
{
    std::optional<OutcomeId> standing;
    {
        auto rows = tx.run(select_standing, {{"survey", campaign}, {"enterprise", enterprise}});
        if (auto const row = rows.first()) {
            if (row->text(1) == name_of(state)) return;
            standing = row->id<OutcomeId>(0);
        }
    }
    if (!standing && state == State::to_do) return;
    auto const today = base::civil_day(entry.at);
    auto const placement = organisations::placement(tx, today);
    if (standing) {
        tx.change(withdraw_outcome, {{"at", entry.at}, {"by", entry.by}, {"id", *standing}});
        ledger::withdraw(tx, *placement, entry, "survey_outcome", std::span{&standing->value, 1});
    }
    auto const e = enterprises::find(tx, enterprise, today);
    if (state == State::to_do || !e) return;
    Outcome const outcome{tx.new_id<OutcomeId>(), enterprise, name_of(state), today, e->place, e->ownership};
    tx.change(insert_outcome, {{"id", outcome.id},
                               {"survey", campaign},
                               {"enterprise", enterprise},
                               {"state", outcome.state},
                               {"on", today},
                               {"place", outcome.place},
                               {"ownership", outcome.ownership},
                               {"at", entry.at},
                               {"by", entry.by}});
    auto const fact = fact_of(tx, outcome);
    ledger::record(tx, *placement, entry, std::span{&fact, 1});
}

std::span<db::Sql const> fact_statements() { return all_statements; }

}   // namespace surveys
