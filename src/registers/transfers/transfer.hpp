#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernel/rulebook/needed.hpp"
#include "registers/memberships/membership.hpp"

/// Members who go from one union to another: offered by the one, answered by the other. Rules: docs/rules/transfers.md.
namespace transfers {

using TransferId = base::Id<struct TransferTag>;
using memberships::Membership;
using memberships::MembershipId;

enum class Outcome : std::uint8_t { accepted, declined, withdrawn };
std::string_view name_of(Outcome outcome);
std::optional<Outcome> parse_outcome(std::string_view name);

struct Transfer {
    TransferId id;
    MembershipId membership;   // in the sending union
    UnitId from;
    UnitId to;
    std::optional<base::Date> asked_on = {};   // the person's own request
    base::Date offered_on = {};
    std::string number = {};   // of the letter of introduction
    std::optional<Outcome> outcome = {};
    std::optional<base::Date> decided_on = {};   // accepted: first day in the receiving union
    std::string reason = {};                     // code, where it was declined
    std::optional<MembershipId> begun = {};      // in the receiving union
};

/// What has become of it. `lapsed`: the membership ended otherwise, or the receiving union did, before an answer.
enum class State : std::uint8_t { open, accepted, declined, withdrawn, lapsed };
std::string_view name_of(State state);
std::string_view label_of(State state);   // gettext id
/// `membership`: of the transfer, null when it was taken back. Rule TR-4.
State state_of(Transfer const& transfer, Membership const* membership, bool receiver_lives);

/// Why a union does not take somebody: a fact about papers or place, never about the person. Rule TR-3.
struct Reason {
    std::string_view code;
    std::string_view label;   // gettext id
};
std::span<Reason const> reasons();
Reason const* find_reason(std::string_view code);

/// Until when the receiving union answers: working days from the offer. Rule TR-5.
base::Date answer_by(base::Date offered_on);
inline constexpr rulebook::Needed answer_days{"union.transfer_answer_working_days"};

struct OfferForm {
    std::optional<UnitId> to = {};
    std::optional<base::Date> asked_on = {};
    std::optional<base::Date> offered_on = {};
    std::string number = {};
};
/// The life of a union, as it stands today.
struct Life {
    UnitId union_;
    base::Date founded_on = {};
    std::optional<base::Date> ended_on = {};
};
/// What an offer of one union says for all who are offered with it. Rule TR-1. `to`: empty when there is no such union.
/// Refuses: invalid - no receiving union, the sending one itself, or one that does not live on that day and today; no
///                    day, or one in the future; the person's request missing (needless where the sending union has
///                    ended) or after the offer; a number longer than 60 letters
base::Result<Transfer> offer(OfferForm const& form, Life const& from, std::optional<Life> const& to, base::Date today);
/// Refuses: conflict - the membership has ended, or an offer stands already
///          invalid  - offered before the person joined
base::Result<base::Done> check_member(Transfer const& transfer, Membership const& membership, bool offered_already);

/// The two memberships on the day of the change: the one that ends and the one that begins with it. Rule TR-2.
struct Accepted {
    Membership ended;
    Membership begun;
};
/// `others`: the person's other memberships. The caller fills in place, enterprise and ownership of what begins.
/// Refuses: conflict - it is not open any more; a member of another union on one of these days
///          invalid  - no day, one in the future, before the offer, not after joining, outside the receiving union's
///          life
base::Result<Accepted> accept(Transfer const& transfer, State state, Membership const& membership, Life const& to,
                              std::span<Membership const> others, std::optional<base::Date> on, base::Date today);

/// Refuses: conflict - it is not open any more; invalid - no such reason
base::Result<base::Done> check_declining(State state, std::string_view reason);
/// Refuses: conflict - it is not open any more
base::Result<base::Done> check_withdrawing(State state);

}   // namespace transfers
