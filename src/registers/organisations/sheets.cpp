#include "registers/organisations/sheets.hpp"

#include <algorithm>
#include <array>

#include "registers/organisations/unit_sheet.hpp"

namespace organisations {

Change change_of(db::Connection& tx, ledger::Placement const& trees, imports::Setting const& setting)
{
    return {tx, trees, {setting.by, setting.now}, setting.shelf ? setting.shelf->find<Followers>() : nullptr};
}

void prefer_young(std::vector<Unit>& units, base::Date day)
{
    auto const is_older = [&](Unit const& unit) { return unit.founded_on != day; };
    if (std::ranges::count_if(units, is_older) + 1 == std::ssize(units)) std::erase_if(units, is_older);
}

std::span<imports::SheetKind const> sheet_kinds()
{
    static std::array<imports::SheetKind, 2> const kinds{unit_sheet, succession_sheet};
    return kinds;
}

}   // namespace organisations
