#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>

#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/mapping.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/query_store.hpp"
#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

using PeopleOf = std::map<FigureKey, std::unordered_set<PersonId>>;

bool is_new_year(base::Date day) { return day == base::day(base::year_of(day), 1, 1); }

/// The kept group whose varieties are exactly those asked for; "" when there is none.
std::string kept_group(db::Connection& tx, Counted const& counted)
{
    std::set<std::string_view> const wanted{counted.varieties.begin(), counted.varieties.end()};
    Words words;
    for (auto const& groups : stored_groups(tx, words)) {
        if (groups.kind != counted.kind) continue;
        for (auto const& [name, varieties] : groups.varieties)
            if (std::set<std::string_view>{varieties.begin(), varieties.end()} == wanted) return std::string{name};
    }
    return {};
}

/// Whether what the query asks is kept by year: one kind, whole years, nothing finer than year and sex.
bool is_kept(Frame const& frame, Query const& query)
{
    if (query.counted.size() != 1 || query.counted.front().varieties.empty() || frame.known_at) return false;
    if (!is_new_year(frame.period.from) || !is_new_year(frame.period.to)) return false;
    return !groups_by(query, By::month) && !groups_by(query, By::ownership) && !groups_by(query, By::variety);
}

/// Distinct people from the facts themselves.
void count_from_facts(db::Connection& tx, Frame const& frame, Query const& query, std::vector<Piece> const& pieces,
                      Figures& figures)
{
    PeopleOf people;
    for (auto const& counted : query.counted) {
        for (auto const& piece : pieces) {
            each_person(tx, counted.kind, piece.units, piece.period, frame.known_at, [&](PersonRow const& row) {
                auto const group = piece.groups.find(row.place);
                if (group == piece.groups.end() || !counts(counted, row.variety)) return;
                auto const key = figures.key(group->second, row.month, row.sex, row.ownership, row.variety);
                auto const is_new = people[key].insert(row.person).second;
                figures.add(key, {is_new ? 1 : 0, row.facts});
            });
        }
    }
}

/// Distinct people of a scope from what is kept by year.
void count_from_years(db::Connection& tx, Frame const& frame, Query const& query, std::string_view people_group,
                      Mapping::KeptScope const& scope, std::optional<UnitId> group, Figures& figures)
{
    int const first = base::year_of(frame.period.from);
    int const last = base::year_of(frame.period.to) - 1;
    bool const by_year = groups_by(query, By::year);
    each_kept(tx, query.counted.front().kind, people_group, scope, first, last, [&](KeptPeople const& kept) {
        if (!by_year && kept.previous_year >= first) return;   // counted in that year already
        figures.add(figures.key(group, kept.year * 12, kept.sex, "", ""), {kept.people, 0});
    });
}

}   // namespace

std::vector<Figure> View::people(Query const& query) const
{
    Figures figures{query};
    auto const people_group = is_kept(frame_, query) ? kept_group(*tx_, query.counted.front()) : std::string{};
    if (people_group.empty()) {
        count_from_facts(*tx_, frame_, query, mapping_->pieces(), figures);
    } else if (!groups_by(query, By::unit)) {
        if (auto const scope = mapping_->kept_scope())
            count_from_years(*tx_, frame_, query, people_group, *scope, {}, figures);
        else
            count_from_facts(*tx_, frame_, query, mapping_->pieces(), figures);
    } else {
        auto const counts = [&](Place const& place) {
            return counts_in(*tx_, query.counted.front().kind, place, base::year_of(frame_.period.from),
                             base::year_of(frame_.period.to) - 1);
        };
        for (auto const& group : mapping_->groups()) {
            if (auto const scope = mapping_->kept_scope(group, counts))
                count_from_years(*tx_, frame_, query, people_group, *scope, group, figures);
            else
                count_from_facts(*tx_, frame_, query, mapping_->pieces(group), figures);
        }
    }

    // the facts behind a figure are the same as those of its sums
    auto list = figures.list();
    for (auto const& sum : sums(query)) {
        auto const found = std::ranges::lower_bound(list, sum.key, {}, &Figure::key);
        if (found != list.end() && found->key == sum.key) found->facts = sum.facts;
    }
    return list;
}

}   // namespace ledger
