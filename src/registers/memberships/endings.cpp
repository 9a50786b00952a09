#include "registers/memberships/endings.hpp"

#include <algorithm>
#include <map>

#include "kernel/accounts/audit.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/memberships/row.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/moves.hpp"
#include "registers/organisations/store.hpp"

namespace memberships {
namespace {

using base::Date;
using organisations::Change;
using organisations::Ended;

constexpr std::string_view with_end = ", end_place_id, end_entered_at, end_entered_by";
constexpr auto reached_text = db::joined(membership_columns, with_end, R"sql(
    FROM union_membership
    WHERE union_id = :union AND withdrawn_at IS NULL AND (
        ended_on IS NULL OR ended_on > :on OR (ended_on = :on AND end_event = 'union_ended'))
      AND NOT EXISTS (SELECT 1 FROM union_membership_before b WHERE b.membership_id = union_membership.id)
    ORDER BY id)sql");
constexpr db::Sql select_reached{"memberships.select_reached_by_end", reached_text.view()};

constexpr db::Sql cut{"memberships.end_with_union", R"sql(
    UPDATE union_membership
    SET ended_on = :on, end_event = :event, end_place_id = COALESCE(:place, place_id), end_entered_at = :at,
        end_entered_by = :by
    WHERE union_id = :union AND withdrawn_at IS NULL AND joined_on < :on AND (
        ended_on IS NULL OR ended_on > :on OR (ended_on = :on AND end_event = 'union_ended'))
      AND NOT EXISTS (SELECT 1 FROM union_membership_before b WHERE b.membership_id = union_membership.id))sql"};
constexpr db::Sql withdraw_later{"memberships.withdraw_after_union", R"sql(
    UPDATE union_membership SET withdrawn_at = :at, withdrawn_by = :by
    WHERE union_id = :union AND withdrawn_at IS NULL AND joined_on >= :on)sql"};

constexpr auto kept_text = db::joined(membership_columns, with_end, R"sql(,
        withdrawn_at, b_ended_on, b_end_event, b_end_place_id, b_end_entered_at, b_end_entered_by
    FROM union_membership JOIN (
        SELECT membership_id, union_id AS b_union_id, ended_on AS b_ended_on, end_event AS b_end_event,
               end_place_id AS b_end_place_id, end_entered_at AS b_end_entered_at, end_entered_by AS b_end_entered_by
        FROM union_membership_before) AS b ON b.membership_id = id
    WHERE b_union_id = :union ORDER BY id)sql");
constexpr db::Sql select_kept{"memberships.select_before_end", kept_text.view()};
constexpr auto begun_text = db::joined(membership_columns, with_end, R"sql(
    FROM union_membership
    WHERE withdrawn_at IS NULL AND goes_on_with_id IN (
        SELECT membership_id FROM union_membership_before WHERE union_id = :union) AND event_id IN (
        SELECT event_id FROM union_membership_before WHERE union_id = :union) ORDER BY id)sql");
constexpr db::Sql select_begun{"memberships.select_begun_by_end", begun_text.view()};

constexpr db::Sql put_back{"memberships.put_back", R"sql(
    UPDATE union_membership
    SET ended_on = :ended_on, end_event = :event, end_place_id = :place, end_entered_at = :at, end_entered_by = :by,
        withdrawn_at = NULL, withdrawn_by = NULL
    WHERE id = :id)sql"};
constexpr db::Sql withdraw_one{"memberships.withdraw_begun", R"sql(
    UPDATE union_membership SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id)sql"};
constexpr db::Sql delete_before{"memberships.delete_before_of_one",
                                "DELETE FROM union_membership_before WHERE membership_id = :id"};
constexpr db::Sql delete_all_before{"memberships.delete_before_of_union",
                                    "DELETE FROM union_membership_before WHERE union_id = :union"};
constexpr db::Sql select_before{"memberships.select_before_of_one", R"sql(
    SELECT ended_on, end_event, end_place_id, end_entered_at, end_entered_by
    FROM union_membership_before WHERE membership_id = :id)sql"};

constexpr db::Sql all[] = {select_reached, cut,          withdraw_later, select_kept,       select_begun,
                           put_back,       withdraw_one, delete_before,  delete_all_before, select_before};

/// How a membership ends, and what its row knows of that.
struct Ending {
    std::optional<Date> on = {};
    std::optional<End> how = {};
    std::optional<UnitId> place = {};
    std::optional<base::Instant> at = {};
    std::optional<UserId> by = {};
};
Ending ending_of(db::Row const& row, int first)
{
    Ending ending{.on = row.maybe_date(first)};
    if (auto const how = row.maybe_string(first + 1)) ending.how = parse_end(*how);
    ending.place = row.maybe_id<UnitId>(first + 2);
    ending.at = row.maybe_instant(first + 3);
    ending.by = row.maybe_id<UserId>(first + 4);
    return ending;
}

struct Reached {
    Membership membership;
    Ending ending;   // as its row says it
};
Reached reached_of(db::Row const& row)
{
    Reached one{membership_of(row), {}};
    one.ending = {one.membership.ended_on, one.membership.end, row.maybe_id<UnitId>(next_column),
                  row.maybe_instant(next_column + 1), row.maybe_id<UserId>(next_column + 2)};
    return one;
}

/// One that was entered as ended with the union would have gone on without that.
void open_end(Reached& one, Date on)
{
    if (one.ending.on != on || one.ending.how != End::union_ended) return;
    one.ending = {};
    one.membership.ended_on.reset();
    one.membership.end.reset();
}

std::vector<Reached> read(db::Rows rows)
{
    std::vector<Reached> found;
    for (auto const& row : rows) found.push_back(reached_of(row));
    return found;
}

bool is_divided(db::Connection& tx, UnitId unit, Date on)
{
    return std::ranges::count_if(organisations::successors(tx, unit),
                                 [&](auto const& line) { return line.effective_on == on && !line.is_empty(); }) > 1;
}

/// The first day on which the person is a member elsewhere, of those on which this membership would stand.
std::optional<Date> elsewhere_from(db::Connection& tx, Membership const& m, std::optional<Date> until)
{
    for (auto const& other : of_person(tx, m.person)) {
        if (other.id == m.id || other.joined_on >= until.value_or(base::forever)) continue;
        if (other.ended_on.value_or(base::forever) <= m.joined_on) continue;
        return std::max(other.joined_on, m.joined_on);
    }
    return std::nullopt;
}

void keep_before(Change const& change, Ended const& ended, std::span<Reached const> reached)
{
    auto rows =
        change.tx.bulk("union_membership_before", {"membership_id", "union_id", "event_id", "ended_on", "end_event",
                                                   "end_place_id", "end_entered_at", "end_entered_by"});
    for (auto const& [m, ending] : reached)
        rows->row({m.id, ended.unit, ended.event, ending.on, ending.how ? db::Value{name_of(*ending.how)} : db::Value{},
                   ending.place, ending.at, ending.by});
    rows->done();
}

/// Where they go on: the other union as it stands on the day.
struct Home {
    UnitId union_;
    std::optional<UnitId> place = {};
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};
};
Home home_of(db::Connection& tx, UnitId union_, Date on)
{
    Home home{.union_ = union_};
    if (auto const unit = organisations::find(tx, union_, on)) {
        home.place = unit->place;
        home.enterprise = unit->enterprise;
    }
    if (auto const known = grassroots::find(tx, union_, on)) home.ownership = known->ownership;
    return home;
}

/// The same people in the successor, from the day of the end or of their joining on.
void go_on(Change const& change, Ended const& ended, std::span<Reached const> reached)
{
    auto const home = home_of(change.tx, *ended.successor, ended.on);
    std::vector<NewMembership> made;
    for (auto const& [before, ending] : reached) {
        auto m = before;
        m.union_ = home.union_;
        m.place = home.place.value_or(before.place);
        m.enterprise = home.enterprise;
        m.ownership = home.ownership;
        if (before.joined_on < ended.on) m.how = How::transferred_in;
        m.joined_on = std::max(before.joined_on, ended.on);
        m.event = ended.event;
        m.goes_on_with = before.id;
        if (auto const elsewhere = elsewhere_from(change.tx, m, m.ended_on)) {
            if (*elsewhere <= m.joined_on) continue;
            m.ended_on = elsewhere;
            m.end = End::transferred_out;
        }
        made.push_back({std::move(m)});
    }
    add(change.tx, change.placement, change.entry, made);
}

std::vector<std::int64_t> ids_of(std::span<Membership const> memberships)
{
    std::vector<std::int64_t> ids;
    for (auto const& m : memberships) ids.push_back(m.id.value);
    return ids;
}

/// Ends the memberships as the decision says, in their rows and in the ledger.
void end_rows(Change const& change, Ended const& ended, std::span<Reached const> reached)
{
    auto const end = ended.successor ? End::transferred_out : End::union_ended;
    auto const place = last_place(change.tx, ended.unit, ended.on);
    change.tx.change(cut, {{"on", ended.on},
                           {"event", name_of(end)},
                           {"place", place},
                           {"at", change.entry.at},
                           {"by", change.entry.by},
                           {"union", ended.unit}});
    change.tx.change(withdraw_later,
                     {{"at", change.entry.at}, {"by", change.entry.by}, {"union", ended.unit}, {"on", ended.on}});
    std::vector<Membership> cut_short;
    std::vector<UnitId> places;
    std::vector<Membership> later;
    std::vector<accounts::AuditEntry> audits;
    for (auto const& [m, ending] : reached) {
        bool const is_later = m.joined_on >= ended.on;
        audits.push_back({is_later ? "withdrawn" : "ended", "union_membership", m.id.value});
        auto& kept = is_later ? later : cut_short;
        kept.push_back(m);
        if (is_later) continue;
        kept.back().ended_on = ended.on;
        kept.back().end = end;
        places.push_back(place.value_or(m.place));
    }
    withdraw_facts(change.tx, change.placement, change.entry, ids_of(later));
    renew_ends(change, cut_short, places);
    accounts::audit(change.tx, change.entry.by, change.entry.at, audits);
}

/// One that the end of the union changed.
struct Kept {
    Reached now;
    bool is_withdrawn = false;
    Ending before;
};
std::vector<Kept> kept_of(db::Connection& tx, UnitId union_)
{
    std::vector<Kept> all_kept;
    for (auto const& row : tx.run(select_kept, {{"union", union_}}))
        all_kept.push_back(
            {reached_of(row), row.maybe_instant(next_column + 3).has_value(), ending_of(row, next_column + 4)});
    return all_kept;
}

/// Takes back what began in the successor; gives by the membership before how it has ended meanwhile.
std::map<MembershipId, Ending> take_back_begun(Change const& change, UnitId union_)
{
    std::map<MembershipId, Ending> since;
    std::vector<std::int64_t> ids;
    std::vector<accounts::AuditEntry> audits;
    for (auto const& [m, ending] : read(change.tx.run(select_begun, {{"union", union_}}))) {
        since[*m.goes_on_with] = ending;
        // the successor has ended too: what stood before that
        auto rows = change.tx.run(select_before, {{"id", m.id}});
        if (auto const row = rows.first()) since[*m.goes_on_with] = ending_of(*row, 0);
        ids.push_back(m.id.value);
        audits.push_back({"withdrawn", "union_membership", m.id.value});
    }
    for (auto const id : ids) {
        change.tx.change(withdraw_one, {{"at", change.entry.at}, {"by", change.entry.by}, {"id", id}});
        change.tx.change(delete_before, {{"id", id}});
    }
    withdraw_facts(change.tx, change.placement, change.entry, ids);
    accounts::audit(change.tx, change.entry.by, change.entry.at, audits);
    return since;
}

}   // namespace

