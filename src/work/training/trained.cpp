#include "work/training/trained.hpp"

#include <algorithm>

#include "platform/db/many.hpp"
#include "work/training/store_parts.hpp"

namespace training {
namespace {

constexpr auto attended_text = db::with_many(R"sql(
    SELECT e.person_id, c.class_type FROM enrolment e
    JOIN training_class c ON c.id = e.class_id AND c.opened_on >= :since
    LEFT JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
    WHERE e.withdrawn_at IS NULL AND COALESCE(r.result, '') <> 'failed' AND e.person_id IN )sql");
constexpr db::Sql select_attended_by_many{"training.select_attended_by_many", attended_text.view()};

constexpr db::Sql all[] = {select_attended_by_many};

}   // namespace

std::unordered_set<PersonId> trained_among(db::Connection& tx, std::span<PersonId const> people,
                                           std::span<std::string_view const> types, base::Date since)
{
    std::unordered_set<PersonId> trained;
    std::vector<db::Value> const keys{people.begin(), people.end()};
    db::for_many(tx, select_attended_by_many, keys,
                 [&](db::Row const& row) {
                     if (std::find(types.begin(), types.end(), row.text(1)) != types.end())
                         trained.insert(row.id<PersonId>(0));
                 },
                 {{"since", since}});
    return trained;
}

std::span<db::Sql const> trained_statements() { return all; }

}   // namespace training
