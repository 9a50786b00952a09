#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

/// Union membership: joining, moving, leaving. Rules: docs/rules/memberships.md.
namespace memberships {

using MembershipId = base::Id<struct MembershipTag>;

enum class How : std::uint8_t { admitted, transferred_in };
std::string_view name_of(How how);

/// How a membership ended. `left` needs no reason; `union_ended` is no choice of the person: the union was ended.
enum class End : std::uint8_t { left, transferred_out, retired, removed, deceased, union_ended };
std::string_view name_of(End end);
std::optional<End> parse_end(std::string_view name);
std::string_view label_of(End end);   // gettext id
/// What a sheet says ("Chuyển đi", "Xin thôi", "Nghỉ hưu"); empty when it is not understood.
std::optional<End> end_from_text(std::string_view text);
struct EndLabel {
    End end;
    std::string_view label;   // gettext id
};
/// What people choose from; the end of a union is decided elsewhere.
std::span<EndLabel const> end_labels();
/// What a form or the API may say; empty for anything else.
std::optional<End> parse_chosen_end(std::string_view name);

/// Whether the person's application and consent are known. Rule M-1: without them a membership of the past is kept and
/// counted as stock, but not as admitted.
enum class Standing : std::uint8_t { verified, legacy_unverified };
std::string_view name_of(Standing standing);

struct Membership {
    MembershipId id;
    PersonId person;
    UnitId union_;
    UnitId place;
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};
    std::string sex = {};
    std::optional<base::Date> applied_on = {};
    std::optional<base::Date> consented_on = {};
    base::Date joined_on = {};
    How how = How::admitted;
    Standing standing = Standing::verified;
    std::optional<base::Date> ended_on = {};   // first day the person was no member
    std::optional<End> end = {};
    std::int64_t event = 0;                          // the decision about a union by which it began; 0: none
    std::optional<MembershipId> goes_on_with = {};   // the person's membership before, of the union that decided so
};

/// What a form or a sheet says of a joining.
struct JoiningForm {
    std::optional<base::Date> applied_on = {};
    std::optional<base::Date> consented_on = {};
    std::optional<base::Date> joined_on = {};
    std::optional<base::Date> ended_on = {};   // of a membership of the past
    std::optional<End> end = {};
    How how = How::admitted;
};
/// What is known of the union, and of the person's other memberships.
struct Surroundings {
    base::Date founded_on = {};
    std::optional<base::Date> union_ended_on = {};
    std::span<Membership const> others = {};
    std::optional<base::Date> members_end_on = {};   // its end, where the memberships ended with it: members_end_on(…)
};
enum class Source : std::uint8_t { typed, imported };
/// The membership with its days and standing (person, union and place are the caller's), or everything that stands in
/// the way. Rules M-1 to M-3. Refuses: invalid  - joining day missing, after `today`, outside the union's life; applied
/// or consented after joining; ended
///                     not after joining or in the future; typed without application or consent
///          conflict - the person is a member of this or another union on one of these days
base::Result<Membership> join(JoiningForm const& form, Surroundings const& around, Source source, base::Date today);

/// Refuses: conflict - ended already; invalid - day missing, in the future, not after joining. Rule M-4: no reason is
/// asked.
base::Result<Membership> leave(Membership const& membership, End end, std::optional<base::Date> on, base::Date today);

/// Rule M-5: opening + in - out = closing.
struct Movement {
    std::int64_t opening = 0;
    std::int64_t admitted = 0;
    std::int64_t transferred_in = 0;
    std::int64_t transferred_out = 0;
    std::int64_t left = 0;
    std::int64_t removed = 0;
    std::int64_t retired = 0;
    std::int64_t deceased = 0;
    std::int64_t union_ended = 0;
};
std::int64_t closing(Movement const& movement);
/// Refuses: conflict - the counted members are not what the movement says
base::Result<base::Done> close_period(Movement const& movement, std::int64_t counted);

}   // namespace memberships
