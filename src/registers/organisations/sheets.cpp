#include "registers/organisations/sheets.hpp"

#include <array>

#include "registers/organisations/unit_sheet.hpp"

namespace organisations {

std::span<imports::SheetKind const> sheet_kinds()
{
    static std::array<imports::SheetKind, 2> const kinds{unit_sheet, succession_sheet};
    return kinds;
}

}   // namespace organisations
