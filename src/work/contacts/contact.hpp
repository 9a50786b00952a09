#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

/// Visits to enterprises, calls, talks in the office, and what follows from them. Rules: docs/rules/contacts.md.
namespace contacts {

using ContactId = base::Id<struct ContactTag>;

enum class Kind : std::uint8_t { visit, call, office };
std::string_view name_of(Kind kind);
std::string_view label_of(Kind kind);   // gettext id
std::string_view icon_of(Kind kind);
std::optional<Kind> parse_kind(std::string_view name);
std::span<Kind const> kinds();

struct Contact {
    ContactId id;
    EnterpriseId enterprise;
    Kind kind = Kind::visit;
    base::Date met_on = {};
    std::string with_whom = {};   // posts at the enterprise
    std::string note;
    std::string next_step = {};
    std::optional<base::Date> next_on = {};
    std::optional<base::Instant> done_at = {};   // what follows was done
    UserId entered_by = {};
    base::Instant entered_at = {};
    std::optional<base::Instant> withdrawn_at = {};
    std::string withdrawn_why = {};
};

/// What a form or a phone says; empty where nothing readable was given.
struct ContactForm {
    std::string kind = {};
    std::optional<base::Date> met_on = {};
    std::string with_whom = {};
    std::string note = {};
    std::string next_step = {};
    std::optional<base::Date> next_on = {};
};
/// Rule CT-1. Refuses: invalid - no kind, no day or one after `today`, no note, texts too long, a next step without a
/// day or a day without a step, a day of the next step before the contact
base::Result<Contact> check(ContactForm const& form, EnterpriseId enterprise, base::Date today);

/// Rule CT-3. Refuses: conflict - taken back already; invalid - no reason, or one longer than 300 letters
base::Result<base::Done> check_withdrawal(Contact const& contact, std::string_view why);

/// Where a contact was written without a network and its number there; a contact sent twice is known by it.
struct SentKey {
    std::string device = {};
    std::int64_t number = 0;
};

}   // namespace contacts
