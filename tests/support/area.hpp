#pragma once

#include "registers/organisations/changes.hpp"
#include "registers/organisations/store.hpp"

/// The invented area of the tests, in real places: huyện Đan Phượng with two communes and its training centre.
/// Link it from slices above organisations only.
namespace support {

struct Area {
    UnitId city;
    UnitId district;
    UnitId phung;        // Thị trấn Phùng
    UnitId trung_chau;   // Xã Trung Châu
    UnitId federation;   // Liên đoàn Lao động huyện Đan Phượng
    UnitId centre;       // Trung tâm chính trị huyện Đan Phượng
};

inline ledger::Entry const lan{UserId{1}, base::Instant{base::day(2026, 3, 2)}};

inline UnitId add_unit(db::Connection& tx, organisations::Line line, std::string kind, std::string name,
                       std::optional<UnitId> parent, std::vector<UnitId> places = {}, std::string code = {})
{
    auto const placement = organisations::placement(tx, base::day(2026, 3, 2));
    return organisations::add({tx, *placement, lan}, {.line = line,
                                                      .kind = std::move(kind),
                                                      .code = std::move(code),
                                                      .name = std::move(name),
                                                      .parent = parent,
                                                      .places = std::move(places),
                                                      .decision = {.effective_on = base::day(2008, 8, 1)}});
}

inline Area make_area(db::Connection& tx)
{
    using organisations::Line;
    Area area;
    area.city = add_unit(tx, Line::administrative, "city", "Thành phố Hà Nội", {}, {}, "01");
    area.district = add_unit(tx, Line::administrative, "district", "Huyện Đan Phượng", area.city, {}, "273");
    area.phung = add_unit(tx, Line::administrative, "township", "Thị trấn Phùng", area.district, {}, "09784");
    area.trung_chau = add_unit(tx, Line::administrative, "commune", "Xã Trung Châu", area.district, {}, "09787");
    area.federation =
        add_unit(tx, Line::union_, "district_federation", "Liên đoàn Lao động huyện Đan Phượng", {}, {area.district});
    area.centre = add_unit(tx, Line::agency, "political_training_centre", "Trung tâm chính trị huyện Đan Phượng", {},
                           {area.district});
    return area;
}

}   // namespace support
