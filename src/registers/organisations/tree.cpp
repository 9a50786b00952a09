#include "registers/organisations/tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace organisations {
namespace {

using base::Date;
using base::Period;

Period common(Period a, Period b) { return {std::max(a.from, b.from), std::min(a.to, b.to)}; }
bool is_empty(Period p) { return p.from >= p.to; }
Period since(Date from) { return {from, base::forever}; }

/// Takes `cut` out of a row; what is left of it goes to `out`.
void without(ClosureRow const& row, Period cut, std::vector<ClosureRow>& out)
{
    auto left = row;
    auto right = row;
    left.days.to = std::min(row.days.to, cut.from);
    right.days.from = std::max(row.days.from, cut.to);
    if (!is_empty(left.days)) out.push_back(left);
    if (!is_empty(right.days)) out.push_back(right);
}

using Pair = std::pair<UnitId, UnitId>;   // ancestor, unit
using Cuts = std::map<Pair, std::vector<Period>>;

std::vector<ClosureRow> cut_out(std::span<ClosureRow const> rows, Cuts const& cuts)
{
    std::vector<ClosureRow> kept;
    for (auto const& row : rows) {
        std::vector<ClosureRow> pieces{row};
        if (auto const found = cuts.find({row.ancestor, row.unit}); found != cuts.end()) {
            for (auto const& cut : found->second) {
                std::vector<ClosureRow> next;
                for (auto const& piece : pieces) {
                    if (is_empty(common(piece.days, cut)))
                        next.push_back(piece);
                    else
                        without(piece, cut, next);
                }
                pieces = std::move(next);
            }
        }
        kept.insert(kept.end(), pieces.begin(), pieces.end());
    }
    return kept;
}

}   // namespace

std::vector<ClosureRow> tidied(std::vector<ClosureRow> rows)
{
    std::erase_if(rows, [](auto const& row) { return is_empty(row.days); });
    std::ranges::sort(rows, {}, [](auto const& r) { return std::tuple{r.ancestor, r.unit, r.days.from, r.depth}; });
    std::vector<ClosureRow> out;
    for (auto const& row : rows) {
        if (!out.empty()) {
            auto& last = out.back();
            if (last.ancestor == row.ancestor && last.unit == row.unit && last.depth == row.depth &&
                row.days.from <= last.days.to) {
                last.days.to = std::max(last.days.to, row.days.to);
                continue;
            }
        }
        out.push_back(row);
    }
    return out;
}

std::vector<ClosureRow> closure_of(std::span<Life const> lives, std::span<ParentRow const> parents)
{
    std::set<Date> days;
    for (auto const& life : lives) days.insert({life.days.from, life.days.to});
    for (auto const& row : parents) days.insert({row.days.from, row.days.to});

    std::vector<ClosureRow> rows;
    for (auto day = days.begin(); day != days.end() && std::next(day) != days.end(); ++day) {
        Period const stretch{*day, *std::next(day)};
        std::set<UnitId> living;
        for (auto const& life : lives)
            if (life.days.contains(stretch.from)) living.insert(life.unit);
        std::map<UnitId, UnitId> parent_of;
        for (auto const& row : parents)
            if (row.days.contains(stretch.from)) parent_of[row.unit] = row.parent;
        for (auto const unit : living) {
            std::int64_t depth = 0;
            for (auto at = unit; living.contains(at); ++depth) {
                rows.push_back({at, unit, depth, stretch});
                auto const up = parent_of.find(at);
                if (up == parent_of.end()) break;
                at = up->second;
            }
        }
    }
    return tidied(std::move(rows));
}

std::vector<ClosureRow> closure_of_new(UnitId unit, Period days, std::span<ParentRow const> parents,
                                       std::span<ClosureRow const> above)
{
    std::vector<ClosureRow> rows{{unit, unit, 0, days}};
    for (auto const& parent : parents)
        for (auto const& up : above)
            if (up.unit == parent.parent)
                rows.push_back({up.ancestor, unit, up.depth + 1, common(common(up.days, parent.days), days)});
    return tidied(std::move(rows));
}

