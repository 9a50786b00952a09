#include "registers/reorganisations/plan.hpp"

#include <algorithm>
#include <array>

#include "base/expect.hpp"
#include "base/sorted.hpp"

namespace reorganisations {
namespace {

struct Named {
    std::string_view name;
    std::string_view label;
};

constexpr std::array<Named, 6> whats{{{"found", "Found a unit"},
                                      {"rename", "Rename"},
                                      {"put_under", "Put under another unit"},
                                      {"serve", "Areas it serves"},
                                      {"succeed", "Merge or divide"},
                                      {"end", "End"}}};
constexpr std::array<Named, 5> bys{{{"marked", "Marked by hand"},
                                    {"area", "By the area it is in"},
                                    {"village", "By the village of the enterprise"},
                                    {"below", "By the unit it stands below"},
                                    {"rest", "All others"}}};
constexpr std::array<Named, 4> states{
    {{"draft", "draft"}, {"carried_out", "carried out"}, {"undone", "taken back"}, {"dropped", "dropped"}}};

template <class Enum, std::size_t size>
std::optional<Enum> parse(std::array<Named, size> const& all, std::string_view name)
{
    auto const found = std::ranges::find(all, name, &Named::name);
    if (found == all.end()) return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

template <class Enum, std::size_t size>
Named const& of(std::array<Named, size> const& all, Enum value)
{
    return all.at(static_cast<std::size_t>(value));
}

}   // namespace

std::string_view name_of(What what) { return of(whats, what).name; }
std::optional<What> parse_what(std::string_view name) { return parse<What>(whats, name); }
std::string_view label_of(What what) { return of(whats, what).label; }
std::string_view name_of(By by) { return of(bys, by).name; }
std::optional<By> parse_by(std::string_view name) { return parse<By>(bys, name); }
std::string_view label_of(By by) { return of(bys, by).label; }
std::string_view name_of(State state) { return of(states, state).name; }
std::string_view label_of(State state) { return of(states, state).label; }

std::vector<UnitId> named_in(Plan const& plan)
{
    std::vector<UnitId> units;
    for (auto const& step : plan.steps) {
        units.push_back(step.unit);
        if (step.parent) units.push_back(*step.parent);
        units.insert(units.end(), step.places.begin(), step.places.end());
        for (auto const& successor : step.successors) units.push_back(successor.unit);
    }
    base::sort_once(units);
    return units;
}

std::vector<UnitId> ended_by(Plan const& plan)
{
    std::vector<UnitId> units;
    for (auto const& step : plan.steps)
        if (step.what == What::succeed || step.what == What::end) units.push_back(step.unit);
    base::sort_once(units);
    return units;
}

}   // namespace reorganisations
