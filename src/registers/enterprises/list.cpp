#include <algorithm>
#include <limits>
#include <tuple>

#include "base/text.hpp"
#include "registers/enterprises/asking.hpp"
#include "registers/enterprises/largest.hpp"
#include "registers/enterprises/typed.hpp"

namespace enterprises {
namespace {

/// More matches of the index than this are walked to in order, not collected and sorted.
constexpr std::size_t most_collected = 2000;
constexpr std::size_t stretch = 256;

constexpr std::string_view in_order = "ORDER BY e.sort_key, e.id LIMIT :most";

constexpr auto walk_text = db::joined(select_enterprise, "WHERE (e.sort_key, e.id) > (:key, :id)", asked, in_order);
constexpr db::Sql select_walk{"enterprises.select_walk", walk_text.view()};

constexpr auto in_place_text =
    db::joined(select_enterprise, "WHERE e.place_id = :place AND (e.sort_key, e.id) > (:key, :id)", asked, in_order);
constexpr db::Sql select_in_place{"enterprises.select_in_place", in_place_text.view()};

constexpr auto newest_text = db::joined(select_enterprise, "WHERE e.id < :id", asked, "ORDER BY e.id DESC LIMIT :most");
constexpr db::Sql select_newest{"enterprises.select_newest", newest_text.view()};

// the same statuses as the partial index, so that it serves
constexpr auto in_difficulty_text = db::joined(select_enterprise, R"sql(
    WHERE e.status IN ('suspended', 'not_at_address', 'revoked_tax', 'dissolving_or_restructured', 'in_bankruptcy')
      AND (e.sort_key, e.id) > (:key, :id) )sql",
                                               asked, in_order);
constexpr db::Sql select_in_difficulty{"enterprises.select_in_difficulty", in_difficulty_text.view()};

constexpr auto one_asked_text = db::joined(select_enterprise, "WHERE e.id = :id", asked);
constexpr db::Sql select_one_asked{"enterprises.select_one_asked", one_asked_text.view()};

constexpr db::Sql select_indexed{"enterprises.select_indexed",
                                 "SELECT rowid FROM enterprise_index WHERE enterprise_index MATCH :words LIMIT :most",
                                 R"sql(
    SELECT id FROM enterprise WHERE tokens @@ to_tsquery('simple'::regconfig, :words) LIMIT :most)sql"};

constexpr db::Sql select_by_code{"enterprises.select_by_code", R"sql(
    SELECT id FROM enterprise WHERE tax_code >= :from AND tax_code < :to AND withdrawn_at IS NULL
    ORDER BY tax_code, id LIMIT :most)sql"};

constexpr db::Sql all_statements[] = {select_walk,      select_in_place, select_newest, select_in_difficulty,
                                      select_one_asked, select_indexed,  select_by_code};

struct Found {
    Enterprise enterprise;
    std::string key;   // rank of the accents, then the sort key
};

class Lister {
public:
    Lister(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today)
        : tx_(tx),
          question_(question),
          within_(tx, actor, question, today),
          asking_(question, within_, today),
          typed_(question.q)
    {
    }

    Page run()
    {
        if (within_.is_nothing()) return {};
        if (!question_.q.empty() && typed_.words.empty()) return {};   // signs only: nothing is called so
        if (question_.among) return collected(*question_.among);
        if (within_.own()) return collected(*within_.own());
        if (!typed_.words.empty()) {
            if (auto const ids = indexed(); ids.size() <= most_collected) return collected(ids);
            return walked();
        }
        if (question_.sort == "newest") return newest();
        if (question_.sort == "workers" || question_.sort == "headcount")
            return largest(tx_, question_, within_, asking_);
        if (question_.in_difficulty || !question_.many_women.empty()) return walked();
        if (!within_.are_few_places()) return walked();
        // where most lie in these places, walking meets enough of them soon
        auto begun = walked(1);
        return begun.next || at_end_ ? begun : merged(std::move(begun));
    }

private:
    std::vector<EnterpriseId> indexed()
    {
        std::vector<EnterpriseId> ids;
        auto const most = most_collected + 1;
        if (typed_.is_code()) {
            auto const& from = typed_.words[0];
            for (auto const& row : tx_.run(select_by_code, {{"from", from}, {"to", from + ":"}, {"most", most}}))
                ids.push_back(row.id<EnterpriseId>(0));
            if (!ids.empty()) return ids;
        }
        for (auto const& row : tx_.run(select_indexed, {{"words", typed_.question(tx_.dialect())}, {"most", most}}))
            ids.push_back(row.id<EnterpriseId>(0));
        return ids;
    }

