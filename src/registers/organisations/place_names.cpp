#include "registers/organisations/place_names.hpp"

#include "registers/organisations/statements.hpp"

namespace organisations {
namespace {

constexpr db::Sql select_present_names{"organisations.select_present_names", R"sql(
    SELECT n.name FROM unit_present p
    JOIN unit_name n ON n.unit_id = p.present_id AND n.valid_from <= :today AND n.valid_to > :today
    WHERE p.unit_id = :place AND p.valid_from <= :today AND p.valid_to > :today LIMIT 2)sql"};

constexpr db::Sql all[] = {select_present_names};

}   // namespace

std::string_view PlaceNames::of(UnitId place, std::string_view village)
{
    auto const [known, unknown] = known_.try_emplace(place);
    if (unknown) known->second = read(place);
    if (!known->second.divided || village.empty()) return known->second.name;
    auto const [told, fresh] = of_villages_.try_emplace({place, std::string{village}});
    if (fresh) {
        auto const part = present_place(*tx_, place, village, today_);
        told->second = part ? name_on(*tx_, *part, today_) : known->second.name;
    }
    return told->second;
}

PlaceNames::Known PlaceNames::read(UnitId place) const
{
    Known known;
    int parts = 0;
    for (auto const& row : tx_->run(select_present_names, {{"place", place}, {"today", today_}})) {
        known.name = row.string(0);
        ++parts;
    }
    known.divided = parts > 1;
    if (parts != 1) known.name = name_on(*tx_, place, today_);
    return known;
}

std::span<db::Sql const> place_name_statements() { return all; }

}   // namespace organisations
