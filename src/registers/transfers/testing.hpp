#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "kernel/ledger/query.hpp"
#include "platform/web/test_client.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/people/store.hpp"
#include "registers/transfers/pages.hpp"
#include "registers/transfers/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

/// For tests of this slice alone.
namespace transfers {

inline constexpr base::Date today = base::day(2026, 3, 2);

/// Hòa Bình in Phùng, Sông Hồng in Trung Châu, each in its enterprise; Lan and Dũng are members of the first.
class TwoUnions : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        hoa_binh = add_union(**tx, "Hòa Bình", area.phung, hoa_binh_company);
        song_hong = add_union(**tx, "Sông Hồng", area.trung_chau, song_hong_company);
        lan = add_member(**tx, "Nguyễn Thị Lan", hoa_binh);
        dung = add_member(**tx, "Trần Văn Dũng", hoa_binh);
        tx->commit();
    }
    UnitId add_union(db::Connection& tx, std::string const& name, UnitId place, EnterpriseId& company)
    {
        auto const trees = organisations::placement(tx, today);
        enterprises::Enterprise const e{
            .name = "Công ty TNHH " + name, .legal_type = "llc_multi", .status = "active", .place = place};
        company = enterprises::add(tx, *trees, support::lan, std::span{&e, 1}, today).front();
        return grassroots::found(tx, *trees, support::lan, grassroots::families().front(),
                                 {.kind = "grassroots_union",
                                  .name = "Công đoàn cơ sở Công ty TNHH " + name,
                                  .enterprise = company,
                                  .parent = area.federation,
                                  .place = place,
                                  .decision_number = "1/QĐ-LĐLĐ " + name,
                                  .decided_on = base::day(2014, 5, 12)},
                                 "private");
    }
    MembershipId add_member(db::Connection& tx, std::string name, UnitId union_,
                            base::Date joined_on = base::day(2020, 1, 6))
    {
        auto const trees = organisations::placement(tx, today);
        auto const home = *grassroots::find(tx, union_, joined_on);
        auto const person = people::create(tx, support::lan,
                                           {.full_name = std::move(name),
                                            .sex = "female",
                                            .enterprise = home.enterprise,
                                            .place = home.present_place});
        memberships::NewMembership const made{{.person = person,
                                               .union_ = union_,
                                               .place = home.present_place,
                                               .enterprise = home.enterprise,
                                               .ownership = "private",
                                               .sex = "female",
                                               .applied_on = joined_on,
                                               .consented_on = joined_on,
                                               .joined_on = joined_on}};
        return memberships::add(tx, *trees, support::lan, std::span{&made, 1}).front();
    }
    /// What the ledger counts in an area on that day.
    std::int64_t counted(db::Connection& tx, UnitId place, base::Date day = today)
    {
        auto const trees = organisations::placement(tx, today);
        ledger::View const view{tx, *trees, {place, ledger::until(day)}};
        return view.sums({{{"union.member"}}}).front().value;
    }

    support::Area area;
    UnitId hoa_binh, song_hong;
    EnterpriseId hoa_binh_company, song_hong_company;
    MembershipId lan, dung;
};

}   // namespace transfers
