#pragma once

#include <memory>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "reports/report_fixture.hpp"
#include "reports/slice.hpp"

/// For the tests of pages and API only: Lan reports for huyện Đan Phượng, Hòa for xã An Khánh alone, which
/// is no part of it.
namespace reports::testing {

class OnPages : public ReportTest {
protected:
    void SetUp() override
    {
        ReportTest::SetUp();
        auto const city = organisations::find_by_code(**tx, Line::administrative, "01", today)->id;
        elsewhere = add("commune", "Xã An Khánh", city, reform);
        tx->commit();
        tx.reset();
        client = std::make_unique<web::TestClient>(*db, web::RouteTables{slice().pages, slice().api});
        sign_in(1, "Lan", district);
    }
    void sign_in(std::int64_t user, std::string name, UnitId unit)
    {
        client->sign_in({.user = user,
                         .name = std::move(name),
                         .grants = {{"reports.view", unit.value}, {"targets.edit", unit.value}}});
    }
    std::size_t audited(std::string_view action, std::string_view kind)
    {
        std::size_t count = 0;
        for (auto const& line : accounts::list_audit(**db->begin(db::Access::read), {}))
            if (line.action == action && line.record_kind == kind) ++count;
        return count;
    }
    /// A union of 2019 that was found after the figures were frozen.
    void found_late()
    {
        auto writing = db->begin(db::Access::write);
        auto const trees = organisations::placement(**writing, today);
        ledger::Fact const late{.kind = &kinds[0],
                                .variety = "grassroots_union",
                                .on_day = day(2019, 1, 1),
                                .unit = phung,
                                .source_kind = "test_record",
                                .source_id = 900};
        ledger::record(**writing, *trees, entry, std::span{&late, 1});
        writing->commit();
    }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }
    static std::string id_in(web::Response const& answer)
    {
        constexpr std::string_view key = "\"id\":\"";
        constexpr std::size_t letters = 13;
        return answer.body.substr(answer.body.find(key) + key.size(), letters);
    }

    UnitId elsewhere;   // no part of the district
    std::unique_ptr<web::TestClient> client;
};

}   // namespace reports::testing
