#include <map>
#include <set>

#include "base/numbers.hpp"
#include "kernel/accounts/audit.hpp"
#include "work/training/facts.hpp"
#include "work/training/store.hpp"
#include "work/training/store_parts.hpp"

namespace training {
namespace {

// the columns of an enrolment with its standing result and certificate, in the order enrolment_of reads them
constexpr db::Sql select_enrolments{"training.select_enrolments", R"sql(
    SELECT e.id, e.person_id, e.place_id, e.enterprise_id, e.sex, e.workplace, r.result, r.mark_tenths,
           k.id, k.number, k.issued_on, e.ownership
    FROM enrolment e
    LEFT JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
    LEFT JOIN certificate k ON k.enrolment_id = e.id AND k.withdrawn_at IS NULL AND k.cancelled_on IS NULL
    WHERE e.class_id = :class_id AND e.withdrawn_at IS NULL AND (:id = 0 OR e.id = :id)
    ORDER BY e.id)sql"};

constexpr db::Sql select_attended{"training.select_attended", R"sql(
    SELECT c.id, c.code, c.name, c.class_type, c.opened_on, c.closed_on, c.decision_number, c.organiser_id, c.place_id,
           c.venue, c.periods, c.revision, r.result, k.number, k.issued_on
    FROM enrolment e
    JOIN training_class c ON c.id = e.class_id
    LEFT JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
    LEFT JOIN certificate k ON k.enrolment_id = e.id AND k.withdrawn_at IS NULL AND k.cancelled_on IS NULL
    WHERE e.person_id = :person AND e.withdrawn_at IS NULL
    ORDER BY c.opened_on DESC, e.id DESC)sql"};

constexpr db::Sql select_in_class{"training.select_in_class", R"sql(
    SELECT id FROM enrolment WHERE class_id = :class_id AND person_id = :person AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_for_withdrawal{"training.select_for_withdrawal", R"sql(
    SELECT k.id FROM certificate k WHERE k.enrolment_id = :id AND k.withdrawn_at IS NULL ORDER BY k.id)sql"};

constexpr db::Sql withdraw_enrolment{"training.withdraw_enrolment", R"sql(
    UPDATE enrolment SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql withdraw_results_of{"training.withdraw_results_of", R"sql(
    UPDATE class_result SET withdrawn_at = :at, withdrawn_by = :by
    WHERE enrolment_id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql withdraw_certificates_of{"training.withdraw_certificates_of", R"sql(
    UPDATE certificate SET withdrawn_at = :at, withdrawn_by = :by
    WHERE enrolment_id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_number{"training.select_number", R"sql(
    SELECT id FROM certificate WHERE issuer_id = :issuer AND number = :number AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_person{"training.select_person_of_enrolment",
                                "SELECT person_id, made_person FROM enrolment WHERE id = :id"};

constexpr db::Sql select_class{"training.select_class_of_enrolment",
                               "SELECT class_id FROM enrolment WHERE id = :id AND withdrawn_at IS NULL"};

constexpr db::Sql forget_certificates{"training.forget_certificates",
                                      "DELETE FROM certificate WHERE enrolment_id = :id"};
constexpr db::Sql forget_results{"training.forget_results", "DELETE FROM class_result WHERE enrolment_id = :id"};
constexpr db::Sql forget_attendance{"training.forget_attendance", "DELETE FROM attendance WHERE enrolment_id = :id"};
constexpr db::Sql forget_enrolment{"training.forget_enrolment",
                                   "DELETE FROM enrolment WHERE id = :id AND withdrawn_at IS NOT NULL"};

constexpr db::Sql all_statements[] = {
    forget_certificates, forget_results,           forget_attendance, forget_enrolment,      select_person,
    select_enrolments,   select_attended,          select_in_class,   select_for_withdrawal, withdraw_enrolment,
    withdraw_results_of, withdraw_certificates_of, select_number,     select_class};

Enrolment enrolment_of(db::Row const& row)
{
    Enrolment e{row.id<EnrolmentId>(0), row.id<PersonId>(1), row.id<UnitId>(2), row.maybe_id<EnterpriseId>(3),
                row.string(4),          row.string(5),       row.string(11)};

    if (auto const result = row.maybe_string(6)) e.result = *parse_result(*result);
    e.mark_tenths = row.maybe_integer(7);
    if (auto const certificate = row.maybe_id<CertificateId>(8))
        e.certificate = Certificate{*certificate, e.id, row.string(9), row.date(10)};
    return e;
}

struct Made {
    std::size_t row;
    EnrolmentId id;
    CertificateId certificate;
};

void insert_enrolments(db::Connection& tx, ledger::Entry const& entry, std::span<NewEnrolment const> rows,
                       std::span<Made const> made)
{
    auto bulk = tx.bulk("enrolment", {"id", "class_id", "person_id", "place_id", "enterprise_id", "ownership", "sex",
                                      "workplace", "made_person", "entered_at", "entered_by"});
    for (auto const& m : made) {
        auto const& r = rows[m.row];
        bulk->row({m.id, r.training_class->id, r.person, r.place, r.enterprise, r.ownership, r.sex, r.workplace,
                   r.made_person ? 1 : 0, entry.at, entry.by});
    }
    bulk->done();
}

void insert_results(db::Connection& tx, ledger::Entry const& entry, std::span<NewEnrolment const> rows,
                    std::span<Made const> made)
{
    auto bulk = tx.bulk("class_result", {"id", "enrolment_id", "result", "entered_at", "entered_by"});
    for (auto const& m : made)
        if (auto const result = rows[m.row].result; result != ResultKind::none)
            bulk->row({tx.new_id<ResultId>(), m.id, name_of(result), entry.at, entry.by});
    bulk->done();
}

void insert_certificates(db::Connection& tx, ledger::Entry const& entry, std::span<NewEnrolment const> rows,
                         std::span<Made const> made)
{
    auto bulk = tx.bulk("certificate", {"id", "enrolment_id", "issuer_id", "number", "issued_on", "cancel_reason",
                                        "entered_at", "entered_by"});
    for (auto const& m : made) {
        auto const& r = rows[m.row];
        if (m.certificate)
            bulk->row({m.certificate, m.id, issuer_of(*r.training_class), r.certificate_number, *r.issued_on, "",
                       entry.at, entry.by});
    }
    bulk->done();
}

std::vector<ledger::Fact> facts_of(std::span<NewEnrolment const> rows, std::span<Made const> made)
{
    std::vector<ledger::Fact> facts;
    for (auto const& m : made) {
        auto const& r = rows[m.row];
        EnrolmentFacts const e{r.training_class, m.id, r.person, r.sex, r.place, r.enterprise, r.ownership};
        facts.push_back(participation_fact(e));
        if (r.result == ResultKind::passed) facts.push_back(passed_fact(e));
        if (m.certificate) facts.push_back(certificate_fact(e, m.certificate, *r.issued_on));
    }
    return facts;
}

}   // namespace

std::vector<Enrolment> enrolments(db::Connection& tx, ClassId id)
{
    std::vector<Enrolment> all;
    for (auto const& row : tx.run(select_enrolments, {{"class_id", id}, {"id", 0}})) all.push_back(enrolment_of(row));
    return all;
}

std::optional<ClassId> class_of(db::Connection& tx, EnrolmentId id)
{
    auto rows = tx.run(select_class, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{row->id<ClassId>(0)} : std::nullopt;
}

std::optional<Enrolment> find_enrolment(db::Connection& tx, ClassId class_id, EnrolmentId id)
{
    if (!id) return std::nullopt;
    auto rows = tx.run(select_enrolments, {{"class_id", class_id}, {"id", id}});
    auto const row = rows.first();
    return row ? std::optional{enrolment_of(*row)} : std::nullopt;
}

std::vector<Attended> attended_by(db::Connection& tx, PersonId person)
{
    std::vector<Attended> all;
    for (auto const& row : tx.run(select_attended, {{"person", person}})) {
        TrainingClass training_class{
            row.id<ClassId>(0), row.string(1),     row.string(2),         row.string(3),
            row.date(4),        row.maybe_date(5), row.string(6),         row.maybe_id<UnitId>(7),
            row.id<UnitId>(8),  row.string(9),     row.maybe_integer(10), row.integer(11)};
        all.push_back({std::move(training_class), *parse_result(row.maybe_string(12).value_or("")),
                       row.maybe_string(13).value_or(""), row.maybe_date(14)});
    }
    return all;
}

std::vector<EnrolledRow> enrol(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               std::span<NewEnrolment const> rows)
{
    std::vector<EnrolledRow> states(rows.size());
    std::vector<Made> made;
    std::map<std::pair<ClassId, PersonId>, EnrolmentId> in_this_call;
    std::set<std::pair<UnitId, std::string_view>> numbers;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& r = rows[i];
        std::pair const key{r.training_class->id, r.person};
        if (auto const seen = in_this_call.find(key); seen != in_this_call.end()) {
            states[i] = {Enrolled::already, seen->second};
            continue;
        }
        auto found = tx.run(select_in_class, {{"class_id", key.first}, {"person", key.second}});
        if (auto const row = found.first())
            states[i] = {Enrolled::already, row->id<EnrolmentId>(0)};
        else if (!r.certificate_number.empty() &&
                 (!numbers.emplace(issuer_of(*r.training_class), r.certificate_number).second ||
                  number_is_taken(tx, issuer_of(*r.training_class), r.certificate_number))) {
            states[i] = {Enrolled::number_taken, {}};
            continue;
        } else {
            bool const certified = !r.certificate_number.empty();
            Made const m{i, tx.new_id<EnrolmentId>(), certified ? tx.new_id<CertificateId>() : CertificateId{}};
            states[i] = {Enrolled::created, m.id};
            made.push_back(m);
        }
        in_this_call.emplace(key, states[i].id);
    }
    if (made.empty()) return states;

    insert_enrolments(tx, entry, rows, made);
    insert_results(tx, entry, rows, made);
    insert_certificates(tx, entry, rows, made);
    ledger::record(tx, placement, entry, facts_of(rows, made));
    std::vector<accounts::AuditEntry> entries;
    for (auto const& m : made) entries.push_back({"created", "enrolment", m.id.value});
    accounts::audit(tx, entry.by, entry.at, entries);
    return states;
}

bool number_is_taken(db::Connection& tx, UnitId issuer, std::string_view number)
{
    return tx.run(select_number, {{"issuer", issuer}, {"number", number}}).first().has_value();
}

people::LetGo people_of(db::Connection& tx, std::span<EnrolmentId const> ids)
{
    people::LetGo let_go;
    for (auto const id : ids) {
        auto rows = tx.run(select_person, {{"id", id}});
        if (auto const row = rows.first()) (row->flag(1) ? let_go.made : let_go.others).push_back(row->id<PersonId>(0));
    }
    return let_go;
}

void withdraw_enrolments(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                         std::span<EnrolmentId const> ids)
{
    std::vector<std::int64_t> withdrawn;
    std::vector<std::int64_t> certificates;
    std::vector<accounts::AuditEntry> entries;
    for (auto const id : ids) {
        db::Params const params = {{"at", entry.at}, {"by", entry.by}, {"id", id}};
        if (tx.change(withdraw_enrolment, params) == 0) continue;
        for (auto const& row : tx.run(select_for_withdrawal, {{"id", id}})) certificates.push_back(row.integer(0));
        tx.change(withdraw_results_of, params);
        tx.change(withdraw_certificates_of, params);
        withdrawn.push_back(id.value);
        entries.push_back({"withdrawn", "enrolment", id.value});
    }
    ledger::withdraw(tx, placement, entry, "enrolment", withdrawn);
    ledger::withdraw(tx, placement, entry, "class_result", withdrawn);
    ledger::withdraw(tx, placement, entry, "certificate", certificates);
    accounts::audit(tx, entry.by, entry.at, entries);
}

void forget_enrolments(db::Connection& tx, std::span<EnrolmentId const> ids)
{
    for (auto const id : ids)
        for (auto const& sql : {forget_certificates, forget_results, forget_attendance, forget_enrolment})
            tx.change(sql, {{"id", id}});
}

std::span<db::Sql const> enrolment_statements() { return all_statements; }

}   // namespace training
