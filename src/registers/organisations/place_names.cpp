#include "registers/organisations/place_names.hpp"

#include <algorithm>

#include "base/sorted.hpp"
#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr auto present_names_text = db::with_many(R"sql(
    SELECT p.unit_id, n.name FROM unit_present p
    JOIN unit_name n ON n.unit_id = p.present_id AND n.valid_from <= :today AND n.valid_to > :today
    WHERE p.valid_from <= :today AND p.valid_to > :today AND p.unit_id IN )sql");
constexpr db::Sql select_present_names{"organisations.select_present_names", present_names_text.view()};

constexpr db::Sql all[] = {select_present_names};

}   // namespace

void PlaceNames::meet(std::vector<UnitId> places)
{
    base::sort_once(places);
    std::erase_if(places, [&](UnitId place) { return known_.contains(place); });
    std::map<UnitId, int> parts;
    std::vector<db::Value> const values{places.begin(), places.end()};
    db::for_many(*tx_, select_present_names, values,
                 [&](db::Row const& row) {
                     known_[row.id<UnitId>(0)].name = row.string(1);
                     ++parts[row.id<UnitId>(0)];
                 },
                 {{"today", today_}});
    for (auto const place : places) {
        if (parts[place] == 1) continue;
        known_[place] = {name_on(*tx_, place, today_), parts[place] > 1};
    }
}

std::string_view PlaceNames::of(UnitId place, std::string_view village)
{
    auto known = known_.find(place);
    if (known == known_.end()) {
        meet({place});
        known = known_.find(place);
    }
    if (!known->second.divided || village.empty()) return known->second.name;
    auto const [told, fresh] = of_villages_.try_emplace({place, std::string{village}});
    if (fresh) {
        auto const part = present_place(*tx_, place, village, today_);
        told->second = part ? name_on(*tx_, *part, today_) : known->second.name;
    }
    return told->second;
}

std::vector<web::Choice> granted_units(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                       base::Date today)
{
    std::vector<web::Choice> units;
    for (auto const scope : actor.scopes(permission)) {
        web::Choice choice{UnitId{scope}.text(), name_on(tx, UnitId{scope}, today)};
        if (std::ranges::find(units, choice.value, &web::Choice::value) == units.end())
            units.push_back(std::move(choice));
    }
    return units;
}

std::vector<web::Choice> communes(db::Connection& tx, base::Date day)
{
    static constexpr std::string_view kinds[] = {"commune", "ward", "township", "special_zone"};
    std::vector<web::Choice> choices;
    for (auto const& unit : list(tx, Line::administrative, kinds, day)) choices.push_back({unit.id.text(), unit.name});
    return choices;
}

std::span<db::Sql const> place_name_statements() { return all; }

}   // namespace organisations
