#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "kernel/accounts/audit.hpp"
#include "kernel/papers/pages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

/// For tests only: two offices, 1 of the union and 2 of the Party; one class, "7", of office 1. Lan makes papers of
/// office 1, Minh of office 2, Hòa sees those of office 1.
namespace papers::testing {

inline base::Result<Subject> find_class(web::Context& context, std::string_view id)
{
    if (PaperId::parse(id).value != 7) return base::Error{base::Refusal::not_found};
    Subject subject{.record = 7, .title = "Lớp CTD-2026-01", .url = "/classes/7", .office = UnitId{1}};
    subject.values = sample_values(*find_kind("training.results_decision"));
    subject.values.lists.erase("noi_nhan");
    if (context.today > base::day(2030, 1, 1))
        return base::Error{base::Refusal::invalid, {{"", "training.nobody_passed"}}};
    return subject;
}
inline std::vector<Choosable> newest(web::Context&, std::size_t) { return {{base::id_text(7), "Lớp CTD-2026-01"}}; }

/// A founding in the area 9, where no organisation is yet.
inline base::Result<Subject> find_founding(web::Context&, std::string_view id)
{
    if (PaperId::parse(id).value != 8) return base::Error{base::Refusal::not_found};
    Subject subject{.record = 8, .title = "Công ty TNHH Số 1", .url = "/journeys/8", .office = UnitId{9}};
    subject.values = sample_values(*find_kind("union.recognition_decision"));
    subject.values.lists.erase("noi_nhan");
    return subject;
}

inline constexpr Source sources[] = {
    {"union.recognition_decision", web::Permission{"training.view"}, find_founding, newest},
    {"training.results_decision", web::Permission{"training.view"}, find_class, newest},
    {"training.class_list", web::Permission{"training.view"}, find_class, newest},
};

inline bool in_scope(db::Connection&, web::Actor const& actor, web::Permission permission, UnitId unit, base::Date)
{
    auto const scopes = actor.scopes(permission);
    return std::find(scopes.begin(), scopes.end(), unit.value) != scopes.end();
}
/// Office 3, of the union, was dissolved on 1 January 2026.
inline bool lives(db::Connection&, UnitId unit, base::Date day)
{
    return unit.value != 3 || day < base::day(2026, 1, 1);
}
/// Over the area 9 stand the Party's office 2 and the union's 3 and 1; over an office nobody but itself.
inline std::vector<Office> over(db::Connection& tx, UnitId unit, base::Date day)
{
    std::vector<Office> all{{unit, unit.value == 2 ? "party" : "union"}};
    if (unit.value == 9) all = {{UnitId{2}, "party"}, {UnitId{3}, "union"}, {UnitId{1}, "union"}};
    std::erase_if(all, [&](Office const& one) { return !lives(tx, one.unit, day); });
    return all;
}
inline HeadProposed head(db::Connection&, UnitId unit, base::Date)
{
    return {.culture = unit.value == 2 ? "party" : "state", .place = "Ô Diên", .post = "CHỦ TỊCH"};
}

class OnPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        web::TestSetting setting;
        setting.shelf.put(registry);
        setting.shelf.put(offices);
        client = std::make_unique<web::TestClient>(
            *db,
            web::RouteTables{kind_page_routes(), paper_page_routes(), making_page_routes(), issuer_page_routes(),
                             api_routes()},
            setting);
        sign_in(1, "Lan", 1, true);
    }
    void sign_in(std::int64_t user, std::string name, std::int64_t office, bool makes)
    {
        web::Actor actor{.user = user, .name = std::move(name)};
        actor.grants = {{"papers.view", office}, {"training.view", office}};
        if (makes) actor.grants.push_back({"papers.make", office});
        client->sign_in(actor);
    }
    web::TestClient::Pairs told() const
    {
        return {{"culture", "state"},
                {"superior", "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"},
                {"name", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN"},
                {"symbol", "LĐLĐ"},
                {"place", "Đan Phượng"},
                {"on_behalf", "BAN THƯỜNG VỤ"},
                {"post", "CHỦ TỊCH"},
                {"signer", "Nguyễn Thị Lan"},
                {"revision", "0"}};
    }
    void tell_head() { ASSERT_EQ(client->post("/papers/offices/" + office(1), told()).status, 303); }
    /// The address of a decision about the class.
    std::string made(std::string const& day = "2/3/2026")
    {
        auto const answer = client->post("/papers/kinds/training.results_decision/papers",
                                         {{"record", base::id_text(7)}, {"dated_on", day}});
        EXPECT_EQ(answer.status, 303) << answer.body.substr(0, 2000);
        return std::string{web::header_of(answer, "location")};
    }
    std::size_t audited(std::string_view action, std::string_view kind)
    {
        std::size_t count = 0;
        for (auto const& line : accounts::list_audit(**db->begin(db::Access::read), {}))
            if (line.action == action && line.record_kind == kind) ++count;
        return count;
    }
    static std::string office(std::int64_t id) { return base::id_text(id); }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    Registry registry{sources};
    Offices offices{.in_scope = in_scope, .over = over, .lives = lives, .head = head};
    std::unique_ptr<web::TestClient> client;
};

}   // namespace papers::testing
