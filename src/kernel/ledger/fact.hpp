#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/expect.hpp"
#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

/// What counts. Every figure is a sum or a distinct count over facts; slices write them with their records.
namespace ledger {

enum class Counting : std::uint8_t { flow, stock };

/// Varieties among which a person is counted once: {"preparatory", {"party_awareness"}}.
struct PeopleGroup {
    std::string_view name;
    std::span<std::string_view const> varieties;
};

/// A kind of fact; a slice lists its own in its Slice table, as constants that live as long as the program.
struct FactKind {
    std::string_view name;                             // "training.participation"
    std::string_view description;                      // gettext id
    std::span<PeopleGroup const> people_groups = {};   // empty: persons are not counted distinct for this kind
};

/// The kind of that name in a slice's table: `.kind = ledger::kind_in(kinds, "union.founded")`.
/// An unlisted one is a Bug.
constexpr FactKind const* kind_in(std::span<FactKind const> kinds, std::string_view name)
{
    for (auto const& kind : kinds)
        if (kind.name == name) return &kind;
    base::expect(false, "a fact of a kind that its slice does not list");
    return nullptr;
}

/// One line that counts. `source_kind` and `source_id` name the record behind it ("enrolment", its id).
struct Fact {
    FactKind const* kind = nullptr;
    std::string_view variety = {};
    base::Date on_day = {};
    UnitId unit;                                // the place (administrative unit) where it counts, as of on_day
    std::optional<UnitId> present_place = {};   // only when `unit` was split and the enterprise tells where it is now
    std::optional<EnterpriseId> enterprise = {};
    std::optional<PersonId> person = {};
    std::string_view sex = {};         // "male", "female", "" not known or not about a person
    std::string_view ownership = {};   // of the enterprise; "" not about one
    std::int64_t quantity = 1;
    std::string_view source_kind = {};
    std::int64_t source_id = 0;
};

/// Where units stand in the trees; organisations implements it.
class Placement {
public:
    virtual ~Placement() = default;
    /// The unit itself and everything above it on that day.
    virtual std::vector<UnitId> then(UnitId unit, base::Date on_day) const = 0;
    /// The unit's present successor (itself while it lives) and everything above that today. Where the unit was split
    /// and `present_place` is empty: only the units above all the parts.
    virtual std::vector<UnitId> now(UnitId unit, std::optional<UnitId> present_place) const = 0;
    /// The days inside the period on which `then` of this unit becomes another, in order; `period.from` is none of
    /// them. As it is here it asks day by day; an implementation that knows its trees overrides it.
    virtual std::vector<base::Date> changes(UnitId unit, base::Period period) const;
};

/// Who writes, and when. `known_at` questions are answered by these.
struct Entry {
    UserId by;
    base::Instant at;
};

/// An enterprise (or a person that counts without one) of a unit that was split, and where it is now.
struct Replaced {
    std::optional<EnterpriseId> enterprise = {};
    std::optional<PersonId> person = {};
    UnitId present_place;
};

/// Writes facts and keeps all sums, in the transaction of `tx`. Any number at a time; many at once is much cheaper.
/// One without a present place takes the one that other facts in its unit tell of its enterprise or person.
void record(db::Connection& tx, Placement const& placement, Entry const& entry, std::span<Fact const> facts);

/// Withdraws every standing fact of these records; the lines stay and say when and by whom they were withdrawn.
void withdraw(db::Connection& tx, Placement const& placement, Entry const& entry, std::string_view source_kind,
              std::span<std::int64_t const> source_ids);

/// Sets the present place of the standing facts that count in `split_unit` for these enterprises and persons (0: it is
/// not told) and moves the sums. For organisations after a split, and for enterprises when one of a split unit is
/// placed.
void replace_places(db::Connection& tx, Placement const& placement, UnitId split_unit,
                    std::span<Replaced const> replaced);

/// Whether anything counts at a unit, or ever did.
bool counts_anything(db::Connection& tx, UnitId unit);

/// Counts all people anew; to be called once in the transaction of a reorganisation, with the placement after it.
void rebuild_people(db::Connection& tx, Placement const& placement);

/// How a slice tells all facts its standing records stand for, one call each: for `ledger verify` and `ledger rebuild`.
using Give = std::function<void(Fact const& fact, Entry const& entry)>;

}   // namespace ledger
