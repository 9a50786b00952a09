#include "registers/people/consent.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"

namespace people {
namespace {

constexpr std::size_t longest_evidence = 300;

constexpr ConsentCode purposes[] = {{"union_membership", "Union membership", {"members.view"}},
                                    {"party_admission_process",
                                     "Steps towards Party admission",
                                     {"admissions.view"},
                                     "party_admission",
                                     "Begin the way into the Party",
                                     {"admissions.edit"}},
                                    {"training", "Training"},
                                    {"award_publication", "Publication of awards"},
                                    {"contact_by_phone", "Contact by telephone"}};
constexpr ConsentCode methods[] = {
    {"paper_signed", "Signed on paper"}, {"electronic", "Electronically"}, {"spoken", "Spoken, recorded"}};

constexpr db::Sql select_consents{"people.select_consents", R"sql(
    SELECT id, person_id, purpose, method, evidence, given_on, withdrawn_on FROM consent
    WHERE person_id = :person ORDER BY given_on DESC, id DESC)sql"};
constexpr db::Sql insert_consent{"people.insert_consent", R"sql(
    INSERT INTO consent (id, person_id, purpose, method, evidence, given_on, entered_at, entered_by)
    VALUES (:id, :person, :purpose, :method, :evidence, :given_on, :at, :by))sql"};
constexpr db::Sql withdraw_consent{"people.withdraw_consent", R"sql(
    UPDATE consent SET withdrawn_on = :today WHERE id = :id AND person_id = :person AND withdrawn_on IS NULL)sql"};
constexpr db::Sql all_statements[] = {select_consents, insert_consent, withdraw_consent};

bool listed(std::span<ConsentCode const> codes, std::string_view code)
{
    return std::ranges::find(codes, code, &ConsentCode::code) != codes.end();
}

}   // namespace

std::span<ConsentCode const> consent_purposes() { return purposes; }
std::span<ConsentCode const> consent_methods() { return methods; }

bool may_know(web::Actor const& actor, std::string_view purpose)
{
    auto const* found = std::ranges::find(purposes, purpose, &ConsentCode::code);
    return found == std::end(purposes) || actor.may(found->permission);
}

std::string_view consent_label(std::string_view code)
{
    for (auto const codes : {std::span<ConsentCode const>{purposes}, std::span<ConsentCode const>{methods}})
        for (auto const& c : codes)
            if (c.code == code) return c.label;
    return {};
}

base::Result<Consent> agree(PersonId person, ConsentForm const& form, std::span<Consent const> others, base::Date today)
{
    std::vector<base::Problem> problems;
    if (!listed(purposes, form.purpose)) problems.push_back({"purpose", "required"});
    if (!listed(methods, form.method)) problems.push_back({"method", "required"});
    if (form.evidence.empty())
        problems.push_back({"evidence", "consent.no_evidence"});
    else if (base::length(form.evidence) > longest_evidence)
        problems.push_back({"evidence", "person.text_too_long"});
    if (!form.given_on)
        problems.push_back({"given_on", "required"});
    else if (*form.given_on > today)
        problems.push_back({"given_on", "date.in_future"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    if (std::ranges::any_of(others, [&](Consent const& c) { return c.purpose == form.purpose && !c.withdrawn_on; }))
        return base::Error{base::Refusal::conflict, {{"purpose", "consent.stands_already"}}};
    return Consent{{}, person, form.purpose, form.method, form.evidence, *form.given_on};
}

std::vector<Consent> consents_of(db::Connection& tx, PersonId person)
{
    std::vector<Consent> all;
    for (auto const& row : tx.run(select_consents, {{"person", person}}))
        all.push_back({row.id<ConsentId>(0), row.id<PersonId>(1), row.string(2), row.string(3), row.string(4),
                       row.date(5), row.maybe_date(6)});
    return all;
}

ConsentId add(db::Connection& tx, ledger::Entry const& entry, Consent const& consent)
{
    auto const id = tx.new_id<ConsentId>();
    tx.change(insert_consent, {{"id", id},
                               {"person", consent.person},
                               {"purpose", consent.purpose},
                               {"method", consent.method},
                               {"evidence", consent.evidence},
                               {"given_on", consent.given_on},
                               {"at", entry.at},
                               {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {.action = "created", .record_kind = "consent", .record_id = id.value});
    return id;
}

base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, PersonId person, ConsentId consent,
                                  base::Date today)
{
    if (tx.change(withdraw_consent, {{"today", today}, {"id", consent}, {"person", person}}) != 1)
        return base::Error{base::Refusal::conflict, {{"", "consent.withdrawn_already"}}};
    accounts::audit(tx, entry.by, entry.at, {.action = "ended", .record_kind = "consent", .record_id = consent.value});
    return base::Done{};
}

std::span<db::Sql const> consent_statements() { return all_statements; }

}   // namespace people
