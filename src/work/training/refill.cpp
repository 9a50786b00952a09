#include <optional>

#include "work/training/facts.hpp"
#include "work/training/store.hpp"
#include "work/training/store_parts.hpp"

namespace training {
namespace {

constexpr db::Sql select_refill{"training.select_refill", R"sql(
    SELECT e.id, e.person_id, e.place_id, e.enterprise_id, e.sex, e.ownership, c.class_type, c.opened_on, e.entered_by,
           e.entered_at, r.result, r.entered_by, r.entered_at, k.id, k.issued_on, k.entered_by, k.entered_at, c.id
    FROM enrolment e
    JOIN training_class c ON c.id = e.class_id
    LEFT JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
    LEFT JOIN certificate k ON k.enrolment_id = e.id AND k.withdrawn_at IS NULL AND k.cancelled_on IS NULL
    WHERE e.withdrawn_at IS NULL AND (:class_id = 0 OR e.class_id = :class_id)
    ORDER BY e.id)sql"};

constexpr db::Sql select_refill_classes{"training.select_refill_classes", R"sql(
    SELECT id, class_type, opened_on, place_id, entered_by, entered_at FROM training_class
    WHERE withdrawn_at IS NULL ORDER BY id)sql"};

constexpr db::Sql all_statements[] = {select_refill, select_refill_classes};

/// Gives each fact of a standing enrolment with who entered it, read from the columns of select_refill.
void give_enrolments(db::Connection& tx, std::optional<ClassId> only, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_refill, {{"class_id", only.value_or(ClassId{})}})) {
        TrainingClass const training_class{.id = row.id<ClassId>(17), .type = row.string(6), .opened_on = row.date(7)};
        auto const sex = row.string(4);
        auto const ownership = row.string(5);
        EnrolmentFacts const facts{&training_class,
                                   row.id<EnrolmentId>(0),
                                   row.id<PersonId>(1),
                                   sex,
                                   row.id<UnitId>(2),
                                   row.maybe_id<EnterpriseId>(3),
                                   ownership};
        give(participation_fact(facts), {row.id<UserId>(8), row.instant(9)});
        if (row.maybe_string(10) == "passed") give(passed_fact(facts), {row.id<UserId>(11), row.instant(12)});
        if (auto const certificate = row.maybe_id<CertificateId>(13))
            give(certificate_fact(facts, *certificate, row.date(14)), {row.id<UserId>(15), row.instant(16)});
    }
}

}   // namespace

void renew_facts(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                 TrainingClass const& training_class)
{
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> certificates;
    for (auto const& e : enrolments(tx, training_class.id)) {
        ids.push_back(e.id.value);
        if (e.certificate) certificates.push_back(e.certificate->id.value);
    }
    ledger::withdraw(tx, placement, entry, "enrolment", ids);
    ledger::withdraw(tx, placement, entry, "class_result", ids);
    ledger::withdraw(tx, placement, entry, "certificate", certificates);
    // texts of facts are views: they are recorded one by one, while the row they came from stands
    give_enrolments(tx, training_class.id, [&](ledger::Fact const& fact, ledger::Entry const&) {
        ledger::record(tx, placement, entry, std::span{&fact, 1});
    });
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    for (auto const& row : tx.run(select_refill_classes)) {
        TrainingClass const c{
            .id = row.id<ClassId>(0), .type = row.string(1), .opened_on = row.date(2), .place = row.id<UnitId>(3)};
        give(class_fact(c), {row.id<UserId>(4), row.instant(5)});
    }
    give_enrolments(tx, std::nullopt, give);
}

std::span<db::Sql const> refill_statements() { return all_statements; }

}   // namespace training
