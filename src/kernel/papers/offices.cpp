#include "kernel/papers/offices.hpp"

#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"

namespace papers {
namespace {

void add_once(std::vector<UnitId>& units, UnitId unit)
{
    if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
}

/// Offices of the kind's line for a record of `own`, wherever they are.
std::vector<UnitId> of_line(std::vector<Office> over, Kind const& kind, UnitId own)
{
    std::erase_if(over, [&](Office const& one) { return one.line != kind.line; });
    auto const itself = [&](Office const& one) { return one.unit == own; };
    if (std::any_of(over.begin(), over.end(), itself)) {
        if (kind.issued_by == IssuedBy::own) return {own};
        std::erase_if(over, itself);
    }
    if (kind.issued_by == IssuedBy::authority)
        std::stable_partition(over.begin(), over.end(), [](Office const& one) { return !one.grassroots; });
    std::vector<UnitId> units;
    for (auto const& one : over) add_once(units, one.unit);
    return units;
}

/// Whoever keeps the record, who stands over it, where the actor has a role, and those that have told their head.
std::vector<UnitId> of_holders(web::Context& context, Offices const& offices, UnitId own, base::Date day)
{
    std::vector<UnitId> units{own};
    for (auto const& one : offices.over(context.tx, own, day)) add_once(units, one.unit);
    for (auto const scope : context.actor.scopes(make_papers))
        if (scope != 0)
            for (auto const& one : offices.over(context.tx, UnitId{scope}, day)) add_once(units, one.unit);
    for (auto const& issuer : list_issuers(context.tx)) add_once(units, issuer.unit);
    std::erase_if(units, [&](UnitId unit) { return !offices.lives(context.tx, unit, day); });
    return units;
}

}   // namespace

std::vector<UnitId> signing_offices(web::Context& context, Kind const& kind, UnitId own, base::Date day)
{
    auto const& offices = context.services.shelf.get<Offices>();
    auto units = kind.issued_by == IssuedBy::holder ? of_holders(context, offices, own, day)
                                                    : of_line(offices.over(context.tx, own, day), kind, own);
    std::erase_if(units, [&](UnitId unit) { return !office_in_scope(context, make_papers, unit); });
    return units;
}

base::Result<base::Done> check_office(web::Context& context, Kind const& kind, UnitId own, UnitId office,
                                      base::Date day)
{
    auto const& offices = context.services.shelf.get<Offices>();
    auto const refused = [&](std::string_view field, std::string_view code) {
        return base::Error{base::Refusal::invalid,
                           {{field, code, accounts::unit_name(context.tx, office, context.today)}}};
    };
    if (!offices.lives(context.tx, office, day)) return refused("dated_on", "paper.office_not_living");
    if (kind.issued_by == IssuedBy::holder) return base::Done{};
    auto const fitting = of_line(offices.over(context.tx, own, day), kind, own);
    if (std::find(fitting.begin(), fitting.end(), office) == fitting.end())
        return refused("unit", "paper.office_not_fitting");
    return base::Done{};
}

base::Result<UnitId> making_office(web::Context& context, Kind const& kind, UnitId own, std::string_view text,
                                   base::Date day)
{
    if (text.empty()) {
        auto const fitting = signing_offices(context, kind, own, day);
        if (fitting.empty()) return base::Error{base::Refusal::invalid, {{"", "paper.no_fitting_office"}}};
        return fitting.front();
    }
    auto const office = UnitId::parse(text);
    if (!office || !office_in_scope(context, make_papers, office)) return base::Error{base::Refusal::not_found};
    return office;
}

}   // namespace papers
