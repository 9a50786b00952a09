#include <algorithm>

#include "base/sorted.hpp"
#include "platform/db/many.hpp"
#include "registers/people/list.hpp"
#include "registers/people/names.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

/// A search that more names match than this says too little to look among names of before.
constexpr std::size_t most_names = 512;

constexpr auto of_names_text = db::with_many("SELECT person_id FROM person_name WHERE full_name_id IN ");
constexpr db::Sql select_of_names{"people.select_bearers_before", of_names_text.view()};

constexpr db::Sql all_statements[] = {select_of_names};

}   // namespace

std::vector<Person> borne_before(db::Connection& tx, std::vector<TypedSyllable> const& typed)
{
    NamePattern const pattern{typed, has_second_rank(typed) ? Accents::ignored : Accents::as_typed};
    std::vector<db::Value> names;
    NameWalk walk{tx, pattern, {}};
    for (auto found = walk.next(); !found.empty(); found = walk.next()) {
        for (auto const& name : found) names.emplace_back(name.id);
        if (names.size() > most_names) return {};
    }
    std::vector<PersonId> ids;
    db::for_many(tx, select_of_names, names, [&](db::Row const& row) { ids.push_back(row.id<PersonId>(0)); });
    base::sort_once(ids);
    auto people = in_order(tx, ids);
    // who bears a matching name today stands among the others already
    std::erase_if(people, [&](Person const& p) { return pattern.matches(keys_of(p.full_name).words); });
    return people;
}

std::span<db::Sql const> former_statements() { return all_statements; }

}   // namespace people
