#include "work/training/facts.hpp"

namespace training {
namespace {

constexpr std::string_view preparatory[] = {"party_awareness"};
constexpr std::string_view new_members[] = {"new_party_member"};
constexpr std::string_view work[] = {"party_work",   "union_work",     "youth_work",    "women_work",
                                     "veteran_work", "cell_secretary", "cell_committee"};
constexpr ledger::PeopleGroup groups[] = {{"preparatory", preparatory}, {"new_members", new_members}, {"work", work}};

constexpr ledger::FactKind kinds[] = {
    {"training.class", "Classes opened"},
    {"training.participation", "Participations in classes", groups},
    {"training.passed", "Participations that ended with a pass", groups},
    {"training.certificate", "Certificates issued"},
};

ledger::Fact person_fact(std::string_view kind, EnrolmentFacts const& e)
{
    return {.kind = ledger::kind_in(kinds, kind),
            .variety = e.training_class->type,
            .on_day = e.training_class->opened_on,
            .unit = e.place,
            .enterprise = e.enterprise,
            .person = e.person,
            .sex = e.sex == "unknown" ? std::string_view{} : e.sex,
            .ownership = e.ownership,
            .source_kind = "enrolment",
            .source_id = e.enrolment.value};
}

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

ledger::Fact class_fact(TrainingClass const& c)
{
    return {.kind = ledger::kind_in(kinds, "training.class"),
            .variety = c.type,
            .on_day = c.opened_on,
            .unit = c.place,
            .source_kind = "training_class",
            .source_id = c.id.value};
}

ledger::Fact participation_fact(EnrolmentFacts const& enrolment)
{
    return person_fact("training.participation", enrolment);
}

ledger::Fact passed_fact(EnrolmentFacts const& enrolment)
{
    auto fact = person_fact("training.passed", enrolment);
    fact.source_kind = "class_result";
    return fact;
}

ledger::Fact certificate_fact(EnrolmentFacts const& enrolment, CertificateId certificate, base::Date issued_on)
{
    auto fact = person_fact("training.certificate", enrolment);
    fact.on_day = issued_on;
    fact.source_kind = "certificate";
    fact.source_id = certificate.value;
    return fact;
}

}   // namespace training
