#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "registers/grassroots/reading.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

// the name in force, or the last one of an ended unit; and where it is, or was last
constexpr db::Sql select_by_name{"grassroots.select_by_name", R"sql(
    SELECT f.unit_id, f.line, f.kind, f.enterprise_id, f.place_id, f.ownership, f.decision_number, f.decided_on,
           f.founding_members, n.sort_key, n.name_fold,
           COALESCE((SELECT s.place_id FROM unit_place s
                     WHERE s.unit_id = f.unit_id AND s.valid_from < s.valid_to AND s.valid_from <= :today
                     ORDER BY s.valid_from DESC, s.id LIMIT 1), f.place_id)
    FROM founding f
    JOIN unit_name n ON n.unit_id = f.unit_id
     AND n.valid_to = (SELECT max(m.valid_to) FROM unit_name m WHERE m.unit_id = f.unit_id)
    WHERE f.line = :line AND f.withdrawn_at IS NULL AND (n.sort_key, f.unit_id) > (:key, :id)
      AND f.decided_on >= :from AND f.decided_on < :to
    ORDER BY n.sort_key, f.unit_id LIMIT :size)sql"};

constexpr db::Sql select_by_decided{"grassroots.select_by_decided", R"sql(
    SELECT f.unit_id, f.line, f.kind, f.enterprise_id, f.place_id, f.ownership, f.decision_number, f.decided_on,
           f.founding_members, n.sort_key, n.name_fold,
           COALESCE((SELECT s.place_id FROM unit_place s
                     WHERE s.unit_id = f.unit_id AND s.valid_from < s.valid_to AND s.valid_from <= :today
                     ORDER BY s.valid_from DESC, s.id LIMIT 1), f.place_id)
    FROM founding f
    JOIN unit_name n ON n.unit_id = f.unit_id
     AND n.valid_to = (SELECT max(m.valid_to) FROM unit_name m WHERE m.unit_id = f.unit_id)
    WHERE f.line = :line AND f.withdrawn_at IS NULL AND (f.decided_on, f.unit_id) < (:key, :id)
      AND f.decided_on >= :from AND f.decided_on < :to
    ORDER BY f.decided_on DESC, f.unit_id DESC LIMIT :size)sql"};

constexpr std::size_t most_words = 4;
constexpr db::Sql select_named{"grassroots.select_named", R"sql(
    SELECT f.unit_id, n.name FROM founding f
    JOIN unit_name n ON n.unit_id = f.unit_id AND n.valid_from <= :day AND n.valid_to > :day
    WHERE f.line = :line AND f.withdrawn_at IS NULL AND ' ' || n.name_fold LIKE :word1
      AND ' ' || n.name_fold LIKE :word2 AND ' ' || n.name_fold LIKE :word3 AND ' ' || n.name_fold LIKE :word4
    ORDER BY n.sort_key, f.unit_id LIMIT :most)sql"};

constexpr db::Sql select_living{"grassroots.select_living", R"sql(
    SELECT f.unit_id, f.kind, n.name, n.name_fold, e.enterprise_id,
           COALESCE((SELECT s.place_id FROM unit_place s
                     WHERE s.unit_id = f.unit_id AND s.valid_from < s.valid_to AND s.valid_from <= :today
                     ORDER BY s.valid_from DESC, s.id LIMIT 1), f.place_id), f.decided_on
    FROM founding f
    JOIN unit_closure c ON c.unit_id = f.unit_id AND c.ancestor_id = f.unit_id AND c.line = f.line
     AND c.valid_from <= :today AND c.valid_to > :today
    JOIN unit_name n ON n.unit_id = f.unit_id AND n.valid_from <= :today AND n.valid_to > :today
    LEFT JOIN unit_enterprise e ON e.unit_id = f.unit_id AND e.valid_from <= :today AND e.valid_to > :today
    WHERE f.line = :line AND f.withdrawn_at IS NULL ORDER BY n.sort_key, f.unit_id)sql"};

constexpr db::Sql all_statements[] = {select_by_name, select_by_decided, select_named, select_living};

/// Judges rows of a list by what statements of this slice cannot know; places are few and asked once.
class Judge {
public:
    Judge(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter, base::Date today)
        : tx_(tx),
          actor_(actor),
          family_(family),
          filter_(filter),
          today_(today),
          asked_(base::fold(filter.q)),
          own_(organisations::own_organisations(tx, actor, family.view, today))
    {
        if (!filter.place) return;
        below_.push_back(*filter.place);
        for (auto const& unit : organisations::list(tx, organisations::Line::administrative, {}, today, filter.place))
            below_.push_back(unit.id);
    }

