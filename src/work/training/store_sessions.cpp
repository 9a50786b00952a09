#include "kernel/accounts/audit.hpp"
#include "work/training/store.hpp"
#include "work/training/store_parts.hpp"

namespace training {
namespace {

constexpr db::Sql select_sessions{"training.select_sessions", R"sql(
    SELECT id, held_on, topic, periods FROM class_session WHERE class_id = :class_id ORDER BY held_on, id)sql"};

constexpr db::Sql insert_session{"training.insert_session", R"sql(
    INSERT INTO class_session (id, class_id, held_on, topic, periods, entered_at, entered_by)
    VALUES (:id, :class_id, :held_on, :topic, :periods, :at, :by))sql"};

constexpr db::Sql select_attendance{"training.select_attendance", R"sql(
    SELECT a.session_id, a.enrolment_id, a.periods_attended
    FROM attendance a JOIN class_session s ON s.id = a.session_id
    WHERE s.class_id = :class_id ORDER BY a.session_id, a.enrolment_id)sql"};

constexpr db::Sql upsert_attendance{"training.upsert_attendance", R"sql(
    INSERT INTO attendance (session_id, enrolment_id, periods_attended, entered_at, entered_by)
    VALUES (:session, :enrolment, :periods, :at, :by)
    ON CONFLICT (session_id, enrolment_id)
    DO UPDATE SET periods_attended = excluded.periods_attended, entered_at = excluded.entered_at,
                  entered_by = excluded.entered_by)sql"};

constexpr db::Sql all_statements[] = {select_sessions, insert_session, select_attendance, upsert_attendance};

}   // namespace

std::vector<Session> sessions(db::Connection& tx, ClassId id)
{
    std::vector<Session> all;
    for (auto const& row : tx.run(select_sessions, {{"class_id", id}}))
        all.push_back({row.id<SessionId>(0), row.date(1), row.string(2), row.integer(3)});
    return all;
}

std::optional<Session> find_session(db::Connection& tx, ClassId class_id, SessionId id)
{
    for (auto& session : sessions(tx, class_id))
        if (session.id == id) return std::move(session);
    return std::nullopt;
}

SessionId add_session(db::Connection& tx, ledger::Entry const& entry, ClassId id, Session const& session)
{
    auto const session_id = tx.new_id<SessionId>();
    tx.change(insert_session, {{"id", session_id},
                               {"class_id", id},
                               {"held_on", session.held_on},
                               {"topic", session.topic},
                               {"periods", session.periods},
                               {"at", entry.at},
                               {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "class_session", session_id.value});
    return session_id;
}

std::vector<AttendanceCell> attendance(db::Connection& tx, ClassId id)
{
    std::vector<AttendanceCell> all;
    for (auto const& row : tx.run(select_attendance, {{"class_id", id}}))
        all.push_back({row.id<SessionId>(0), row.id<EnrolmentId>(1), row.integer(2)});
    return all;
}

void save_attendance(db::Connection& tx, ledger::Entry const& entry, std::span<AttendanceCell const> cells)
{
    for (auto const& cell : cells) {
        tx.change(upsert_attendance, {{"session", cell.session},
                                      {"enrolment", cell.enrolment},
                                      {"periods", cell.periods_attended},
                                      {"at", entry.at},
                                      {"by", entry.by}});
        accounts::audit(tx, entry.by, entry.at, {"attendance_recorded", "enrolment", cell.enrolment.value});
    }
}

std::span<db::Sql const> session_statements() { return all_statements; }

}   // namespace training
