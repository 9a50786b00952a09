#include "kernel/ledger/people_years.hpp"

#include <algorithm>
#include <tuple>

namespace ledger {

namespace {

constexpr std::size_t days_kept = 100'000;

/// The last year in which the person counted under a scope; a person has few scopes.
class LastYears {
public:
    int& of(UnitId scope)
    {
        for (auto& [unit, year] : years_)
            if (unit == scope) return year;
        return years_.emplace_back(scope, 0).second;
    }
    void clear() { years_.clear(); }

private:
    std::vector<std::pair<UnitId, int>> years_;
};

}   // namespace

std::string_view name_of(Kept kept) { return kept == Kept::then ? "then" : "now"; }

std::vector<UnitId> const& Chains::then(UnitId unit, base::Date on_day)
{
    if (then_.size() > days_kept) then_.clear();
    auto const [found, is_new] = then_.try_emplace({unit, on_day});
    if (is_new) found->second = placement_->then(unit, on_day);
    return found->second;
}

std::vector<UnitId> const& Chains::now(UnitId unit, UnitId place)
{
    auto const [found, is_new] = now_.try_emplace({unit, place});
    if (is_new) found->second = placement_->now(unit, place ? std::optional{place} : std::nullopt);
    return found->second;
}

std::int64_t print_of(std::vector<UnitId> const& chain)
{
    std::uint64_t print = 0xcbf29ce484222325ULL;
    for (auto const unit : chain)
        print = (print ^ static_cast<std::uint64_t>(unit.value)) * 0x9E3779B97F4A7C15ULL + (print >> 31U);
    return static_cast<std::int64_t>(print | 1U);
}

void add_person(PeopleYears& people, Groups const& groups, std::span<PersonFact> facts, Chains& chains, int sign)
{
    std::ranges::sort(facts, {}, [](PersonFact const& f) { return std::tuple{f.on_day, f.id}; });
    LastYears last;
    for (auto const& [group, varieties] : groups.varieties) {
        for (auto const kept : {Kept::then, Kept::now}) {
            last.clear();
            for (auto const& fact : facts) {
                if (std::ranges::find(varieties, fact.variety) == varieties.end()) continue;
                int const year = base::year_of(fact.on_day);
                auto const& scopes =
                    kept == Kept::then ? chains.then(fact.unit, fact.on_day) : chains.now(fact.unit, fact.place);
                for (auto const scope : scopes) {
                    auto& previous = last.of(scope);
                    if (previous == year) continue;
                    people[{groups.kind, group, kept, scope, year, previous, fact.sex}] += sign;
                    previous = year;
                }
            }
        }
    }
}

}   // namespace ledger