    bool sees(UnitId unit, UnitId place)
    {
        auto const [known, fresh] = places_.try_emplace(place);
        if (fresh) {
            known->second.asked = asked_for(place);
            known->second.covered = organisations::in_scope(tx_, actor_, family_.view, place, today_);
        }
        return known->second.asked && (known->second.covered || std::ranges::binary_search(own_, unit));
    }
    bool names(std::string_view name_fold) const
    {
        auto const padded = " " + std::string{name_fold};
        return std::ranges::all_of(base::words(asked_), [&](std::string_view word) {
            return padded.find(" " + std::string{word}) != std::string::npos;
        });
    }
    bool in_state(Organisation const& o) const
    {
        if (filter_.state == "all") return true;
        bool const ended = o.ended_on && *o.ended_on <= today_;
        return ended == (filter_.state == "ended");
    }

private:
    bool asked_for(UnitId place) const
    {
        if (!filter_.place) return true;
        auto const present = organisations::present_place(tx_, place, "");
        return std::ranges::find(below_, present.value_or(place)) != below_.end();
    }

    db::Connection& tx_;
    web::Actor const& actor_;
    Family const& family_;
    Filter const& filter_;
    base::Date today_;
    std::string asked_;
    std::vector<UnitId> own_;
    std::vector<UnitId> below_;
    struct Place {
        bool asked = false;
        bool covered = false;
    };
    std::map<UnitId, Place> places_;
};

}   // namespace

Page list(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter,
          std::optional<web::Cursor> const& after, std::size_t size, base::Date today)
{
    bool const by_day = filter.sort == "decided";
    auto const& sql = by_day ? select_by_decided : select_by_name;
    auto const from = filter.year ? base::day(filter.year, 1, 1) : base::day(1900, 1, 1);
    auto const to = filter.year ? base::day(filter.year + 1, 1, 1) : base::forever;
    Judge judge{tx, actor, family, filter, today};

    Page page;
    web::Cursor at = by_day ? web::Cursor{base::iso(base::forever), 0} : web::Cursor{};
    if (after && (!by_day || base::parse_date(after->key))) at = *after;
    web::Cursor last_shown;
    for (std::size_t const look = size * 2 + 1;;) {
        std::size_t seen = 0;
        auto const start = at;   // the statement reads its key while `at` moves on
        for (auto const& row : tx.run(sql, {{"today", today},
                                            {"line", name_of(family.line)},
                                            {"key", by_day ? db::Value{start.key} : db::bytes(start.key)},
                                            {"id", start.id},
                                            {"from", from},
                                            {"to", to},
                                            {"size", look}})) {
            ++seen;
            at = {by_day ? row.string(7) : row.string(9), row.integer(0)};
            if (!judge.names(row.text(10)) || !judge.sees(row.id<UnitId>(0), row.id<UnitId>(11))) continue;
            auto o = read_organisation(tx, row, today);
            if (!judge.in_state(o)) continue;
            if (page.rows.size() == size) {
                page.next = last_shown;
                return page;
            }
            last_shown = at;
            page.rows.push_back(std::move(o));
        }
        if (seen < look) return page;
    }
}

std::vector<Living> living(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter,
                           base::Date today)
{
    Judge judge{tx, actor, family, filter, today};
    std::vector<Living> found;
    for (auto const& row : tx.run(select_living, {{"today", today}, {"line", name_of(family.line)}})) {
        auto const unit = row.id<UnitId>(0);
        auto const place = row.id<UnitId>(5);
        if (!judge.names(row.text(3)) || !judge.sees(unit, place)) continue;
        found.push_back({unit, row.string(1), row.string(2), row.maybe_id<EnterpriseId>(4), place, row.date(6)});
    }
    return found;
}

std::vector<Named> named(db::Connection& tx, organisations::Line line, std::string_view typed, base::Date day,
                         std::size_t most)
{
    std::vector<Named> found;
    auto const folded = base::fold(typed);
    std::vector<std::string> words;
    for (auto const word : base::words(folded))
        if (words.size() < most_words && word.find_first_of("%_\\") == std::string_view::npos)
            words.push_back("% " + std::string{word} + "%");
    if (words.empty()) return found;
    words.resize(most_words, "%");
    for (auto const& row : tx.run(select_named, {{"line", name_of(line)},
                                                 {"day", day},
                                                 {"word1", words[0]},
                                                 {"word2", words[1]},
                                                 {"word3", words[2]},
                                                 {"word4", words[3]},
                                                 {"most", most}}))
        found.push_back({row.id<UnitId>(0), row.string(1)});
    return found;
}

std::span<db::Sql const> list_statements() { return all_statements; }

}   // namespace grassroots
