#include <algorithm>
#include <map>
#include <set>

#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/mapping.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/query_store.hpp"

namespace ledger {

namespace {

using Firsts = std::map<PersonId, RecordPosition>;

/// Whether the fact counts in one of the pieces for the key.
bool lies_in(std::vector<Piece> const& pieces, Place const& place, Record const& record, Query const& query,
             FigureKey const& key)
{
    return std::ranges::any_of(pieces, [&](Piece const& piece) {
        return narrowed(piece.period, query, key).contains(record.on_day) && piece.groups.contains(place) &&
               std::ranges::binary_search(piece.units, place.unit.value);
    });
}

/// Where the first fact of each of these people stands that counts for the key.
Firsts first_facts(db::Connection& tx, Frame const& frame, Query const& query, FigureKey const& key,
                   std::vector<Piece> const& pieces, std::vector<PersonId> const& people)
{
    Firsts firsts;
    for (auto const& counted : query.counted)
        for (auto const& [place, record] : facts_of_people(tx, counted.kind, people, frame.period, frame.known_at)) {
            if (!counts(counted, record.variety) || !fits(record, query, key)) continue;
            if (!lies_in(pieces, place, record, query, key)) continue;
            RecordPosition const position{record.on_day, record.id};
            auto const [first, is_new] = firsts.try_emplace(*record.person, position);
            if (!is_new) first->second = std::min(first->second, position);
        }
    return firsts;
}

std::vector<PersonId> people_of(std::vector<Record> const& records)
{
    std::set<PersonId> people;
    for (auto const& record : records)
        if (record.person) people.insert(*record.person);
    return {people.begin(), people.end()};
}

}   // namespace

std::vector<Record> View::people_records(Query const& query, FigureKey const& key,
                                         std::optional<RecordPosition> const& after, std::size_t limit) const
{
    auto const pieces = groups_by(query, By::unit) ? mapping_->pieces(key.unit) : mapping_->pieces();
    std::vector<Record> found;
    auto at = after;
    for (bool more = true; more && found.size() < limit;) {
        auto batch = records(query, key, at, limit);
        more = batch.size() == limit;
        auto const firsts = first_facts(*tx_, frame_, query, key, pieces, people_of(batch));
        for (auto& record : batch) {
            RecordPosition const position{record.on_day, record.id};
            at = position;
            if (found.size() < limit && record.person && firsts.at(*record.person) == position)
                found.push_back(std::move(record));
        }
    }
    return found;
}

}   // namespace ledger
