#include "kernel/merging/listing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/expect.hpp"

namespace merging {
namespace {

using AnyId = base::Id<struct AnyRecordTag>;

/// Pairs whose records are read in one request, when most of them are others' to decide.
constexpr int most_read = 2000;

std::string id_text(std::int64_t id) { return AnyId{id}.text(); }

/// Whether a pair can be the actor's by where its records stood; what is read then decides.
class Area {
public:
    Area(Register const& register_, web::Context& context)
    {
        auto const places = register_.places(context);
        all_ = !places;
        if (places) places_.insert(places->begin(), places->end());
    }
    bool may_hold(Pair const& pair) const
    {
        return all_ || (places_.contains(pair.first_place) && places_.contains(pair.second_place));
    }

private:
    bool all_ = false;
    std::set<UnitId> places_ = {};
};

}   // namespace

std::string text_of(Pair const& pair)
{
    return fmt::format("{}-{}-{}", static_cast<int>(pair.likeness), id_text(pair.first), id_text(pair.second));
}
Pair parse_place(std::string_view text)
{
    auto const first_dash = text.find('-');
    auto const last_dash = text.rfind('-');
    Pair const beginning{.likeness = static_cast<Likeness>(0)};
    if (first_dash == std::string_view::npos || first_dash != 1 || last_dash == first_dash) return beginning;
    auto const level = text.front() - '0';
    if (level < 1 || level > 3) return beginning;
    return {AnyId::parse(text.substr(first_dash + 1, last_dash - first_dash - 1)).value,
            AnyId::parse(text.substr(last_dash + 1)).value, static_cast<Likeness>(level)};
}

Listed pairs_behind(Register const& register_, web::Context& context, Pair const& after, std::size_t most)
{
    Listed listed;
    Area const area{register_, context};
    int read = 0;
    auto last = after;
    walk_open_pairs(context.tx, register_.kind, after, [&](Pair const& pair) {
        if (!area.may_hold(pair)) return true;
        if (listed.found.size() == most || ++read > most_read) {
            listed.next = last;
            return false;
        }
        last = pair;
        auto older = register_.side(context, pair.first);
        auto newer = older ? register_.side(context, pair.second) : std::nullopt;
        if (older && newer) listed.found.push_back({pair, std::move(*older), std::move(*newer)});
        return true;
    });
    return listed;
}

std::optional<Merge> merge_to_change(Register const& register_, web::Context& context, MergeId id)
{
    auto const found = find(context.tx, id);
    if (!found || found->kind != register_.kind || !register_.side(context, found->stayed)) return std::nullopt;
    auto const places = register_.places(context);
    if (!places) return found;
    auto const gone = kept(context.tx, id, name_of(register_.kind), "gone");
    base::expect(gone.size() == 1, "the journal of a merge does not know the record that went");
    UnitId const place{gone.front().at(register_.place_column).integer};
    return std::ranges::find(*places, place) != places->end() ? found : std::nullopt;
}

}   // namespace merging
