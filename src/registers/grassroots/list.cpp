#include <algorithm>
#include <functional>
#include <map>

#include "base/sorted.hpp"
#include "base/text.hpp"
#include "platform/db/many.hpp"
#include "registers/grassroots/reading.hpp"
#include "registers/organisations/store.hpp"

namespace grassroots {
namespace {

// more of them, and reading the whole line is as quick
constexpr std::size_t most_within_reach = 1000;

constexpr std::string_view present_place = R"sql(
    COALESCE((SELECT s.place_id FROM unit_place s
              WHERE s.unit_id = f.unit_id AND s.valid_from < s.valid_to AND s.valid_from <= :today
              ORDER BY s.valid_from DESC, s.id LIMIT 1), f.place_id) )sql";

// the name in force, or the last one of an ended unit; and where it is, or was last
constexpr auto keys_text = db::joined("SELECT f.unit_id, n.sort_key, n.name_fold, f.decided_on, ", present_place, R"sql(
    FROM founding f
    JOIN unit_name n ON n.unit_id = f.unit_id
     AND n.valid_to = (SELECT max(m.valid_to) FROM unit_name m WHERE m.unit_id = f.unit_id)
    WHERE f.line = :line AND f.withdrawn_at IS NULL AND f.decided_on >= :from AND f.decided_on < :to)sql");
constexpr db::Sql select_keys{"grassroots.select_keys", keys_text.view()};
constexpr auto keys_of_text = db::joined(keys_text.view(), db::with_many(" AND f.unit_id IN ").view());
constexpr db::Sql select_keys_of{"grassroots.select_keys_of", keys_of_text.view()};

constexpr auto ever_in_text = db::joined(
    db::with_many("SELECT f.unit_id FROM founding f WHERE f.line = :line AND f.place_id IN ").view(),
    db::with_many(
        " UNION SELECT s.unit_id FROM unit_place s JOIN founding f ON f.unit_id = s.unit_id AND f.line = :line"
        " WHERE s.place_id IN ")
        .view());
constexpr db::Sql select_ever_in{"grassroots.select_ever_in", ever_in_text.view()};

constexpr std::size_t most_words = 4;
constexpr db::Sql select_named{"grassroots.select_named", R"sql(
    SELECT f.unit_id, n.name FROM founding f
    JOIN unit_name n ON n.unit_id = f.unit_id AND n.valid_from <= :day AND n.valid_to > :day
    WHERE f.line = :line AND f.withdrawn_at IS NULL AND ' ' || n.name_fold LIKE :word1
      AND ' ' || n.name_fold LIKE :word2 AND ' ' || n.name_fold LIKE :word3 AND ' ' || n.name_fold LIKE :word4
    ORDER BY n.sort_key, f.unit_id LIMIT :most)sql"};

constexpr auto living_text =
    db::joined("SELECT f.unit_id, f.kind, n.name, n.name_fold, e.enterprise_id, ", present_place,
               R"sql(, f.decided_on, n.sort_key
    FROM founding f
    JOIN unit_closure c ON c.unit_id = f.unit_id AND c.ancestor_id = f.unit_id AND c.line = f.line
     AND c.valid_from <= :today AND c.valid_to > :today
    JOIN unit_name n ON n.unit_id = f.unit_id AND n.valid_from <= :today AND n.valid_to > :today
    LEFT JOIN unit_enterprise e ON e.unit_id = f.unit_id AND e.valid_from <= :today AND e.valid_to > :today
    WHERE f.line = :line AND f.withdrawn_at IS NULL)sql");
constexpr db::Sql select_living{"grassroots.select_living", living_text.view()};
constexpr auto living_of_text = db::joined(living_text.view(), db::with_many(" AND f.unit_id IN ").view());
constexpr db::Sql select_living_of{"grassroots.select_living_of", living_of_text.view()};

constexpr db::Sql all_statements[] = {select_keys,  select_keys_of, select_ever_in,
                                      select_named, select_living,  select_living_of};

/// Those of the line that were ever in what the actor sees or asks for, and the actor's own: few beside a whole city.
/// Empty optional = read them all.
std::optional<std::vector<db::Value>> within_reach(db::Connection& tx, web::Actor const& actor, Family const& family,
                                                   Filter const& filter, base::Date today)
{
    auto const places = filter.place ? std::optional{std::vector{*filter.place}}
                                     : organisations::places_in_scope(tx, actor, family.view, today);
    if (!places) return std::nullopt;
    std::vector<db::Value> asked;
    for (auto const place : organisations::covered_places(tx, *places, today)) asked.emplace_back(place);
    std::vector<UnitId> found = organisations::own_organisations(tx, actor, family.view, today);
    db::for_many(tx, select_ever_in, asked, [&](db::Row const& row) { found.push_back(row.id<UnitId>(0)); },
                 {{"line", name_of(family.line)}});
    base::sort_once(found);
    if (found.size() > most_within_reach) return std::nullopt;
    return std::vector<db::Value>{found.begin(), found.end()};
}

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
    auto const from = filter.year ? base::day(filter.year, 1, 1) : base::day(1900, 1, 1);
    auto const to = filter.year ? base::day(filter.year + 1, 1, 1) : base::forever;
    Judge judge{tx, actor, family, filter, today};
    std::vector<std::pair<std::string, UnitId>> found;
    auto const take = [&](db::Row const& row) {
        if (judge.names(row.text(2)) && judge.sees(row.id<UnitId>(0), row.id<UnitId>(4)))
            found.emplace_back(by_day ? base::iso(row.date(3)) : row.string(1), row.id<UnitId>(0));
    };
    auto const line = name_of(family.line);
    if (auto const reach = within_reach(tx, actor, family, filter, today))
        db::for_many(tx, select_keys_of, *reach, take, {{"today", today}, {"line", line}, {"from", from}, {"to", to}});
    else
        for (auto const& row : tx.run(select_keys, {{"today", today}, {"line", line}, {"from", from}, {"to", to}}))
            take(row);
    std::ranges::sort(found);
    if (by_day) std::ranges::reverse(found);
    auto at = found.begin();
    if (after) {
        std::pair const last{after->key, UnitId{after->id}};
        at = by_day ? std::ranges::lower_bound(found, last, std::greater{}) : std::ranges::lower_bound(found, last);
        if (at != found.end() && *at == last) ++at;
    }
    Page page;
    web::Cursor last_shown;
    for (; at != found.end(); ++at) {
        auto o = find(tx, at->second, today);
        if (!o || !judge.in_state(*o)) continue;
        if (page.rows.size() == size) {
            page.next = last_shown;
            break;
        }
        last_shown = {at->first, at->second.value};
        page.rows.push_back(std::move(*o));
    }
    return page;
}

std::vector<Living> living(db::Connection& tx, web::Actor const& actor, Family const& family, Filter const& filter,
                           base::Date today)
{
    Judge judge{tx, actor, family, filter, today};
    std::vector<std::pair<std::string, Living>> found;
    auto const take = [&](db::Row const& row) {
        auto const unit = row.id<UnitId>(0);
        auto const place = row.id<UnitId>(5);
        if (judge.names(row.text(3)) && judge.sees(unit, place))
            found.push_back({row.string(7),
                             {unit, row.string(1), row.string(2), row.maybe_id<EnterpriseId>(4), place, row.date(6)}});
    };
    auto const line = name_of(family.line);
    if (auto const reach = within_reach(tx, actor, family, filter, today))
        db::for_many(tx, select_living_of, *reach, take, {{"today", today}, {"line", line}});
    else
        for (auto const& row : tx.run(select_living, {{"today", today}, {"line", line}})) take(row);
    std::ranges::sort(found, {}, [](auto const& one) {
        return std::pair{std::string_view{one.first}, one.second.unit};
    });
    std::vector<Living> all;
    all.reserve(found.size());
    for (auto& one : found) all.push_back(std::move(one.second));
    return all;
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
