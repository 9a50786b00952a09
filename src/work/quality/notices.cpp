#include "work/quality/notices.hpp"

#include <algorithm>

#include "registers/committees/many.hpp"
#include "registers/committees/store.hpp"
#include "registers/grassroots/store.hpp"
#include "work/quality/pages.hpp"

namespace quality {
namespace {

base::Date last_day(committees::Term const& term) { return term.days.to - base::Days{1}; }

/// The newest terms of all that live and are seen.
std::vector<notices::Due> due_in(web::Context& context, notices::Range const& range, std::size_t most)
{
    std::vector<notices::Due> all;
    for (auto const& family : grassroots::families()) {
        if (!context.actor.may(family.view)) continue;
        std::vector<UnitId> units;
        for (auto const& one : grassroots::living(context.tx, context.actor, family, {}, context.today))
            units.push_back(one.unit);
        for (auto const& [unit, bench] : committees::benches(context.tx, units, context.today))
            if (bench.term && last_day(*bench.term) >= range.from && last_day(*bench.term) <= range.to)
                all.push_back({bench.term->id.value, last_day(*bench.term)});
    }
    std::sort(all.begin(), all.end(), [](notices::Due const& a, notices::Due const& b) {
        return std::pair{a.due_on, a.record} < std::pair{b.due_on, b.record};
    });
    if (all.size() > most) all.resize(most);
    return all;
}

/// The living organisation of a term when the actor sees it.
std::optional<Found> seen_of(web::Context& context, committees::Term const& term)
{
    for (auto const& family : grassroots::families()) {
        if (!context.actor.may(family.view)) continue;
        if (auto found = find_organisation(context.tx, context.actor, family, term.unit, context.today)) return found;
    }
    return std::nullopt;
}

std::vector<notices::Item> describe(web::Context& context, std::span<std::int64_t const> records)
{
    std::vector<notices::Item> items;
    for (auto const record : records) {
        auto const term = committees::find_term(context.tx, committees::TermId{record});
        auto const found = term ? seen_of(context, *term) : std::nullopt;
        if (!found) continue;
        auto const newest = committees::terms(context.tx, term->unit).front().id;
        auto title = context.texts.tr("The term of {0} ends", {found->organisation.name});
        items.push_back({.record = record,
                         .title = title,
                         .outside = title,
                         .url = "/units/" + term->unit.text() + "/committee",
                         .due_on = last_day(*term),
                         .done = found->life.to.has_value() || newest != term->id});
    }
    return items;
}

constexpr notices::Source table[] = {{"terms", "Terms of committees", "users-group", due_in, describe}};

}   // namespace

std::span<notices::Source const> notice_sources() { return table; }

}   // namespace quality
