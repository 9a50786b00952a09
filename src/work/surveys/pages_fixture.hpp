#pragma once

#include "kernel/accounts/store.hpp"
#include "platform/web/test_client.hpp"
#include "support/area.hpp"
#include "support/both.hpp"
#include "work/surveys/pages.hpp"

/// For tests only: a survey of three enterprises by two surveyors, and its pages.
namespace surveys::testing {

using base::day;
using questionnaires::Kind;

inline bool has(web::Response const& response, std::string_view text)
{
    return response.body.find(text) != std::string::npos;
}

class Pages : public support::OnBoth {
protected:
    void SetUp() override
    {
        auto const tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
        auto const trees = organisations::placement(**tx, today);
        std::vector<enterprises::Enterprise> made;
        for (auto const* name : {"Công ty An Khánh", "Công ty Bình Minh", "Công ty Sông Hồng"})
            made.push_back({.name = name,
                            .legal_type = "llc_multi",
                            .place = made.size() < 2 ? area.phung : area.trung_chau,
                            .workers = 10});
        ids = enterprises::add(**tx, *trees, support::lan, made, today);
        questionnaire = questionnaires::add(
            **tx, support::lan, area.district,
            {{"Phiếu rà soát", ""},
             {{.name = "open", .kind = Kind::yes_no, .label = {"Còn hoạt động?", ""}, .required = true},
              {.name = "workers", .kind = Kind::number, .label = {"Số lao động", ""}, .field = "workers"}}});
        (void)questionnaires::publish(**tx, support::lan, *questionnaires::find(**tx, questionnaire));
        minh = account(**tx, "minh", "Trần Văn Minh");
        hoa = account(**tx, "hoa", "Lê Thị Hoa");
        tx->commit();
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), list_page_routes(), capture_page_routes(), offline_page_routes(),
                                  link_page_routes(), workbook_page_routes(), api_routes(), phone_api_routes()});
        lead();
    }
    UserId account(db::Connection& tx, std::string name, std::string display_name)
    {
        auto const id =
            *accounts::add_account(tx, {std::move(name), std::move(display_name)}, "", UserId{1}, support::lan.at);
        accounts::add_grant(
            tx, {.user = id, .role = "surveyor", .unit = area.district, .period = {day(2020, 1, 1), base::forever}},
            UserId{1}, support::lan.at);
        return id;
    }
    void lead()
    {
        client->sign_in({.user = 1,
                         .name = "Lan",
                         .grants = {{"surveys.view", area.district.value},
                                    {"surveys.edit", area.district.value},
                                    {"surveys.answer", area.district.value},
                                    {"enterprises.view", area.district.value}}});
    }
    void as(UserId user)
    {
        client->sign_in({.user = user.value, .name = "x", .grants = {{"surveys.answer", area.district.value}}});
    }
    web::TestClient::Pairs new_survey() const
    {
        return {{"title", "Rà soát 2026"},
                {"questionnaire", questionnaire.text()},
                {"starts_on", "1/3/2026"},
                {"deadline", "30/6/2026"},
                {"responsible", minh.text()}};
    }
    CampaignId begun()
    {
        auto const answer = client->post("/surveys", new_survey());
        EXPECT_EQ(answer.status, 303) << answer.body;
        auto const url = web::header_of(answer, "location");
        return CampaignId::parse(url.substr(url.rfind('/') + 1));
    }
    /// The hidden field that says what a form was made of.
    std::string seen(std::string const& url)
    {
        auto const page = client->get(url).body;
        auto const at = page.find("name='seen' value=\"") + 19;
        return page.substr(at, page.find('"', at) - at);
    }
    std::string body(std::int64_t number, std::string_view field, std::string_view value, std::size_t which = 0,
                     std::string_view device = "phone-0001") const
    {
        return R"({"entries":[{"device":")" + std::string{device} + R"(","number":)" + std::to_string(number) +
               R"(,"enterprise":")" + ids[which].text() + R"(","field":")" + std::string{field} + R"(","value":")" +
               std::string{value} + R"(","written_at":"2026-03-02T01:00:00Z"}]})";
    }

    base::Date const today = day(2026, 3, 2);
    support::Area area;
    std::vector<EnterpriseId> ids;
    questionnaires::QuestionnaireId questionnaire;
    UserId minh, hoa;
    std::unique_ptr<web::TestClient> client;
};

}   // namespace surveys::testing
