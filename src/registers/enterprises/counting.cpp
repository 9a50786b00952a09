#include "registers/enterprises/asking.hpp"

namespace enterprises {
namespace {

constexpr auto by_place_text =
    db::joined("SELECT e.place_id, count(*) FROM enterprise e WHERE 1 = 1", asked, "GROUP BY e.place_id");
constexpr db::Sql count_by_place{"enterprises.count_by_place", by_place_text.view()};

constexpr auto in_place_text = db::joined("SELECT count(*) FROM enterprise e WHERE e.place_id = :place", asked);
constexpr db::Sql count_in_place{"enterprises.count_asked_in_place", in_place_text.view()};

constexpr db::Sql all_statements[] = {count_by_place, count_in_place};

}   // namespace

std::optional<std::int64_t> count(db::Connection& tx, web::Actor const& actor, Question const& question,
                                  base::Date today)
{
    if (!question.q.empty() || question.among || question.in_difficulty || !question.many_women.empty())
        return std::nullopt;
    Within const within{tx, actor, question, today};
    if (within.is_nothing()) return 0;
    if (within.own()) return std::nullopt;
    Asking const asking{question, within, today};
    std::int64_t counted = 0;
    if (within.are_few_places()) {
        for (auto const place : within.places()) {
            auto rows = tx.run(count_in_place, asking.params({{"place", place}}));
            counted += rows.first()->integer(0);
        }
        return counted;
    }
    for (auto const& row : tx.run(count_by_place, asking.params({})))
        if (within.admits(EnterpriseId{}, row.id<UnitId>(0))) counted += row.integer(1);
    return counted;
}

std::span<db::Sql const> counting_statements() { return all_statements; }

}   // namespace enterprises
