#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/strand.hpp"
#include "registers/enterprises/enterprise.hpp"

/// What happened to an enterprise: founded, renamed, moved, suspended, dissolved … Rules E-10 and E-11.
namespace enterprises {

using EventId = base::Id<struct EventTag>;

/// What is dated so held from the beginning.
inline constexpr base::Date beginning = base::day(1800, 1, 1);

/// What of the record an event changes.
enum class Strand : std::uint8_t { registration, name, address, status };
/// `label` is a gettext id; `status` is what the register says from then on; `words` are how sheets say it, folded.
struct EventKind {
    std::string_view code;
    std::string_view label;
    Strand strand = Strand::status;
    std::string_view status = {};
    std::string_view icon = "flag";
    std::span<std::string_view const> words = {};
};
/// founded, renamed, moved, suspended, resumed, not_found, revoked, dissolving, bankruptcy, dissolved.
std::span<EventKind const> event_kinds();
/// Null when there is none of that code.
EventKind const* find_event_kind(std::string_view code);
/// The kind that a sheet's words mean, the longest match; null when none does.
EventKind const* event_kind_from_text(std::string_view text);
/// The event by which the register comes to say this status.
EventKind const& event_kind_of_status(std::string_view status);

struct Address {
    UnitId place;
    std::string village = {};
    std::string street = {};

    friend bool operator==(Address const&, Address const&) = default;
};

struct Event {
    EventId id = {};
    EventKind const* kind = nullptr;
    base::Date happened_on = {};
    std::string name = {};     // renamed: from then on
    Address address = {};      // moved: from then on
    std::string paper = {};    // that it rests on
    std::string before = {};   // founded: the day of registration known before, as it is stored
    UserId entered_by = {};
    base::Instant entered_at = {};
    std::optional<base::Instant> withdrawn_at = {};
    std::string withdrawn_why = {};
};

/// What an enterprise was called, where it was and what the register said of it.
struct Life {
    std::optional<base::PartialDate> registered_on = {};
    base::Strand<std::string> name = {};
    base::Strand<Address> address = {};
    base::Strand<std::string> status = {};

    /// The day from which it no longer exists; empty while it does, or when nobody knows since when it does not.
    std::optional<base::Date> ceased_on() const;
};

/// Everything that keeps an event from being entered. Rule E-10.
/// Refuses: invalid - no day, or one after `today` or before it was registered; no paper, or one too long; something
///          of the same kind on that day; already so; renamed or moved without saying to what; anything after it
///          ceased; ceasing before something else that is known
std::vector<base::Problem> check(Event const& event, Life const& life, base::Date today);
/// The life with the event in it.
Life with_event(Life life, Event const& event);
/// The life without it. Refuses: conflict - what it says was changed since by something else
base::Result<Life> without_event(Life life, Event const& event);

/// What keeps a form from changing these parts of the record from a day on: a later change that is known. Rule E-10.
std::vector<base::Problem> check_change(Life const& life, Enterprise const& before, Enterprise const& changed,
                                        base::Date from);

}   // namespace enterprises
