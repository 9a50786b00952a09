#include "kernel/ledger/mapping.hpp"

#include <algorithm>
#include <set>

#include "kernel/ledger/people_years.hpp"

namespace ledger {

namespace {

std::optional<UnitId> maybe(UnitId unit) { return unit ? std::optional{unit} : std::nullopt; }

bool contains(std::vector<UnitId> const& chain, UnitId unit) { return std::ranges::find(chain, unit) != chain.end(); }

/// The unit of the chain directly below `above`; empty when the chain begins with it or does not have it.
std::optional<UnitId> directly_below(std::vector<UnitId> const& chain, UnitId above)
{
    auto const found = std::ranges::find(chain, above);
    if (found == chain.begin() || found == chain.end()) return std::nullopt;
    return *(found - 1);
}

void append(std::vector<Stretch>& stretches, Stretch const& next)
{
    if (!stretches.empty() && stretches.back().period.to == next.period.from && stretches.back().group == next.group)
        stretches.back().period.to = next.period.to;
    else
        stretches.push_back(next);
}

/// What stood above the place on that day: above the unit, or where it was split before, above the part it went to.
std::vector<UnitId> chain_on(Placement const& placement, Place const& place, base::Date day)
{
    auto chain = placement.then(place.unit, day);
    bool const stands = !chain.empty() && chain.front() == place.unit;
    return stands || !place.present ? chain : placement.then(place.present, day);
}

std::vector<base::Period> cut(base::Period period, std::vector<base::Date> const& days)
{
    std::vector<base::Period> parts;
    auto from = period.from;
    for (auto const day : days) {
        if (day <= from || day >= period.to) continue;
        parts.push_back({from, day});
        from = day;
    }
    parts.push_back({from, period.to});
    return parts;
}

}   // namespace

Mapping::Mapping(std::vector<KeptPlace> const& places, Placement const& placement, Frame const& frame)
    : frame_(frame), anchor_(frame.scope)
{
    if (frame_.structure != Structure::then) {
        auto const chain = placement.now(frame_.scope, std::nullopt);
        scope_stands_ = !chain.empty() && chain.front() == frame_.scope;
        if (!scope_stands_) anchor_ = chain.empty() ? UnitId{} : chain.front();
    }
    if (frame_.period.from >= frame_.period.to) return;
    for (auto const& kept : places) {
        auto standing = frame_.structure != Structure::then ? later_standing(kept, placement)
                        : frame_.stands_on                  ? day_standing(kept.place, placement)
                                                            : then_standing(kept.place, placement);
        if (!standing.stretches.empty() || !standing.chains.empty()) standings_.push_back(std::move(standing));
    }
    pieces_ = pieces_of(true, {});
}

Mapping::Standing Mapping::then_standing(Place place, Placement const& placement)
{
    Standing standing{place, {}, {}};
    bool lay_below = false;
    for (auto const& part : cut(frame_.period, placement.changes(place.unit, frame_.period))) {
        auto chain = placement.then(place.unit, part.from);
        bool const lies_below = contains(chain, frame_.scope);
        if (lies_below) append(standing.stretches, {part, directly_below(chain, frame_.scope)});
        if (part.from > frame_.period.from && (lay_below || lies_below || place.present)) changes_.insert(part.from);
        lay_below = lies_below;
        standing.chains.emplace_back(part, std::move(chain));
    }
    return standing;
}

Mapping::Standing Mapping::day_standing(Place place, Placement const& placement) const
{
    auto chain = chain_on(placement, place, *frame_.stands_on);
    Standing standing{place, {}, {}};
    if (contains(chain, frame_.scope))
        standing.stretches.push_back({frame_.period, directly_below(chain, frame_.scope)});
    standing.chains.emplace_back(frame_.period, std::move(chain));
    return standing;
}

Mapping::Standing Mapping::later_standing(KeptPlace const& kept, Placement const& placement)
{
    auto const place = kept.place;
    Standing standing{place, {}, {}};
    auto chain = placement.now(place.unit, maybe(place.present));
    if (print_of(chain) != kept.now_print) now_is_kept_ = false;
    auto const group = directly_below(chain, anchor_);
    if (scope_stands_) {
        if (contains(chain, frame_.scope)) standing.stretches.push_back({frame_.period, group});
    } else if (frame_.stands_on) {
        if (contains(chain_on(placement, place, *frame_.stands_on), frame_.scope))
            standing.stretches.push_back({frame_.period, group});
    } else {
        auto stretches = then_standing(place, placement).stretches;
        for (auto& stretch : stretches) append(standing.stretches, {stretch.period, group});
    }
    standing.chains.emplace_back(frame_.period, std::move(chain));
    return standing;
}

std::vector<Piece> Mapping::pieces(std::optional<UnitId> group) const { return pieces_of(false, group); }

std::vector<Piece> Mapping::pieces_of(bool every_group, std::optional<UnitId> group) const
{
    // most places stand still over the whole period and share one piece
    std::map<std::pair<base::Date, base::Date>, Piece> by_period;
    for (auto const& standing : standings_) {
        for (auto const& stretch : standing.stretches) {
            if (!every_group && stretch.group != group) continue;
            auto& piece = by_period[{stretch.period.from, stretch.period.to}];
            piece.period = stretch.period;
            piece.groups[standing.place] = stretch.group;
        }
    }
    std::vector<Piece> pieces;
    for (auto& [period, piece] : by_period) {
        for (auto const& [place, ignored] : piece.groups)
            if (piece.units.empty() || piece.units.back() != place.unit.value) piece.units.push_back(place.unit.value);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<std::optional<UnitId>> Mapping::groups() const
{
    std::set<std::optional<UnitId>> groups;
    for (auto const& standing : standings_)
        for (auto const& stretch : standing.stretches) groups.insert(stretch.group);
    return {groups.begin(), groups.end()};
}

std::optional<Mapping::KeptScope> Mapping::kept_scope(std::optional<UnitId> group,
                                                      std::function<bool(Place const&)> const& counts) const
{
    if (!group || frame_.structure == Structure::day || frame_.stands_on) return std::nullopt;
    if (frame_.structure == Structure::now && !now_is_kept_) return std::nullopt;
    for (auto const& standing : standings_) {
        std::vector<Stretch> under;
        for (auto const& [part, chain] : standing.chains)
            if (contains(chain, *group)) append(under, {part, group});
        std::vector<Stretch> grouped;
        for (auto const& stretch : standing.stretches)
            if (stretch.group == group) append(grouped, stretch);
        auto const same = [](Stretch const& a, Stretch const& b) { return a.period == b.period; };
        if (!std::ranges::equal(under, grouped, same) && counts(standing.place)) return std::nullopt;
    }
    return KeptScope{*group, frame_.structure == Structure::now};
}

std::optional<Mapping::KeptScope> Mapping::kept_scope() const
{
    if (frame_.stands_on) return std::nullopt;
    if (frame_.structure == Structure::then || !scope_stands_) return KeptScope{frame_.scope, false};
    if (frame_.structure == Structure::now && now_is_kept_) return KeptScope{frame_.scope, true};
    return std::nullopt;
}

}   // namespace ledger
