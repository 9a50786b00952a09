#include "registers/transfers/store.hpp"

#include "base/expect.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace transfers {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, membership_id, from_id, to_id, asked_on, offered_on, number, outcome, decided_on, reason, begun_id,
           decided_at
    FROM union_transfer)sql";
constexpr int decided_at_column = 11;
constexpr auto one_text = db::joined(columns, " WHERE id = :id");
constexpr db::Sql select_one{"transfers.select_one", one_text.view()};
constexpr auto unanswered_text = db::joined(columns, " WHERE outcome IS NULL ORDER BY offered_on, id");
constexpr db::Sql select_unanswered{"transfers.select_unanswered", unanswered_text.view()};
constexpr auto of_membership_text = db::joined(columns, " WHERE membership_id = :membership AND outcome IS NULL");
constexpr db::Sql select_of_membership{"transfers.select_of_membership", of_membership_text.view()};
constexpr auto answered_text = db::joined(columns, R"sql(
    WHERE outcome IS NOT NULL AND (decided_at, id) < (:at, :id) ORDER BY decided_at DESC, id DESC LIMIT :size)sql");
constexpr db::Sql select_answered{"transfers.select_answered", answered_text.view()};

constexpr db::Sql insert{"transfers.insert", R"sql(
    INSERT INTO union_transfer (id, membership_id, from_id, to_id, asked_on, offered_on, number, entered_at, entered_by)
    VALUES (:id, :membership, :from, :to, :asked_on, :offered_on, :number, :at, :by))sql"};
constexpr db::Sql update_outcome{"transfers.update_outcome", R"sql(
    UPDATE union_transfer
    SET outcome = :outcome, decided_on = :on, reason = :reason, begun_id = :begun, decided_at = :at, decided_by = :by
    WHERE id = :id AND outcome IS NULL)sql"};

constexpr db::Sql all[] = {select_one, select_unanswered, select_of_membership, select_answered,
                           insert,     update_outcome};

Transfer transfer_of(db::Row const& row)
{
    Transfer transfer{.id = row.id<TransferId>(0),
                      .membership = row.id<MembershipId>(1),
                      .from = row.id<UnitId>(2),
                      .to = row.id<UnitId>(3),
                      .asked_on = row.maybe_date(4),
                      .offered_on = row.date(5),
                      .number = row.string(6)};
    if (auto const outcome = row.maybe_string(7)) transfer.outcome = parse_outcome(*outcome);
    transfer.decided_on = row.maybe_date(8);
    transfer.reason = row.string(9);
    transfer.begun = row.maybe_id<MembershipId>(10);
    return transfer;
}

std::optional<Transfer> first(db::Rows rows)
{
    auto const row = rows.first();
    return row ? std::optional{transfer_of(*row)} : std::nullopt;
}

struct Answer {
    Outcome outcome;
    base::Date on = {};
    std::string_view reason = {};
    std::optional<MembershipId> begun = {};
};
void save_answer(db::Connection& tx, ledger::Entry const& entry, TransferId id, Answer const& answer)
{
    tx.change_one(update_outcome, {{"outcome", name_of(answer.outcome)},
                                   {"on", answer.on},
                                   {"reason", answer.reason},
                                   {"begun", answer.begun},
                                   {"at", entry.at},
                                   {"by", entry.by},
                                   {"id", id}});
}

void audit(db::Connection& tx, ledger::Entry const& entry, std::string_view action, TransferId id)
{
    accounts::audit(tx, entry.by, entry.at, accounts::AuditEntry{action, "union_transfer", id.value});
}

