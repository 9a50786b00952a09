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
#include "registers/organisations/unit.hpp"

/// Committees of Party and mass organisations: their terms of office, and who holds which post. Rules:
/// docs/rules/committees.md.
namespace committees {

using TermId = base::Id<struct TermTag>;
using HoldingId = base::Id<struct HoldingTag>;

/// A post that people hold. `label` is a gettext id; the order of the list is the order of rank.
enum class Holders : std::uint8_t { one, many };
struct Post {
    std::string_view code;
    std::string_view label;
    Holders holders = Holders::many;   // at a time
};
/// The posts of a kind of organisation, the highest first; empty where there is no committee.
std::span<Post const> posts_of(organisations::Unit const& unit);
/// Null when there is no such post anywhere.
Post const* find_post(std::string_view code);
/// Where `code` stands among all posts, for sorting people by rank.
std::size_t rank_of(std::string_view code);

enum class How : std::uint8_t { elected, appointed, co_opted };
std::string_view name_of(How how);
std::optional<How> parse_how(std::string_view name);
struct HowLabel {
    How how;
    std::string_view label;   // gettext id
};
std::span<HowLabel const> how_labels();

/// A provisional committee is appointed until the first congress.
enum class Standing : std::uint8_t { regular, provisional };
std::string_view name_of(Standing standing);
std::optional<Standing> parse_standing(std::string_view name);

struct Term {
    TermId id;
    UnitId unit;
    Standing standing = Standing::regular;
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
    base::Period days;   // `to`: the first day on which it is over
};
struct Holding {
    HoldingId id;
    UnitId unit;
    PersonId person;
    std::string post;
    How how = How::elected;
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
    base::Period days;
};

/// How long a committee of this kind is elected for, in months, by the rule of `day`. Only of units that have posts.
std::int64_t months_of_term(organisations::Unit const& unit, Standing standing, base::Date day);

/// What a form says of a term; empty where nothing readable was given.
struct TermForm {
    std::optional<Standing> standing = Standing::regular;
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
    std::optional<base::Date> from = {};
    std::optional<base::Date> to = {};   // as long as the rule says when missing, or to the term after it
};
/// A term as it may be saved. One that runs on its first day ends there: the caller ends it, with its posts. Rules B-1,
/// B-2.
/// Refuses: invalid  - first day missing, after `today`, or outside the life of the unit; not after the first day, or
///                     after the next term has begun; decided in the future; a text too long
///          conflict - a term of the unit begins on that day
base::Result<Term> open_term(organisations::Unit const& unit, TermForm const& form, std::span<Term const> others,
                             base::Date today);

struct HoldingForm {
    std::optional<PersonId> person = {};
    std::string post = {};
    std::optional<How> how = How::elected;
    std::string decision_number = {};
    std::optional<base::Date> decided_on = {};
    std::optional<base::Date> from = {};
    std::optional<base::Date> to = {};   // the end of the term when missing
};
/// A person takes a post. Rules B-3, B-4.
/// Refuses: invalid  - nobody or no post chosen, a post that such a unit does not have; day missing, after `today` or
/// in
///                     no term; ends before it begins or after its term; decided in the future; a text too long
///          conflict - the post has one holder at a time and somebody holds it, or the person holds it already
base::Result<Holding> take_post(organisations::Unit const& unit, HoldingForm const& form, std::span<Term const> terms,
                                std::span<Holding const> others, base::Date today);

/// A post is left before the term ends; `on` is the first day without it. No reason is asked. Rule B-5.
/// Refuses: conflict - it has ended; invalid - day missing, after `today`, not after the first day or after its end
base::Result<Holding> leave_post(Holding const& holding, std::optional<base::Date> on, base::Date today);

}   // namespace committees
