#include "kernel/accounts/audit.hpp"
#include "work/training/facts.hpp"
#include "work/training/store.hpp"
#include "work/training/store_parts.hpp"

namespace training {
namespace {

constexpr db::Sql end_result{"training.end_result", R"sql(
    UPDATE class_result SET withdrawn_at = :at, withdrawn_by = :by
    WHERE enrolment_id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql insert_result{"training.insert_result", R"sql(
    INSERT INTO class_result (id, enrolment_id, result, mark_tenths, entered_at, entered_by)
    VALUES (:id, :enrolment, :result, :mark, :at, :by))sql"};

constexpr db::Sql insert_certificate{"training.insert_certificate", R"sql(
    INSERT INTO certificate (id, enrolment_id, issuer_id, number, issued_on, cancel_reason, entered_at, entered_by)
    VALUES (:id, :enrolment, :issuer, :number, :issued_on, '', :at, :by))sql"};

constexpr db::Sql cancel{"training.cancel_certificate", R"sql(
    UPDATE certificate SET cancelled_on = :cancelled_on, cancel_reason = :reason
    WHERE id = :id AND cancelled_on IS NULL AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_ends{"training.select_certificate_ends", R"sql(
    SELECT cancelled_on, withdrawn_at FROM certificate
    WHERE enrolment_id = :enrolment AND number = :number ORDER BY id DESC)sql"};

constexpr db::Sql all_statements[] = {end_result, insert_result, insert_certificate, cancel, select_ends};

EnrolmentFacts facts_of(TrainingClass const& training_class, Enrolment const& e)
{
    return {&training_class, e.id, e.person, e.sex, e.place, e.enterprise, e.ownership};
}

}   // namespace

void save_result(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 TrainingClass const& training_class, Enrolment const& enrolment, ResultKind result,
                 std::optional<std::int64_t> mark_tenths)
{
    if (tx.change(end_result, {{"at", entry.at}, {"by", entry.by}, {"id", enrolment.id}}) > 0)
        ledger::withdraw(tx, placement, entry, "class_result", std::span{&enrolment.id.value, 1});
    if (result != ResultKind::none) {
        tx.change(insert_result, {{"id", tx.new_id<ResultId>()},
                                  {"enrolment", enrolment.id},
                                  {"result", name_of(result)},
                                  {"mark", mark_tenths},
                                  {"at", entry.at},
                                  {"by", entry.by}});
        if (result == ResultKind::passed) {
            auto const fact = passed_fact(facts_of(training_class, enrolment));
            ledger::record(tx, placement, entry, std::span{&fact, 1});
        }
    }
    accounts::audit(tx, entry.by, entry.at, {"result_recorded", "enrolment", enrolment.id.value});
}

CertificateId save_certificate(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                               TrainingClass const& training_class, Enrolment const& enrolment,
                               Certificate const& certificate)
{
    auto const id = tx.new_id<CertificateId>();
    tx.change(insert_certificate, {{"id", id},
                                   {"enrolment", enrolment.id},
                                   {"issuer", issuer_of(training_class)},
                                   {"number", certificate.number},
                                   {"issued_on", certificate.issued_on},
                                   {"at", entry.at},
                                   {"by", entry.by}});
    auto const fact = certificate_fact(facts_of(training_class, enrolment), id, certificate.issued_on);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
    accounts::audit(tx, entry.by, entry.at, {"issued", "certificate", id.value});
    return id;
}

void cancel_certificate(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                        Certificate const& certificate, base::Date cancelled_on, std::string_view reason)
{
    tx.change_one(cancel, {{"cancelled_on", cancelled_on}, {"reason", reason}, {"id", certificate.id}});
    ledger::withdraw(tx, placement, entry, "certificate", std::span{&certificate.id.value, 1});
    accounts::audit(tx, entry.by, entry.at, {"cancelled", "certificate", certificate.id.value});
}

std::optional<EndOfCertificate> end_of_certificate(db::Connection& tx, EnrolmentId id, std::string_view number)
{
    auto rows = tx.run(select_ends, {{"enrolment", id}, {"number", number}});
    auto const row = rows.first();   // the newest: a number taken back may have been given anew
    if (!row) return EndOfCertificate{};
    if (auto const withdrawn = row->maybe_instant(1)) return EndOfCertificate{base::civil_day(*withdrawn)};
    auto const cancelled_on = row->maybe_date(0);
    return cancelled_on ? std::optional{EndOfCertificate{cancelled_on}} : std::nullopt;
}

std::span<db::Sql const> result_statements() { return all_statements; }

}   // namespace training
