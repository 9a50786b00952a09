#pragma once

#include <gtest/gtest.h>

#include <map>

#include "registers/organisations/changes.hpp"
#include "registers/organisations/closure.hpp"
#include "registers/organisations/store.hpp"
#include "support/both.hpp"

/// For tests only: the real units of one district, before and after the reform that ended it.
namespace organisations::test {

using base::Date;

inline constexpr Date first = base::day(2008, 8, 1);
inline constexpr Date reform = base::day(2025, 7, 1);
inline constexpr Date today = base::day(2026, 3, 2);
inline constexpr ledger::Entry entry{UserId{1}, base::Instant{std::chrono::seconds{1772420400}}};

struct OldCommune {
    char const* code;
    char const* name;
    char const* successor;
};
inline constexpr OldCommune old_communes[] = {
    {"09784", "Thị trấn Phùng", "Xã Đan Phượng"}, {"09787", "Xã Trung Châu", "Xã Liên Minh"},
    {"09790", "Xã Thọ An", "Xã Liên Minh"},       {"09793", "Xã Thọ Xuân", "Xã Liên Minh"},
    {"09796", "Xã Hồng Hà", "Xã Ô Diên"},         {"09799", "Xã Liên Hồng", "Xã Ô Diên"},
    {"09802", "Xã Liên Hà", "Xã Ô Diên"},         {"09805", "Xã Hạ Mỗ", "Xã Ô Diên"},
    {"09808", "Xã Liên Trung", "Xã Ô Diên"},      {"09811", "Xã Phương Đình", "Xã Liên Minh"},
    {"09814", "Xã Thượng Mỗ", "Xã Đan Phượng"},   {"09817", "Xã Tân Hội", "Xã Ô Diên"},
    {"09820", "Xã Tân Lập", "Xã Ô Diên"},         {"09823", "Xã Đan Phượng", "Xã Đan Phượng"},
    {"09826", "Xã Đồng Tháp", "Xã Đan Phượng"},   {"09829", "Xã Song Phượng", "Xã Đan Phượng"},
};

/// Huyện Đan Phượng before and after 1 July 2025, in a fresh database.
class OldDistrict : public support::OnBoth {
protected:
    UnitId add_unit(Line line, std::string kind, std::string name, std::optional<UnitId> parent, Date from,
                    std::optional<Date> to = {}, std::vector<UnitId> places = {}, std::string code = {})
    {
        auto const trees = placement(**tx, today);
        NewUnit made{.line = line,
                     .kind = std::move(kind),
                     .code = std::move(code),
                     .name = std::move(name),
                     .parent = parent,
                     .places = std::move(places),
                     .ended_on = to};
        made.decision.effective_on = from;
        return add({**tx, *trees, entry}, made);
    }
    void go_on(UnitId before, UnitId after, Share share, std::optional<std::int64_t> people = {})
    {
        auto const trees = placement(**tx, today);
        Part const part{after, share, {}, people};
        succeed({**tx, *trees, entry}, *find(**tx, before, today), std::span{&part, 1},
                {.number = "1656/NQ-UBTVQH15", .effective_on = reform},
                share == Share::part ? Predecessor::goes_on : Predecessor::ends);
    }
    void settle_all()
    {
        auto const trees = placement(**tx, today);
        for (auto const& [name, id] : old) take_along({**tx, *trees, entry}, id);
        take_along({**tx, *trees, entry}, district);
    }

    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        city = add_unit(Line::administrative, "city", "Thành phố Hà Nội", {}, first, {}, {}, "01");
        district = add_unit(Line::administrative, "district", "Huyện Đan Phượng", city, first, reform, {}, "273");
        for (auto const* name : {"Xã Đan Phượng", "Xã Ô Diên", "Xã Liên Minh"})
            young[name] = add_unit(Line::administrative, "commune", name, city, reform);
        for (auto const& c : old_communes)
            old[c.name] = add_unit(Line::administrative, std::string_view{c.code} == "09784" ? "township" : "commune",
                                   c.name, district, first, reform, {}, c.code);
        for (auto const& c : old_communes) go_on(old[c.name], young[c.successor], Share::whole);
        go_on(old["Xã Hồng Hà"], young["Xã Liên Minh"], Share::part, 0);
        for (auto const& [name, id] : young) go_on(district, id, Share::part);
        settle_all();
    }
    std::vector<UnitId> then(UnitId unit, Date on) { return placement(**tx, today)->then(unit, on); }
    std::vector<UnitId> now(UnitId unit) { return placement(**tx, today)->now(unit, {}); }
    db::Connection& c() { return **tx; }

    std::unique_ptr<db::Transaction> tx;
    UnitId city;
    UnitId district;
    std::map<std::string, UnitId> old;
    std::map<std::string, UnitId> young;
};

}   // namespace organisations::test
