#include <algorithm>
#include <iterator>

#include "base/sorted.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/people/matching.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

constexpr auto delete_names_text = db::with_many("DELETE FROM person_name WHERE person_id IN ");
constexpr auto delete_people_text = db::with_many("DELETE FROM person WHERE id IN ");
constexpr auto select_touched_text = db::with_many("SELECT p.id FROM person p WHERE p.id IN ", R"sql(
    AND (p.revision > 1 OR EXISTS (SELECT 1 FROM consent c WHERE c.person_id = p.id)))sql");
constexpr db::Sql select_touched{"people.select_touched", select_touched_text.view()};
constexpr db::Sql delete_names{"people.delete_former_names", delete_names_text.view()};
constexpr db::Sql delete_people{"people.delete_people", delete_people_text.view()};
constexpr db::Sql try_removal{"people.try_removal", "SAVEPOINT people_removal"};
constexpr db::Sql undo_removal{"people.undo_removal", "ROLLBACK TO SAVEPOINT people_removal"};
constexpr db::Sql end_removal{"people.end_removal", "RELEASE SAVEPOINT people_removal"};

constexpr auto select_left_text = db::with_many("SELECT person_id FROM person_left WHERE person_id IN ");
constexpr auto delete_left_text = db::with_many("DELETE FROM person_left WHERE person_id IN ");
constexpr db::Sql select_left{"people.select_left", select_left_text.view()};
constexpr db::Sql delete_left{"people.delete_left", delete_left_text.view()};
constexpr db::Sql insert_left{"people.insert_left", R"sql(
    INSERT INTO person_left (person_id, left_at) VALUES (:person, :at) ON CONFLICT (person_id) DO NOTHING)sql"};

constexpr db::Sql all_statements[] = {select_touched, delete_names, delete_people, try_removal, undo_removal,
                                      end_removal,    select_left,  delete_left,   insert_left};

void remove_all(db::Connection& tx, std::span<db::Value const> ids)
{
    change_many(tx, delete_names, ids);
    change_many(tx, delete_people, ids);
}

/// Those whom somebody has changed since they were made, or who have consented to something: they stay for good.
std::vector<PersonId> touched_since(db::Connection& tx, std::span<PersonId const> ids)
{
    std::vector<PersonId> touched;
    for_many(tx, select_touched, std::vector<db::Value>{ids.begin(), ids.end()},
             [&](db::Row const& row) { touched.push_back(row.id<PersonId>(0)); });
    std::ranges::sort(touched);
    return touched;
}

/// Removes them together, or, where something refers to one of them, half by half.
void remove_where_free(db::Connection& tx, std::span<PersonId const> ids, std::vector<PersonId>& kept)
{
    std::vector<db::Value> const values{ids.begin(), ids.end()};
    tx.change(try_removal);
    try {
        remove_all(tx, values);
        tx.change(end_removal);
        return;
    } catch (db::Conflict const&) {
        tx.change(undo_removal);
        tx.change(end_removal);
    }
    if (ids.size() == 1) {
        kept.push_back(ids.front());
        return;
    }
    remove_where_free(tx, ids.first(ids.size() / 2), kept);
    remove_where_free(tx, ids.subspan(ids.size() / 2), kept);
}

}   // namespace

std::vector<PersonId> remove_unreferenced(db::Connection& tx, ledger::Entry const& entry, LetGo const& people)
{
    auto ids = people.made;
    for_many(tx, select_left, std::vector<db::Value>{people.others.begin(), people.others.end()},
             [&](db::Row const& row) { ids.push_back(row.id<PersonId>(0)); });
    base::sort_once(ids);
    auto const touched = touched_since(tx, ids);
    std::erase_if(ids, [&](PersonId id) { return std::ranges::binary_search(touched, id); });

    std::vector<PersonId> kept;
    constexpr std::size_t together = 512;
    for (std::size_t from = 0; from < ids.size(); from += together)
        remove_where_free(tx, std::span{ids}.subspan(from, std::min(together, ids.size() - from)), kept);

    std::vector<PersonId> removed;
    std::ranges::set_difference(ids, kept, std::back_inserter(removed));
    if (!removed.empty()) audit_people(tx, entry, "removed", removed);
    change_many(tx, delete_left, std::vector<db::Value>{removed.begin(), removed.end()});
    for (auto const id : kept) tx.change(insert_left, {{"person", id}, {"at", entry.at}});
    kept.insert(kept.end(), touched.begin(), touched.end());
    std::ranges::sort(kept);
    return kept;
}

std::span<db::Sql const> removal_statements() { return all_statements; }

}   // namespace people
