#pragma once

#include <memory>
#include <string>

#include "kernel/accounts/audit.hpp"
#include "platform/web/test_client.hpp"
#include "registers/people/store.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/training/pages.hpp"
#include "work/training/store.hpp"

/// For the tests of pages and API only: Lan keeps the classes of the city, Hòa sees xã Trung Châu alone. The day is
/// 2 March 2026.
namespace training::testing {

class OnPages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        an = people::create(**tx, support::lan,
                            {.full_name = "Nguyễn Văn An",
                             .born = base::parse_partial_date("1988-03-08"),
                             .sex = "male",
                             .place = area.phung});
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), enrolment_page_routes(), session_page_routes(), api_routes(),
                                  enrolment_api_routes(), session_api_routes()});
        as_lan();
    }
    void as_lan()
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"training.view", area.city.value},
                                    {"training.edit", area.city.value},
                                    {"people.view", area.city.value}}});
    }
    void as_hoa()
    {
        client->sign_in(
            {.user = 2,
             .name = "Hòa",
             .grants = {{"training.view", area.trung_chau.value}, {"training.edit", area.trung_chau.value}}});
    }
    /// The address of a Party-awareness class that opened on 1 June 2025.
    std::string opened_class()
    {
        return std::string{web::header_of(client->post("/classes", class_form()), "location")};
    }
    web::TestClient::Pairs class_form() const
    {
        return {{"code", "CTD-2025-01"},
                {"name", "Bồi dưỡng nhận thức về Đảng"},
                {"type", "party_awareness"},
                {"opened_on", "1/6/2025"},
                {"closed_on", "6/6/2025"},
                {"organiser", area.centre.text()},
                {"place", area.district.text()},
                {"venue", "Thị trấn Phùng"},
                {"periods", "40"}};
    }
    /// The address of An's enrolment in a class.
    std::string enrolled(std::string const& class_url)
    {
        auto const answer = client->api(web::Method::post, "/api/v1" + class_url + "/enrolments",
                                        R"({"person": ")" + an.text() + "\"}");
        return class_url + "/enrolments/" + id_in(answer);
    }
    static std::string id_in(web::Response const& answer)
    {
        constexpr std::string_view key = "\"id\":\"";
        constexpr std::size_t letters = 13;
        return answer.body.substr(answer.body.find(key) + key.size(), letters);
    }
    /// How often the log has the action on a kind of record.
    std::size_t audited(std::string_view action, std::string_view kind)
    {
        std::size_t count = 0;
        for (auto const& line : accounts::list_audit(**db->begin(db::Access::read), {}))
            if (line.action == action && line.record_kind == kind) ++count;
        return count;
    }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    support::Area area;
    PersonId an;
    std::unique_ptr<web::TestClient> client;
};

}   // namespace training::testing