void end_with(Change const& change, Ended const& ended)
{
    auto reached = read(change.tx.run(select_reached, {{"union", ended.unit}, {"on", ended.on}}));
    if (reached.empty() || is_divided(change.tx, ended.unit, ended.on)) return;
    for (auto& one : reached) open_end(one, ended.on);
    end_rows(change, ended, reached);
    keep_before(change, ended, reached);
    if (ended.successor) go_on(change, ended, reached);
}

void stand_again(Change const& change, Ended const& ended)
{
    auto const all_kept = kept_of(change.tx, ended.unit);
    if (all_kept.empty()) return;
    auto const since = take_back_begun(change, ended.unit);
    std::vector<Membership> restored;
    std::vector<UnitId> places;
    std::vector<Membership> joined_again;
    std::vector<accounts::AuditEntry> audits;
    for (auto const& kept : all_kept) {
        auto m = kept.now.membership;
        if (!kept.is_withdrawn && m.ended_on != ended.on) continue;   // told otherwise since
        auto ending = kept.before;
        auto const begun = since.find(m.id);
        if (begun != since.end() && begun->second.on != ending.on) ending = begun->second;
        if (auto const elsewhere = elsewhere_from(change.tx, m, ending.on)) {
            if (*elsewhere <= m.joined_on) continue;
            ending = {*elsewhere, End::transferred_out, ending.place, change.entry.at, change.entry.by};
        }
        if (ending.on && ending.on != kept.before.on)
            ending.place = organisations::find(change.tx, m.union_, *ending.on).value_or(organisations::Unit{}).place;
        if (ending.on && !ending.place) ending.place = m.place;
        change.tx.change_one(put_back, {{"ended_on", ending.on},
                                        {"event", ending.how ? db::Value{name_of(*ending.how)} : db::Value{}},
                                        {"place", ending.place},
                                        {"at", ending.at},
                                        {"by", ending.by},
                                        {"id", m.id}});
        m.ended_on = ending.on;
        m.end = ending.how;
        audits.push_back({"changed", "union_membership", m.id.value});
        if (kept.is_withdrawn) joined_again.push_back(m);
        restored.push_back(std::move(m));
        places.push_back(ending.place.value_or(UnitId{}));
    }
    change.tx.change(delete_all_before, {{"union", ended.unit}});
    record_joinings(change, joined_again);
    renew_ends(change, restored, places);
    accounts::audit(change.tx, change.entry.by, change.entry.at, audits);
}

std::optional<Date> members_end_on(db::Connection& tx, UnitId union_, std::optional<Date> ended_on)
{
    return ended_on && !is_divided(tx, union_, *ended_on) ? ended_on : std::nullopt;
}

void settle(Change const& change, UnitId union_)
{
    auto const unit = organisations::find(change.tx, union_, base::civil_day(change.entry.at));
    if (unit && unit->ended_on) end_with(change, organisations::end_of(change.tx, union_, *unit->ended_on));
}

std::span<db::Sql const> ending_statements() { return all; }

}   // namespace memberships