/// The record of a person who was recorded with the sending union's enterprise or area is now with the receiving one's.
void take_along(organisations::Change const& change, Accepted const& accepted, base::Date today)
{
    auto person = people::find(change.tx, accepted.ended.person);
    if (!person) return;
    auto const& from = accepted.ended;
    auto const& to = accepted.begun;
    bool const worked_there = !person->enterprise || person->enterprise == from.enterprise;
    auto const here = organisations::present_place(change.tx, person->place, "").value_or(person->place);
    auto const left = organisations::find(change.tx, from.union_, *from.ended_on);
    auto const left_place = left && left->place ? *left->place : from.place;
    bool const was_there = here == organisations::present_place(change.tx, left_place, "").value_or(left_place);
    auto const before = *person;
    if (worked_there && to.enterprise) person->enterprise = to.enterprise;
    if (was_there) person->place = to.place;
    if (person->enterprise == before.enterprise && person->place == before.place) return;
    auto const saved = people::save(change.tx, change.entry, *person, today);
    base::expect(saved.has_value(), "the person was read in this transaction");
}

}   // namespace

std::optional<Transfer> find(db::Connection& tx, TransferId id) { return first(tx.run(select_one, {{"id", id}})); }

std::vector<Transfer> unanswered(db::Connection& tx)
{
    std::vector<Transfer> found;
    for (auto const& row : tx.run(select_unanswered)) found.push_back(transfer_of(row));
    return found;
}

std::optional<Transfer> unanswered_of(db::Connection& tx, MembershipId membership)
{
    return first(tx.run(select_of_membership, {{"membership", membership}}));
}

std::vector<Transfer> answered(db::Connection& tx, std::size_t most, std::function<bool(Transfer const&)> const& keep)
{
    constexpr std::size_t read_at_once = 200;
    std::vector<Transfer> found;
    auto before = base::Instant{base::forever};
    TransferId last;
    for (;;) {
        std::vector<Transfer> part;
        for (auto const& row : tx.run(select_answered, {{"at", before}, {"id", last}, {"size", read_at_once}})) {
            part.push_back(transfer_of(row));
            before = row.instant(decided_at_column);
            last = part.back().id;
        }
        for (auto& transfer : part) {
            if (found.size() == most) return found;
            if (keep(transfer)) found.push_back(std::move(transfer));
        }
        if (part.size() < read_at_once) return found;
    }
}

TransferId add(db::Connection& tx, ledger::Entry const& entry, Transfer const& offered)
{
    if (auto const lapsed = unanswered_of(tx, offered.membership)) save_withdrawn(tx, entry, lapsed->id);
    auto const id = tx.new_id<TransferId>();
    tx.change(insert, {{"id", id},
                       {"membership", offered.membership},
                       {"from", offered.from},
                       {"to", offered.to},
                       {"asked_on", offered.asked_on},
                       {"offered_on", offered.offered_on},
                       {"number", offered.number},
                       {"at", entry.at},
                       {"by", entry.by}});
    audit(tx, entry, "transfer_offered", id);
    return id;
}

std::vector<MembershipId> save_accepted(organisations::Change const& change,
                                        std::span<std::pair<Transfer, Accepted> const> accepted)
{
    std::vector<memberships::NewMembership> begun;
    for (auto const& [transfer, pair] : accepted) {
        memberships::save_end(change.tx, change.placement, change.entry, pair.ended);
        begun.push_back({pair.begun});
    }
    auto const ids = memberships::add(change.tx, change.placement, change.entry, begun);
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        auto const& [transfer, pair] = accepted[i];
        save_answer(change.tx, change.entry, transfer.id,
                    {.outcome = Outcome::accepted, .on = pair.begun.joined_on, .begun = ids[i]});
        audit(change.tx, change.entry, "transfer_accepted", transfer.id);
        take_along(change, pair, base::civil_day(change.entry.at));
    }
    return ids;
}

void save_declined(db::Connection& tx, ledger::Entry const& entry, TransferId id, std::string_view reason)
{
    save_answer(tx, entry, id, {.outcome = Outcome::declined, .on = base::civil_day(entry.at), .reason = reason});
    audit(tx, entry, "transfer_declined", id);
}

void save_withdrawn(db::Connection& tx, ledger::Entry const& entry, TransferId id)
{
    save_answer(tx, entry, id, {.outcome = Outcome::withdrawn, .on = base::civil_day(entry.at)});
    audit(tx, entry, "transfer_withdrawn", id);
}

std::span<db::Sql const> statements() { return all; }

}   // namespace transfers