std::vector<ClosureRow> reparented(std::span<ClosureRow const> rows, UnitId unit, Date from,
                                   std::span<ParentRow const> parents, std::span<ClosureRow const> above)
{
    std::vector<ClosureRow> up;
    std::vector<ClosureRow> down;
    for (auto const& row : rows) {
        if (row.days.to <= from) continue;
        auto later = row;
        later.days = common(row.days, since(from));
        if (row.unit == unit && row.depth > 0) up.push_back(later);
        if (row.ancestor == unit) down.push_back(later);
    }
    Cuts cuts;
    for (auto const& below : down)
        for (auto const& over : up)
            if (auto const both = common(below.days, over.days); !is_empty(both))
                cuts[{over.ancestor, below.unit}].push_back(both);
    auto kept = cut_out(rows, cuts);
    for (auto const& parent : parents)
        for (auto const& over : above) {
            if (over.unit != parent.parent) continue;
            auto const both = common(common(over.days, parent.days), since(from));
            for (auto const& below : down)
                kept.push_back({over.ancestor, below.unit, over.depth + 1 + below.depth, common(both, below.days)});
        }
    return tidied(std::move(kept));
}

std::vector<ClosureRow> ended(std::span<ClosureRow const> rows, UnitId unit, Date from)
{
    auto left = reparented(rows, unit, from, {}, {});
    Cuts cuts;
    for (auto const& row : left)
        if (row.ancestor == unit) cuts[{row.ancestor, row.unit}].push_back(since(from));
    return tidied(cut_out(left, cuts));
}

std::vector<ParentRow> with_parent(std::span<ParentRow const> rows, ParentRow const& next)
{
    std::vector<ParentRow> out;
    for (auto row : rows) {
        row.days.to = std::min(row.days.to, next.days.from);
        if (!is_empty(row.days)) out.push_back(row);
    }
    if (!is_empty(next.days)) out.push_back(next);
    return out;
}

Presents::Presents(std::span<Life const> lives, std::span<Succession const> successions)
{
    for (auto const& life : lives) known_.emplace(life.unit, Known{life.days});
    for (auto const& s : successions)
        if (auto const found = known_.find(s.predecessor); found != known_.end() && !s.empty)
            found->second.successors.push_back(s.successor);
}

std::vector<PresentRow> Presents::of(UnitId unit) const
{
    std::vector<PresentRow> out;
    std::set<std::pair<UnitId, Date>> seen;
    std::vector<std::pair<UnitId, Date>> open{{unit, Date::min()}};
    while (!open.empty()) {
        auto const [at, from] = open.back();
        open.pop_back();
        if (!seen.insert({at, from}).second) continue;
        auto const found = known_.find(at);
        if (found == known_.end()) continue;
        auto const& life = found->second.days;
        // a successor may be told before it was founded: then it takes over on the day it lives
        Period const days{at == unit ? life.from : from, life.to};
        if (!is_empty(days)) out.push_back({unit, at, days});
        for (auto const successor : found->second.successors) open.emplace_back(successor, std::max(from, life.to));
    }
    std::ranges::sort(out, {}, [](auto const& r) { return std::tuple{r.unit, r.present, r.days.from}; });
    // reached by two ways at different days: one row that covers both
    std::vector<PresentRow> merged;
    for (auto const& row : out) {
        if (!merged.empty() && merged.back().present == row.present && row.days.from <= merged.back().days.to)
            merged.back().days.to = std::max(merged.back().days.to, row.days.to);
        else
            merged.push_back(row);
    }
    return merged;
}

std::vector<PresentRow> present_of(UnitId unit, std::span<Life const> lives, std::span<Succession const> successions)
{
    return Presents{lives, successions}.of(unit);
}

}   // namespace organisations
