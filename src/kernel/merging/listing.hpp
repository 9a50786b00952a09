#pragma once

#include "kernel/merging/register.hpp"

/// The list of pairs to decide, as pages and the API give it.
namespace merging {

/// The place in the list, for links to what comes behind it; what is none is the beginning.
std::string text_of(Pair const& pair);
Pair parse_place(std::string_view text);

struct Found {
    Pair pair;
    Side older;
    Side newer;
};
struct Listed {
    std::vector<Found> found;
    std::optional<Pair> next;   // where a further page begins
};
/// Pairs of which the actor may change both records, behind a place. At most `most`; fewer with a `next` where many
/// belong to others.
Listed pairs_behind(Register const& register_, web::Context& context, Pair const& after, std::size_t most);

/// A merge whose records both stood, and stand, where the actor may change them. Rule MG-8.
std::optional<Merge> merge_to_change(Register const& register_, web::Context& context, MergeId id);

}   // namespace merging
