#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "registers/people/store.hpp"
#include "work/training/class.hpp"

namespace training {

inline constexpr web::Permission view_training{"training.view"};
inline constexpr web::Permission edit_training{"training.edit"};

/// Within the scope that the actor has the permission in, by today's tree (a former unit's records are seen by its
/// successors), or, to look at, attended by people of the actor's own organisation (rule T-7); else empty.
std::optional<TrainingClass> find(db::Connection& tx, web::Actor const& actor, ClassId id, base::Date today,
                                  web::Permission permission = view_training);
/// Without scope, for imports.
std::optional<TrainingClass> find_by_code(db::Connection& tx, std::string_view code);

struct ClassFilter {
    std::string q = {};      // words of the name, or the code; accents do not matter
    std::string type = {};   // code of a ClassType, "" = all
    int year = 0;            // of the opening day, 0 = all
};
struct ClassRow {
    TrainingClass training_class;
    Participations participations;
    std::int64_t passed = 0;
};
struct ClassPage {
    std::vector<ClassRow> rows;
    std::optional<web::Cursor> next = {};
};
/// Newest first, `size` rows after the cursor; a cursor's key is the opening day.
ClassPage list(db::Connection& tx, web::Actor const& actor, ClassFilter const& filter,
               std::optional<web::Cursor> const& after, std::size_t size, base::Date today);
/// Years in which classes opened, newest first.
std::vector<int> years(db::Connection& tx);

/// Adds a class, with its fact and audit entry. A code that is taken is a db::Conflict; ask find_by_code before.
ClassId add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
            TrainingClass const& made);
/// Saves a changed class when its revision still stands; facts of it and of its enrolments move along.
/// A newer revision is a db::Conflict.
void change(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
            TrainingClass const& changed);

struct Enrolment {
    EnrolmentId id;
    PersonId person;
    UnitId place;
    std::optional<EnterpriseId> enterprise = {};
    std::string sex = {};
    std::string workplace = {};
    std::string ownership = {};   // of the enterprise, as of the class
    ResultKind result = ResultKind::none;
    std::optional<std::int64_t> mark_tenths = {};
    std::optional<Certificate> certificate = {};
};
/// Of one class, in the order they were entered.
std::vector<Enrolment> enrolments(db::Connection& tx, ClassId id);
/// The class of a standing enrolment.
std::optional<ClassId> class_of(db::Connection& tx, EnrolmentId id);
std::optional<Enrolment> find_enrolment(db::Connection& tx, ClassId class_id, EnrolmentId id);

/// What a person attended, newest first.
struct Attended {
    TrainingClass training_class;
    ResultKind result = ResultKind::none;
    std::string certificate_number = {};
    std::optional<base::Date> issued_on = {};
};
std::vector<Attended> attended_by(db::Connection& tx, PersonId person);

struct NewEnrolment {
    TrainingClass const* training_class = nullptr;
    PersonId person;
    std::string sex = {};
    UnitId place;
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};
    std::string workplace = {};
    ResultKind result = ResultKind::none;
    std::string certificate_number = {};   // "" = none
    std::optional<base::Date> issued_on = {};
    bool made_person = false;   // the import that enrols has made the person too
};
enum class Enrolled : std::uint8_t { created, already, number_taken };
struct EnrolledRow {
    Enrolled state = Enrolled::already;
    EnrolmentId id;
};
/// Enrols many at once, with results, certificates, facts and audit. Same order. A person already in the class is
/// `already`, also when it stands twice in one call; one whose certificate number the issuer has given to somebody else
/// is not enrolled: `number_taken`.
std::vector<EnrolledRow> enrol(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               std::span<NewEnrolment const> rows);
/// Whether the issuer has given this number already.
bool number_is_taken(db::Connection& tx, UnitId issuer, std::string_view number);
/// The unit in whose register a class's certificates are numbered: its organiser, else its place.
UnitId issuer_of(TrainingClass const& training_class);

/// Writes the facts of all standing enrolments of a class anew, after its type or opening day changed.
void renew_facts(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 TrainingClass const& training_class);

/// A correction ends the standing result and adds the new one; `none` only ends it.
void save_result(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 TrainingClass const& training_class, Enrolment const& enrolment, ResultKind result,
                 std::optional<std::int64_t> mark_tenths);
CertificateId save_certificate(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               TrainingClass const& training_class, Enrolment const& enrolment,
                               Certificate const& certificate);
/// The number stays in the register.
void cancel_certificate(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                        Certificate const& certificate, base::Date cancelled_on, std::string_view reason);

/// Empty while the certificate of that number stands; else the day on which it was cancelled or taken back. The day is
/// not known when its enrolment was forgotten.
struct EndOfCertificate {
    std::optional<base::Date> on = {};
};
std::optional<EndOfCertificate> end_of_certificate(db::Connection& tx, EnrolmentId id, std::string_view number);

/// Takes an enrolment back: it was a mistake. Its facts, result and certificate go with it.
void withdraw_enrolments(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                         std::span<EnrolmentId const> ids);
/// Removes the rows of withdrawn enrolments whose import is undone, so that the people it made can go too; the ledger
/// and the log keep that they were there.
void forget_enrolments(db::Connection& tx, std::span<EnrolmentId const> ids);
/// The people of these enrolments, by whether their import made them.
people::LetGo people_of(db::Connection& tx, std::span<EnrolmentId const> ids);
/// Takes classes back that have no standing enrolments; gives those that have.
std::vector<ClassId> withdraw_classes(db::Connection& tx, ledger::Placement const& placement,
                                      ledger::Entry const& entry, std::span<ClassId const> ids);

struct Session {
    SessionId id;
    base::Date held_on;
    std::string topic;
    std::int64_t periods = 0;
};
std::vector<Session> sessions(db::Connection& tx, ClassId id);
std::optional<Session> find_session(db::Connection& tx, ClassId class_id, SessionId id);
SessionId add_session(db::Connection& tx, ledger::Entry const& entry, ClassId id, Session const& session);
/// Periods attended, by enrolment and session; what is not there was not recorded.
struct AttendanceCell {
    SessionId session;
    EnrolmentId enrolment;
    std::int64_t periods_attended = 0;
};
std::vector<AttendanceCell> attendance(db::Connection& tx, ClassId id);
/// Replaces what was recorded for these sessions and enrolments.
void save_attendance(db::Connection& tx, ledger::Entry const& entry, std::span<AttendanceCell const> cells);

std::vector<db::Sql> const& statements();

}   // namespace training
