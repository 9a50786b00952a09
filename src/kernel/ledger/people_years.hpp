#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kernel/ledger/fact.hpp"

namespace ledger {

/// The two ways to place a fact whose people are kept: by the tree on its day, by the tree of today.
enum class Kept : std::uint8_t { then, now };
std::string_view name_of(Kept kept);

/// A standing fact about a person, as far as counting people asks.
struct PersonFact {
    PersonId person;
    std::string_view kind;
    std::string_view variety;
    base::Date on_day = {};
    FactId id;
    UnitId unit;
    UnitId place;   // 0: none
    std::string_view sex;
};

struct YearKey {
    std::string_view kind;
    std::string_view people_group;
    Kept kept = Kept::then;
    UnitId scope;
    int year = 0;
    int previous_year = 0;   // of the same person's fact before, under the same scope; 0: none
    std::string_view sex;

    friend auto operator<=>(YearKey const&, YearKey const&) = default;
};
/// People, or changes of their number.
using PeopleYears = std::map<YearKey, std::int64_t>;

/// Asks the placement once for each unit and day. What it gives is valid until it is asked again.
class Chains {
public:
    explicit Chains(Placement const& placement) : placement_(&placement) {}

    std::vector<UnitId> const& then(UnitId unit, base::Date on_day);
    std::vector<UnitId> const& now(UnitId unit, UnitId place);

private:
    Placement const* placement_;
    std::map<std::pair<UnitId, base::Date>, std::vector<UnitId>> then_;
    std::map<std::pair<UnitId, UnitId>, std::vector<UnitId>> now_;
};

/// A number that is another for other units, or for the same in another order. Never 0.
std::int64_t print_of(std::vector<UnitId> const& chain);

/// A kind's name with its groups, as stored.
struct Groups {
    std::string_view kind;
    std::map<std::string_view, std::vector<std::string_view>> varieties;   // by group
};

/// Adds what one person's facts of the kind contribute, `sign` times. Sorts `facts` by day.
/// In each year under each scope only the first fact counts; later ones of the year change nothing.
void add_person(PeopleYears& people, Groups const& groups, std::span<PersonFact> facts, Chains& chains, int sign);

}   // namespace ledger
