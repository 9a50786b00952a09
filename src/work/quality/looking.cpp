#include "work/quality/looking.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "registers/committees/many.hpp"
#include "registers/enterprises/many.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/memberships/counts.hpp"
#include "work/training/trained.hpp"

namespace quality {
namespace {

using grassroots::Living;

constexpr int months_of_a_year = 12;

std::vector<UnitId> units_of(std::span<Living const> all)
{
    std::vector<UnitId> units;
    units.reserve(all.size());
    for (auto const& one : all) units.push_back(one.unit);
    return units;
}

/// What many organisations share: each register is asked once.
class Registers {
public:
    Registers(web::Context& context, organisations::Line line, std::span<Living const> all)
        : today_(context.today), line_(line), year_ago_(base::add_months(context.today, -months_of_a_year))
    {
        auto& tx = context.tx;
        auto const units = units_of(all);
        benches_ = committees::benches(tx, units, today_);
        newest_ = newest_of(tx, units);
        if (line == organisations::Line::union_)
            members_ = memberships::members_then_and_now(tx, units, year_ago_, today_);
        std::vector<EnterpriseId> enterprises;
        for (auto const& one : all)
            if (one.enterprise) enterprises.push_back(*one.enterprise);
        auto const ceased = enterprises::ceased_among(tx, enterprises);
        ceased_.insert(ceased.begin(), ceased.end());
        find_trained(tx);
    }

    Known of(Living const& one) const
    {
        Known known{.line = line_, .kind = one.kind, .founded_on = one.founded_on};
        known.enterprise_ceased = one.enterprise && ceased_.contains(*one.enterprise);
        if (auto const at = benches_.find(one.unit); at != benches_.end()) add_bench(known, at->second);
        if (auto const at = newest_.find(one.unit); at != newest_.end()) {
            if (at->second.report) known.reports.push_back(*at->second.report);
            if (at->second.grading) known.gradings.push_back(*at->second.grading);
        }
        if (auto const at = members_.find(one.unit); at != members_.end()) {
            known.members = at->second.now;
            if (one.founded_on <= year_ago_) known.members_year_ago = at->second.then;
        } else if (line_ != organisations::Line::union_ && !known.reports.empty()) {
            known.members = known.reports.front().members;
        }
        return known;
    }

private:
    static bool leads(std::string_view kind_of_post, Known const& known)
    {
        organisations::Unit const unit{.line = known.line, .kind = known.kind};
        auto const posts = committees::posts_of(unit);
        return !posts.empty() && posts.front().code == kind_of_post;
    }

    void find_trained(db::Connection& tx)
    {
        std::vector<PersonId> holders;
        for (auto const& [unit, bench] : benches_)
            for (auto const& held : bench.held) holders.push_back(held.person);
        auto const types = classes_for(line_);
        auto const months = rulebook::embedded().integer("quality.training_valid_months", today_);
        trained_ = training::trained_among(tx, holders, types, base::add_months(today_, -static_cast<int>(months)));
    }

    void add_bench(Known& known, committees::Bench const& bench) const
    {
        known.term = bench.term;
        std::unordered_set<PersonId> officers;
        for (auto const& held : bench.held) {
            officers.insert(held.person);
            if (held.post == "inspection_head") known.has_inspection_head = true;
            if (!leads(held.post, known)) continue;
            known.has_head = true;
            known.head_trained = trained_.contains(held.person);
        }
        known.officers = static_cast<std::int64_t>(officers.size());
    }

    base::Date today_;
    organisations::Line line_;
    base::Date year_ago_;
    std::unordered_map<UnitId, committees::Bench> benches_;
    std::unordered_map<UnitId, Newest> newest_;
    std::map<UnitId, memberships::ThenAndNow> members_;
    std::unordered_set<EnterpriseId> ceased_;
    std::unordered_set<PersonId> trained_;
};

void judge(Looked& looked, base::Date today)
{
    looked.signals = signals_of(looked.known, rulebook::embedded(), today);
    looked.fading = is_fading(looked.signals, rulebook::embedded(), today);
}

std::ptrdiff_t urgent(Looked const& looked)
{
    return std::count_if(looked.signals.begin(), looked.signals.end(),
                         [](Signal const& one) { return one.weight == Weight::act; });
}

}   // namespace

std::vector<Looked> look_through(web::Context& context, grassroots::Family const& family,
                                 grassroots::Filter const& filter)
{
    auto organisations = grassroots::living(context.tx, context.actor, family, filter, context.today);
    Registers const registers{context, family.line, organisations};
    std::vector<Looked> all;
    all.reserve(organisations.size());
    for (auto& one : organisations) {
        Looked looked{.organisation = std::move(one)};
        looked.known = registers.of(looked.organisation);
        judge(looked, context.today);
        all.push_back(std::move(looked));
    }
    std::stable_sort(all.begin(), all.end(), [](Looked const& a, Looked const& b) {
        if (urgent(a) != urgent(b)) return urgent(a) > urgent(b);
        return a.signals.size() > b.signals.size();
    });
    return all;
}

Needs needs_of(std::span<Looked const> all)
{
    Needs needs;
    for (auto const& one : all) {
        needs.fading += one.fading ? 1 : 0;
        needs.action += urgent(one) > 0 ? 1 : 0;
        needs.watch += urgent(one) == 0 && !one.signals.empty() ? 1 : 0;
    }
    return needs;
}

std::optional<Found> find_organisation(db::Connection& tx, web::Actor const& actor, grassroots::Family const& family,
                                       UnitId unit, base::Date today)
{
    auto const o = grassroots::find(tx, actor, family, unit, today);
    if (!o) return std::nullopt;
    Found found{.family = &family,
                .organisation = {.unit = o->unit,
                                 .kind = o->kind,
                                 .name = o->name,
                                 .enterprise = o->enterprise,
                                 .place = o->present_place,
                                 .founded_on = o->decided_on},
                .counted = {.place = o->present_place, .enterprise = o->enterprise, .line = o->line},
                .life = {o->decided_on, o->ended_on}};
    if (o->enterprise)
        if (auto const e = enterprises::find(tx, *o->enterprise, today)) found.counted.ownership = e->ownership;
    found.may_edit =
        actor.may(family.edit) && grassroots::find(tx, actor, family, unit, today, grassroots::Right::edit).has_value();
    return found;
}

Looked look_at(web::Context& context, Living const& organisation, grassroots::Family const& family)
{
    Registers const registers{context, family.line, std::span{&organisation, 1}};
    Looked looked{.organisation = organisation, .known = registers.of(organisation)};
    looked.known.reports = reports_of(context.tx, organisation.unit);
    looked.known.gradings = gradings_of(context.tx, organisation.unit);
    judge(looked, context.today);
    return looked;
}

}   // namespace quality
