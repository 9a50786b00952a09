#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"

/// What a person agreed to. Rules P-12 and P-13: for one purpose each, provable, and withdrawn in one step.
namespace people {

using ConsentId = base::Id<struct ConsentTag>;

struct Consent {
    ConsentId id;
    PersonId person;
    std::string purpose;    // union_membership, party_admission_process, training, award_publication, contact_by_phone
    std::string method;     // paper_signed, electronic, spoken
    std::string evidence;   // where the paper or the record is kept
    base::Date given_on = {};
    std::optional<base::Date> withdrawn_on = {};
};

struct ConsentCode {
    std::string_view code;
    std::string_view label;   // gettext id
    /// A purpose of one domain is known to that domain alone. Rule P-22.
    web::Permission permission = web::signed_in;
    std::string_view process = {};        // journey that it is agreed to; it ends with the consent
    std::string_view begins_label = {};   // gettext id
    web::Permission begin = {};
};
/// Whether the actor may know that somebody agreed to this, record it or take it back.
bool may_know(web::Actor const& actor, std::string_view purpose);
std::span<ConsentCode const> consent_purposes();
std::span<ConsentCode const> consent_methods();
std::string_view consent_label(std::string_view code);

struct ConsentForm {
    std::string purpose;
    std::string method;
    std::string evidence;
    std::optional<base::Date> given_on = {};
};
/// Refuses: invalid  - no purpose or method of the lists, no day or one after `today`, no word on where the proof is
///          conflict - a consent for this purpose stands
base::Result<Consent> agree(PersonId person, ConsentForm const& form, std::span<Consent const> others,
                            base::Date today);

/// Newest first.
std::vector<Consent> consents_of(db::Connection& tx, PersonId person);
ConsentId add(db::Connection& tx, ledger::Entry const& entry, Consent const& consent);
/// From today on; no reason is asked. Refuses: conflict - withdrawn already, or not of this person
base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, PersonId person, ConsentId consent,
                                  base::Date today);

/// What slices above do when a consent ends; app puts it on the shelf. Called in the transaction of the withdrawal.
struct ConsentFollowers {
    std::vector<void (*)(web::Context& context, PersonId person, std::string_view purpose)> ended = {};
};

std::span<db::Sql const> consent_statements();

}   // namespace people
