#include "kernel/journeys/store.hpp"

#include "base/expect.hpp"
#include "base/numbers.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/journeys/clock.hpp"
#include "kernel/journeys/row.hpp"
#include "platform/db/many.hpp"

namespace journeys {
namespace {

constexpr auto one_text = db::joined(journey_columns, "WHERE id = :id");
constexpr db::Sql select_one{"journeys.select_one", one_text.view()};
constexpr auto of_subject_text =
    db::joined(journey_columns, "WHERE subject_kind = :kind AND subject_id = :subject ORDER BY id DESC");
constexpr db::Sql select_of_subject{"journeys.select_of_subject", of_subject_text.view()};
constexpr auto running_text = db::joined(journey_columns, R"sql(
    WHERE subject_kind = :kind AND subject_id = :subject AND code = :code AND ended_on IS NULL
    ORDER BY id DESC LIMIT 1)sql");
constexpr db::Sql select_running{"journeys.select_running", running_text.view()};
constexpr db::Sql select_of_office{"journeys.select_of_office",
                                   "SELECT 1 FROM journey WHERE office_id = :office LIMIT 1"};
constexpr db::Sql select_events{"journeys.select_events", R"sql(
    SELECT id, step, on_day, version, entered_at, entered_by, withdrawn_at, withdrawn_why, place_id, office_id,
           enterprise_id, ownership, sex
    FROM journey_event WHERE journey_id = :id ORDER BY on_day, id)sql"};
constexpr db::Sql select_values{"journeys.select_values", R"sql(
    SELECT v.event_id, v.name, v.kind, v.value
    FROM journey_value v JOIN journey_event e ON e.id = v.event_id WHERE e.journey_id = :id
    ORDER BY v.event_id, v.name)sql"};
constexpr db::Sql select_papers{"journeys.select_papers", R"sql(
    SELECT p.event_id, p.code, p.number, p.dated_on, p.issuer, p.expires_on, p.kept_at
    FROM journey_paper p JOIN journey_event e ON e.id = p.event_id WHERE e.journey_id = :id
    ORDER BY p.event_id, p.code)sql"};
constexpr db::Sql select_votes{"journeys.select_votes", R"sql(
    SELECT v.event_id, v.base, v.present, v.agreed, v.against, v.reached
    FROM journey_vote v JOIN journey_event e ON e.id = v.event_id WHERE e.journey_id = :id ORDER BY v.event_id)sql"};

constexpr db::Sql insert_journey{"journeys.insert_journey", R"sql(
    INSERT INTO journey (id, code, version, subject_kind, subject_id, title, office_id, place_id, begun_on, stage,
                         stage_since, due_on, revision, entered_at, entered_by)
    VALUES (:id, :code, :version, :subject_kind, :subject, :title, :office, :place, :begun_on, :stage, :begun_on,
            '9999-12-31', 1, :at, :by))sql"};
constexpr db::Sql insert_event{"journeys.insert_event", R"sql(
    INSERT INTO journey_event (id, journey_id, step, version, on_day, enterprise_id, ownership, sex, place_id,
                               office_id, entered_at, entered_by)
    VALUES (:id, :journey, :step, :version, :on, :enterprise, :ownership, :sex, :place, :office, :at, :by))sql"};
constexpr db::Sql insert_value{"journeys.insert_value", R"sql(
    INSERT INTO journey_value (event_id, name, kind, value) VALUES (:event, :name, :kind, :value))sql"};
constexpr db::Sql insert_paper{"journeys.insert_paper", R"sql(
    INSERT INTO journey_paper (event_id, code, number, dated_on, issuer, expires_on, kept_at)
    VALUES (:event, :code, :number, :dated_on, :issuer, :expires_on, :kept_at))sql"};
constexpr db::Sql insert_vote{"journeys.insert_vote", R"sql(
    INSERT INTO journey_vote (event_id, base, present, agreed, against, reached)
    VALUES (:event, :base, :present, :agreed, :against, :reached))sql"};
constexpr db::Sql update_standing{"journeys.update_standing", R"sql(
    UPDATE journey SET office_id = :office, place_id = :place, stage = :stage, stage_since = :since, due_on = :due,
                       ended_on = :ended, revision = revision + 1
    WHERE id = :id AND revision = :revision)sql"};
constexpr db::Sql update_forgotten{"journeys.update_forgotten", R"sql(
    UPDATE journey SET subject_id = 0, title = '' WHERE id = :id)sql"};
constexpr db::Sql delete_papers{"journeys.delete_papers", R"sql(
    DELETE FROM journey_paper WHERE event_id IN (SELECT id FROM journey_event WHERE journey_id = :id))sql"};
constexpr db::Sql delete_values{"journeys.delete_values", R"sql(
    DELETE FROM journey_value WHERE event_id IN (SELECT id FROM journey_event WHERE journey_id = :id))sql"};
constexpr db::Sql delete_votes{"journeys.delete_votes", R"sql(
    DELETE FROM journey_vote WHERE event_id IN (SELECT id FROM journey_event WHERE journey_id = :id))sql"};
constexpr db::Sql delete_events{"journeys.delete_events", "DELETE FROM journey_event WHERE journey_id = :id"};
constexpr db::Sql delete_journey{"journeys.delete_journey",
                                 "DELETE FROM journey WHERE id = :id AND revision = :revision"};
constexpr db::Sql update_withdrawn{"journeys.update_withdrawn", R"sql(
    UPDATE journey_event SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why
    WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all[] = {select_of_office, select_one,    select_running, select_of_subject, select_events,
                           select_values,    select_papers, select_votes,   insert_journey,    insert_event,
                           insert_value,     insert_paper,  insert_vote,    update_standing,   update_withdrawn,
                           update_forgotten, delete_papers, delete_values,  delete_votes,      delete_events,
                           delete_journey};

FieldValue value_in(std::string_view kind, std::string_view text)
{
    if (kind == "day") {
        auto const day = base::parse_date(text);
        base::expect(day.has_value(), "a journey's value is no day");
        return *day;
    }
    if (kind == "text") return std::string{text};
    auto const number = base::parse_whole(text);
    base::expect(number.has_value(), "a journey's value is no number");
    return *number;
}

struct Stored {
    std::string_view kind;
    std::string text;
};
Stored stored(FieldValue const& value)
{
    if (auto const* number = std::get_if<std::int64_t>(&value)) return {"number", std::to_string(*number)};
    if (auto const* day = std::get_if<base::Date>(&value)) return {"day", base::iso(*day)};
    return {"text", std::get<std::string>(value)};
}

void audit(db::Connection& tx, ledger::Entry const& entry, std::string_view action, std::string_view kind,
           std::int64_t id)
{
    accounts::audit(tx, entry.by, entry.at, accounts::AuditEntry{action, kind, id});
}

void save_standing(db::Connection& tx, Standing const& after)
{
    tx.change_one(update_standing, {{"id", after.journey.id},
                                    {"office", after.journey.office},
                                    {"place", after.journey.place},
                                    {"stage", after.stage},
                                    {"since", after.since},
                                    {"due", after.due_on.value_or(base::forever)},
                                    {"ended", after.ended_on},
                                    {"revision", after.journey.revision}});
}

}   // namespace

Standing standing_in(db::Row const& row)
{
    Standing standing{.journey = {.id = row.id<JourneyId>(0),
                                  .code = row.string(1),
                                  .version = row.integer(2),
                                  .subject_kind = row.string(3),
                                  .subject = row.integer(4),
                                  .title = row.string(5),
                                  .office = row.id<UnitId>(6),
                                  .place = row.id<UnitId>(7),
                                  .begun_on = row.date(8),
                                  .revision = row.integer(9)},
                      .stage = row.string(10),
                      .since = row.date(11),
                      .ended_on = row.maybe_date(13)};
    if (auto const due = row.date(12); due != base::forever) standing.due_on = due;
    return standing;
}

std::optional<Journey> find(db::Connection& tx, JourneyId id)
{
    auto found = find_standing(tx, id);
    return found ? std::optional{std::move(found->journey)} : std::nullopt;
}

std::optional<Standing> find_standing(db::Connection& tx, JourneyId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{standing_in(*row)} : std::nullopt;
}

std::vector<Event> events_of(db::Connection& tx, JourneyId id)
{
    std::vector<Event> events;
    std::map<std::int64_t, std::size_t> at;
    for (auto const& row : tx.run(select_events, {{"id", id}})) {
        at[row.integer(0)] = events.size();
        events.push_back({.id = row.id<EventId>(0),
                          .step = row.string(1),
                          .on = row.date(2),
                          .version = row.integer(3),
                          .counted = {row.maybe_id<EnterpriseId>(10), row.string(11), row.string(12)},
                          .place = row.id<UnitId>(8),
                          .office = row.maybe_id<UnitId>(9),
                          .entered_at = row.instant(4),
                          .entered_by = row.id<UserId>(5),
                          .withdrawn_at = row.maybe_instant(6),
                          .withdrawn_why = row.string(7)});
    }
    for (auto const& row : tx.run(select_values, {{"id", id}}))
        events[at[row.integer(0)]].values.emplace(row.string(1), value_in(row.text(2), row.text(3)));
    for (auto const& row : tx.run(select_papers, {{"id", id}}))
        events[at[row.integer(0)]].papers.push_back(
            {row.string(1), row.string(2), row.date(3), row.string(4), row.maybe_date(5), row.string(6)});
    for (auto const& row : tx.run(select_votes, {{"id", id}}))
        events[at[row.integer(0)]].vote =
            VoteCount{row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.flag(5)};
    return events;
}

std::vector<Journey> of_subject(db::Connection& tx, std::string_view kind, std::int64_t subject)
{
    std::vector<Journey> found;
    for (auto const& row : tx.run(select_of_subject, {{"kind", kind}, {"subject", subject}}))
        found.push_back(standing_in(row).journey);
    return found;
}

std::optional<Standing> running_about(db::Connection& tx, std::string_view code, std::int64_t subject)
{
    auto const* definition = newest(code);
    if (definition == nullptr) return std::nullopt;
    auto rows = tx.run(select_running, {{"kind", definition->subject}, {"subject", subject}, {"code", code}});
    auto const row = rows.first();
    return row ? std::optional{standing_in(*row)} : std::nullopt;
}

bool any_of_office(db::Connection& tx, UnitId office)
{
    return tx.run(select_of_office, {{"office", office}}).first().has_value();
}

Standing standing_of(Journey const& journey, State const& state, rulebook::Rulebook const& rules, base::Date today)
{
    Standing standing{.journey = journey, .stage = state.stage->code, .since = state.since};
    if (state.ended())
        standing.ended_on = state.since;
    else
        standing.due_on = next_due(clocks_of(state, rules, today));
    return standing;
}

JourneyId add(db::Connection& tx, ledger::Entry const& entry, Journey const& journey, std::string_view first_stage)
{
    auto const id = tx.new_id<JourneyId>();
    tx.change(insert_journey, {{"id", id},
                               {"code", journey.code},
                               {"version", journey.version},
                               {"subject_kind", journey.subject_kind},
                               {"subject", journey.subject},
                               {"title", journey.title},
                               {"office", journey.office},
                               {"place", journey.place},
                               {"begun_on", journey.begun_on},
                               {"stage", first_stage},
                               {"at", entry.at},
                               {"by", entry.by}});
    audit(tx, entry, "created", "journey", id.value);
    return id;
}

EventId add(db::Connection& tx, ledger::Entry const& entry, Event const& event, Standing const& after)
{
    save_standing(tx, after);
    auto const id = tx.new_id<EventId>();
    tx.change(insert_event, {{"id", id},
                             {"journey", after.journey.id},
                             {"step", event.step},
                             {"version", event.version},
                             {"on", event.on},
                             {"enterprise", event.counted.enterprise},
                             {"ownership", event.counted.ownership},
                             {"sex", event.counted.sex},
                             {"place", event.place},
                             {"office", event.office},
                             {"at", entry.at},
                             {"by", entry.by}});
    for (auto const& [name, value] : event.values) {
        auto const kept = stored(value);
        tx.change(insert_value, {{"event", id}, {"name", name}, {"kind", kept.kind}, {"value", kept.text}});
    }
    for (auto const& paper : event.papers)
        tx.change(insert_paper, {{"event", id},
                                 {"code", paper.code},
                                 {"number", paper.number},
                                 {"dated_on", paper.dated_on},
                                 {"issuer", paper.issuer},
                                 {"expires_on", paper.expires_on},
                                 {"kept_at", paper.kept_at}});
    if (event.vote)
        tx.change(insert_vote, {{"event", id},
                                {"base", event.vote->base},
                                {"present", event.vote->present},
                                {"agreed", event.vote->agreed},
                                {"against", event.vote->against},
                                {"reached", event.vote->reached ? 1 : 0}});
    audit(tx, entry, "created", "journey_event", id.value);
    return id;
}

void withdraw(db::Connection& tx, ledger::Entry const& entry, EventId event, std::string_view why,
              Standing const& after)
{
    save_standing(tx, after);
    tx.change_one(update_withdrawn, {{"at", entry.at}, {"by", entry.by}, {"why", why}, {"id", event}});
    audit(tx, entry, "withdrawn", "journey_event", event.value);
}

void forget(db::Connection& tx, ledger::Entry const& entry, JourneyId id)
{
    tx.change(update_forgotten, {{"id", id}});
    tx.change(delete_papers, {{"id", id}});
    audit(tx, entry, "forgotten", "journey", id.value);
}

void remove(db::Connection& tx, ledger::Entry const& entry, Journey const& journey)
{
    for (auto const* sql : {&delete_papers, &delete_values, &delete_votes, &delete_events})
        tx.change(*sql, {{"id", journey.id}});
    tx.change_one(delete_journey, {{"id", journey.id}, {"revision", journey.revision}});
    audit(tx, entry, "removed", "journey", journey.id.value);
}

std::span<db::Sql const> statements()
{
    static auto const every = [] {
        std::vector<db::Sql> gathered{std::begin(all), std::end(all)};
        gathered.insert(gathered.end(), list_statements().begin(), list_statements().end());
        return gathered;
    }();
    return every;
}

}   // namespace journeys
