#pragma once

#include <span>

#include "kernel/ledger/fact.hpp"
#include "work/training/store.hpp"

/// What training writes to the ledger. Rule T-6.
namespace training {

std::span<ledger::FactKind const> fact_kinds();

ledger::Fact class_fact(TrainingClass const& training_class);

/// The facts of one enrolment: participation, and as it has them, passed and certificate. Views into the arguments.
struct EnrolmentFacts {
    TrainingClass const* training_class = nullptr;
    EnrolmentId enrolment;
    PersonId person;
    std::string_view sex = {};
    UnitId place;
    std::optional<EnterpriseId> enterprise = {};
    std::string_view ownership = {};
};
ledger::Fact participation_fact(EnrolmentFacts const& enrolment);
ledger::Fact passed_fact(EnrolmentFacts const& enrolment);
ledger::Fact certificate_fact(EnrolmentFacts const& enrolment, CertificateId certificate, base::Date issued_on);

/// Gives all facts that the standing records stand for.
void refill(db::Connection& tx, ledger::Give const& give);

}   // namespace training