    /// A few enterprises in order: those the index found, or those of the actor's own organisations.
    Page collected(std::span<EnterpriseId const> ids)
    {
        std::vector<Found> all;
        for (auto const id : ids) {
            auto const parameters = asking_.params({{"id", id}});
            auto rows = tx_.run(select_one_asked, parameters);
            auto const row = rows.first();
            if (!row || !asking_.fits(*row)) continue;
            if (!typed_.fits_row(*row)) continue;
            bool const exact = typed_.is_code() || typed_.fits_accents(row->text(1));
            if (!exact && typed_.all_accented) continue;
            all.push_back({asking_.read(*row), (exact ? "1" : "2") + row->string(sort_key_column)});
        }
        std::ranges::sort(all, {}, [](Found const& f) { return std::tie(f.key, f.enterprise.id); });
        Page page;
        for (auto& f : all) {
            if (question_.after &&
                std::tie(f.key, f.enterprise.id.value) <= std::tie(question_.after->key, question_.after->id))
                continue;
            if (!take(page, f)) return page;
        }
        return page;
    }

    /// False when the page was full already: there is a next one.
    bool take(Page& page, Found& found)
    {
        if (page.enterprises.size() == question_.size) {
            page.next = last_;
            return false;
        }
        last_ = {found.key, found.enterprise.id.value};
        page.enterprises.reserve(question_.size);
        page.enterprises.push_back(std::move(found.enterprise));
        return true;
    }

    /// Walks the names in order, over some stretches or to the end; `at_` and `at_end_` then say how far it came.
    Page walked(std::size_t stretches = std::numeric_limits<std::size_t>::max())
    {
        Page page;
        auto& at = at_ = question_.after.value_or(web::Cursor{});
        if (!typed_.words.empty() && !at.key.empty()) at.key.erase(0, 1);
        for (std::size_t seen = stretch; seen == stretch && stretches > 0; --stretches) {
            seen = 0;
            auto const start = at;
            auto const parameters =
                asking_.params({{"key", db::bytes(start.key)}, {"id", start.id}, {"most", stretch}});
            auto const& sql = question_.in_difficulty ? select_in_difficulty : select_walk;
            for (auto const& row : tx_.run(sql, parameters)) {
                ++seen;
                at = {row.string(sort_key_column), row.integer(0)};
                if (!asking_.fits(row) || !typed_.fits(row.text(name_fold_column))) continue;
                if (typed_.all_accented && !typed_.fits_accents(row.text(1))) continue;
                Found found{asking_.read(row), typed_.words.empty() ? at.key : "1" + at.key};
                if (!take(page, found)) return page;
            }
            at_end_ = seen < stretch;
        }
        return page;
    }

    Page newest()
    {
        Page page;
        auto at = question_.after ? question_.after->id : std::numeric_limits<std::int64_t>::max();
        for (std::size_t seen = stretch; seen == stretch;) {
            seen = 0;
            auto const parameters = asking_.params({{"id", at}, {"most", stretch}});
            for (auto const& row : tx_.run(select_newest, parameters)) {
                ++seen;
                at = row.integer(0);
                if (!asking_.fits(row)) continue;
                Found found{asking_.read(row), {}};
                if (!take(page, found)) return page;
            }
        }
        return page;
    }

    /// Goes on with the page behind `at_`, place by place.
    Page merged(Page page)
    {
        std::vector<Found> all;
        for (auto const place : within_.places()) {
            auto const parameters = asking_.params(
                {{"place", place}, {"key", db::bytes(at_.key)}, {"id", at_.id}, {"most", question_.size + 1}});
            for (auto const& row : tx_.run(select_in_place, parameters))
                all.push_back({asking_.read(row), row.string(sort_key_column)});
        }
        std::ranges::sort(all, {}, [](Found const& f) { return std::tie(f.key, f.enterprise.id); });
        for (auto& found : all)
            if (!take(page, found)) return page;
        return page;
    }

    db::Connection& tx_;
    Question const& question_;
    Within within_;
    Asking asking_;
    Typed typed_;
    web::Cursor last_;
    web::Cursor at_;        // where walking came to
    bool at_end_ = false;   // and whether nothing is behind it
};

}   // namespace

Page list(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today)
{
    return Lister{tx, actor, question, today}.run();
}

std::span<db::Sql const> list_statements() { return all_statements; }

}   // namespace enterprises
